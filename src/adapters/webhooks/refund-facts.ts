// What moves in the ledger of refunds, as facts for the shop.
import type { Selectable } from 'kysely';
import type { WebhookType } from '../../contract/webhooks.ts';
import { type Instant, instantOf } from '../../domain/instant.ts';
import type { RefundState } from '../../domain/refund-books.ts';
import type { RefundIntent } from '../../ports/refunds.ts';
import type { RefundIntentsTable } from '../tables.ts';
import type { WebhookFact } from './outbox.ts';

/** An intent has no time of its own yet, so it is told as of now. */
export function intendedFact(intent: RefundIntent): WebhookFact {
  const { intentId, orderNumber, cause, paymentId, provider, amount, currency } = intent;
  const data = { refund: intentId, orderNumber, cause, payment: paymentId, provider, amount, currency };
  return {
    shop: intent.shop,
    rma: intent.rma,
    type: 'refund.intended',
    at: instantOf(Date.now()),
    cause: intentId,
    data: { ...data, state: 'intended', change: 0 },
  };
}

/** The reason is in a provider's words, and may name a customer: it stays with us. */
export function changedFact(row: Selectable<RefundIntentsTable>, { state, providerId, at }: Change): WebhookFact {
  const { shop, rma, intent_id: refund, cause, payment_id: payment, provider, amount, currency } = row;
  const change = row.changes + 1;
  const data = { refund, orderNumber: row.order_number, cause, payment, provider, amount, currency };
  return {
    shop,
    rma,
    type: types[state],
    at,
    cause: `${refund} ${change}`,
    data: { ...data, providerId: providerId ?? row.provider_id, before: row.state, state, change },
  };
}

interface Change {
  readonly state: RefundState;
  readonly providerId?: string;
  readonly at: Instant;
}

const types = {
  intended: 'refund.intended',
  submitted: 'refund.submitted',
  pending: 'refund.pending',
  settled: 'refund.settled',
  failed: 'refund.failed',
  unknown: 'refund.unknown',
} as const satisfies Readonly<Record<RefundState, WebhookType>>;
