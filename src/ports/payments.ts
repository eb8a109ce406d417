// A payment provider, in our words: look up by our intent, send with a key, read the state.
import type { Minor } from '../domain/money.ts';

export interface RefundOrder {
  /** The intent's id: the idempotency key and the provider's metadata. */
  readonly intentId: string;
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: string;
  /** What was captured less what was refunded before us; a provider without books of its own goes by it. */
  readonly refundable: Minor;
}

export type RefundAnswer =
  | { readonly kind: 'taken'; readonly providerId: string; readonly status: 'pending' | 'settled' }
  | { readonly kind: 'declined'; readonly reason: string };

/** A refund as the provider has it in its books. */
export type RefundFound =
  | (Extract<RefundAnswer, { kind: 'taken' }> & { readonly amount: Minor; readonly currency: string })
  | Extract<RefundAnswer, { kind: 'declined' }>;

/** What a provider throws; `retryAfterMs` where it said when to ask again. */
export interface NoAnswer extends Error {
  readonly retryAfterMs?: number;
}

export interface PaymentProvider {
  /** Throws `NoAnswer` when no answer came: the outcome is unknown and the next try looks up first. */
  refund(order: RefundOrder): Promise<RefundAnswer>;
  /** Undefined: the provider knows nothing of the intent. Throws `NoAnswer`. */
  lookUp(intentId: string): Promise<RefundFound | undefined>;
}
