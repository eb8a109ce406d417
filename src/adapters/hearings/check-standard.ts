// Reports that are signed as standardwebhooks.com has it: of carriers without a service, and of the shop's own systems.
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { instantOf } from '../../domain/instant.ts';
import { readRma } from '../../domain/rma.ts';
import type { Checked, RawReport } from '../../ports/hearings.ts';

/** The shop's system for balances and credit: `{ type, data: { intent } }`; the intent is looked up at its endpoint. */
export function shopAccountCheck(secret: string): (report: RawReport) => Promise<Checked> {
  return async (report) => {
    if (!isSigned(secret, report)) return { kind: 'forged' };
    const read = bookedEvent.safeParse(jsonIn(report));
    const id = idOf(report);
    if (!read.success || id === undefined) return { kind: 'other' };
    const at = instantOf(Number(report.headers['webhook-timestamp']) * 1000);
    return { kind: 'hearing', id, hearing: { about: 'intent', intent: read.data.data.intent, at } };
  };
}

/** A carrier's scan: `{ trackingNumber | rma, status: scanned | lost, at }`. */
export function carrierCheck(secret: string): (report: RawReport) => Promise<Checked> {
  return async (report) => {
    if (!isSigned(secret, report)) return { kind: 'forged' };
    const read = scan.safeParse(jsonIn(report));
    const id = idOf(report);
    if (!read.success || id === undefined) return { kind: 'other' };
    const { status, at, trackingNumber, rma: typed } = read.data;
    const rma = typed === undefined ? undefined : readRma(typed);
    const parcel = trackingNumber !== undefined ? { trackingNumber } : rma !== undefined ? { rma } : undefined;
    if (parcel === undefined) return { kind: 'other' };
    return { kind: 'hearing', id, hearing: { about: 'scan', parcel, status, at: instantOf(Date.parse(at)) } };
  };
}

/** A database is not asked for a text with a control character, and would be asked for days. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}+$/u);

const bookedEvent = z.object({ data: z.object({ intent: words(200) }) });

const scan = z.object({
  trackingNumber: words(100).optional(),
  rma: z.string().max(40).optional(),
  status: z.enum(['scanned', 'lost']),
  // Without a zone nobody could say when it was.
  at: z.iso.datetime({ offset: true }),
});

/** More than five minutes old, or ahead, is refused as well: whoever has listened in cannot send it again later. */
function isSigned(secret: string, { headers, body }: RawReport): boolean {
  try {
    new Webhook(secret).verify(Buffer.from(body), headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function idOf({ headers }: RawReport): string | undefined {
  return /^[\w-]{1,100}$/.exec(headers['webhook-id'] ?? '')?.[0];
}

export function jsonIn({ body }: RawReport): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
