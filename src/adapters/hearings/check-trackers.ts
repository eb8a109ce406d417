// Reports of the services that follow parcels. Source: docs.easypost.com/docs/webhooks, docs.goshippo.com, webhooks.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Checked, RawReport } from '../../ports/hearings.ts';
import { jsonIn } from './check-standard.ts';

/** EasyPost signs the body and no time; since its tracker is read anew, an old report tells nothing old. */
export function easypostCheck(secret: string): (report: RawReport) => Promise<Checked> {
  return async (report) => {
    const digest = createHmac('sha256', secret.normalize('NFKD')).update(report.body).digest('hex');
    if (!isSame(report.headers['x-hmac-signature'] ?? '', `hmac-sha256-hex=${digest}`)) return { kind: 'forged' };
    const read = easypostEvent.safeParse(jsonIn(report));
    if (!read.success) return { kind: 'other' };
    const { id, result } = read.data;
    return { kind: 'hearing', id, hearing: { about: 'tracker', service: 'easypost', tracker: result.id } };
  };
}

/** Shippo signs nothing by itself: its address holds a token of ours. Its reports have no id, so the content is one. */
export function shippoCheck(token: string): (report: RawReport) => Promise<Checked> {
  return async (report) => {
    if (!isSame(report.token ?? '', token)) return { kind: 'forged' };
    const read = shippoEvent.safeParse(jsonIn(report));
    if (!read.success) return { kind: 'other' };
    const { carrier, tracking_number: trackingNumber } = read.data.data;
    const id = createHash('sha256').update(report.body).digest('hex').slice(0, 40);
    return { kind: 'hearing', id, hearing: { about: 'tracker', service: 'shippo', carrier, trackingNumber } };
  };
}

const text = z.string().regex(/^[\w.-]{1,100}$/);

const easypostEvent = z.object({
  id: text,
  description: z.enum(['tracker.created', 'tracker.updated']),
  result: z.object({ id: text }),
});
const shippoEvent = z.object({
  event: z.literal('track_updated'),
  data: z.object({ carrier: text, tracking_number: text }),
});

/** In the same time wherever they differ, and however long they are. */
function isSame(given: string, right: string): boolean {
  const digest = (one: string) => createHash('sha256').update(one).digest();
  return timingSafeEqual(digest(given), digest(right));
}
