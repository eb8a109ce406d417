// A payment provider, in our words: look up by our intent, send with a key, read the state, read its books.
import type { Minor } from '../domain/money.ts';
import type { BookLine } from '../domain/refund-books.ts';

export interface RefundOrder {
  /** The intent's id: the idempotency key and the provider's metadata. */
  readonly intentId: string;
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: string;
  /** What was captured less what was refunded before us; a provider without books of its own goes by it. */
  readonly refundable: Minor;
}

/** What is looked for: by our intent at the payment, or by the provider's own id where our ledger has it. */
export interface RefundSought extends Pick<RefundOrder, 'intentId' | 'reference'> {
  readonly providerId?: string;
}

export type RefundAnswer =
  | {
      readonly kind: 'taken';
      readonly providerId: string;
      readonly status: 'pending' | 'settled';
      /** What a person should know while it is pending, in the provider's words. */
      readonly note?: string;
    }
  | { readonly kind: 'declined'; readonly reason: string }
  /** A person moves the money and reports it; `providerId` is the reference that stands on the transfer. */
  | { readonly kind: 'asked'; readonly providerId: string };

/** A refund as the provider has it in its books. */
export type RefundFound =
  | (Extract<RefundAnswer, { kind: 'taken' }> & { readonly amount: Minor; readonly currency: string })
  | Exclude<RefundAnswer, { kind: 'taken' }>;

/** What a provider throws; `retryAfterMs` where it said when to ask again. */
export interface NoAnswer extends Error {
  readonly retryAfterMs?: number;
  /**
   * Asking again does not help by itself. `credentials`: our key was refused or is not set, so nothing was carried out
   * now. `person`: what the provider has cannot be told from what we want, and money may have moved.
   */
  readonly needs?: 'credentials' | 'person';
}

export interface PaymentProvider {
  /** Throws `NoAnswer` when no answer came: the outcome is unknown and the next try looks up first. */
  refund(order: RefundOrder): Promise<RefundAnswer | RefundFound>;
  /** Undefined: the provider knows nothing of the intent. Throws `NoAnswer`. */
  lookUp(sought: RefundSought): Promise<RefundFound | undefined>;
  /** All refunds of one payment in the provider's books, failed ones too. Null: it has none that we can read. */
  readonly list: ((reference: string) => Promise<readonly BookLine[]>) | null;
}
