// What the audit keeps of a refund: the amount and the state, not what the provider says of the payer's account.
import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import type { RefundState } from '../domain/refund-books.ts';
import type { Act } from '../ports/audit.ts';
import type { RefundIntent } from '../ports/refunds.ts';
import type { RefundIntentsTable } from './tables.ts';

export function reservation(intent: RefundIntent): Act {
  const { intentId, paymentId, orderNumber, provider, amount, currency } = intent;
  const facts = { intent: intentId, order: orderNumber, payment: paymentId, provider, amount, currency };
  return { ...byItself(intent), action: 'refund-reserved', facts };
}

export function changeOf(row: Selectable<RefundIntentsTable>, { state, providerId, at }: Change): Act {
  const { intent_id: intent, amount, currency } = row;
  const facts = { intent, from: row.state, to: state, amount, currency, providerId: providerId ?? null, ownTime: at };
  return { ...byItself(row), action: 'refund-changed', facts };
}

interface Change {
  readonly state: RefundState;
  readonly providerId?: string;
  /** The return's own time. */
  readonly at: Instant;
}

function byItself({ shop, rma }: { readonly shop: string; readonly rma: string }) {
  return { shop, rma, by: 'service', once: null } as const;
}
