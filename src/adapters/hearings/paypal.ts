// Reports of PayPal: only PayPal can say whether they are its own, and that is asked where its keys are.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Instant, instantOf } from '../../domain/instant.ts';
import { type Checked, longestWaiting, type RawReport } from '../../ports/hearings.ts';
import type { PaypalMessage } from '../payments/paypal-webhook.ts';
import { jsonIn } from './check-standard.ts';

/** Nothing of it is trusted here: what has no signature at all or is about something else is dropped, that is all. */
export async function paypalLook({ headers, token, body }: RawReport): Promise<Checked> {
  const signed = Object.fromEntries(
    signatureHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
  if (Object.keys(signed).length < signatureHeaders.length) return { kind: 'forged' };
  if (!isRecent(signed['paypal-transmission-time'] ?? '')) return { kind: 'forged' };
  const text = textOf(body);
  if (text === undefined) return { kind: 'forged' };
  if (!refundEvent.safeParse(jsonIn({ headers, token, body })).success) return { kind: 'other' };
  // By its content: somebody else's forgery under PayPal's id must not stand in the way of PayPal's own.
  const id = createHash('sha256').update(JSON.stringify(signed)).update(text).digest('hex').slice(0, 40);
  return { kind: 'hearing', id, hearing: { about: 'paypal', report: id }, waits: { headers: signed, body: text } };
}

/** Of which payments a message speaks; undefined: PayPal has not sent it, or it speaks of none. */
export function paypalSaid(verify: (message: PaypalMessage) => Promise<boolean>) {
  return async (message: PaypalMessage): Promise<{ references: readonly string[]; at: Instant } | undefined> => {
    if (!(await verify(message))) return undefined;
    const { create_time: at, resource } = refundEvent.parse(JSON.parse(message.body));
    const captures = (resource.links ?? [])
      .filter(({ rel }) => rel === 'up')
      .flatMap(({ href }) => /\/captures\/([\w-]{1,100})$/.exec(href)?.[1] ?? []);
    return { references: captures, at: instantOf(Date.parse(at)) };
  };
}

/** PayPal writes UTF-8, and no longer; undefined: this is something else. */
function textOf(body: Uint8Array): string | undefined {
  if (body.length > longestWaiting) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

const signatureHeaders = [
  'paypal-auth-algo',
  'paypal-cert-url',
  'paypal-transmission-id',
  'paypal-transmission-sig',
  'paypal-transmission-time',
] as const;

const refundEvent = z.object({
  event_type: z.enum([
    'PAYMENT.CAPTURE.REFUNDED',
    'PAYMENT.CAPTURE.REVERSED',
    'PAYMENT.REFUND.PENDING',
    'PAYMENT.REFUND.COMPLETED',
    'PAYMENT.REFUND.FAILED',
  ]),
  create_time: z.iso.datetime({ offset: true }),
  resource: z.object({ links: z.array(z.object({ rel: z.string(), href: z.string() })).optional() }),
});

/** PayPal sends again what was not taken for three days, each time with the time of the first. */
function isRecent(text: string): boolean {
  const sentMs = z.iso.datetime({ offset: true }).safeParse(text).success ? Date.parse(text) : Number.NaN;
  const age = Date.now() - sentMs;
  return age < 4 * dayMs && age > -dayMs;
}

const dayMs = 24 * 3_600_000;
