// Reports of Stripe. Source: docs.stripe.com/webhooks/signature, /api/events/types.
import { z } from 'zod';
import { instantOf } from '../../domain/instant.ts';
import type { Checked, RawReport } from '../../ports/hearings.ts';

/** Its client is large: it is loaded by the first report. What it takes for too old or not signed by Stripe is forged. */
export function stripeCheck(secret: string): (report: RawReport) => Promise<Checked> {
  return async ({ headers, body }) => {
    const { default: Stripe } = await import('stripe');
    let event: unknown;
    try {
      event = Stripe.webhooks.constructEvent(Buffer.from(body), headers['stripe-signature'] ?? '', secret);
    } catch {
      return { kind: 'forged' };
    }
    const read = refundEvent.safeParse(event);
    if (!read.success) return { kind: 'other' };
    const { id, created, data } = read.data;
    const { object } = data;
    const references = [object.payment_intent, object.object === 'charge' ? object.id : object.charge];
    const known = references.filter((one) => typeof one === 'string');
    if (known.length === 0) return { kind: 'other' };
    const at = instantOf(created * 1000);
    return { kind: 'hearing', id, hearing: { about: 'payment', provider: 'stripe', references: known, at } };
  };
}

const text = z.string().regex(/^[\w-]{1,100}$/);

/** Disputes are not among them: what they mean for a refund the next look at the payment tells. */
const refundEvent = z.object({
  id: text,
  created: z.int(),
  type: z.enum(['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated', 'charge.refunded']),
  data: z.object({
    object: z.object({
      id: text,
      object: z.enum(['refund', 'charge']),
      payment_intent: text.nullish(),
      charge: text.nullish(),
    }),
  }),
});
