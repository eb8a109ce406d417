// The ledger of refund intents: one row per return, cause and slot, made before the provider is called, never deleted.
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { RefundState } from '../domain/refund-books.ts';

export interface RefundIntent {
  readonly intentId: string;
  readonly rma: string;
  readonly shop: string;
  readonly orderNumber: string;
  readonly cause: 'goods' | 'shipping' | 'carriage' | 'compensation' | 'cancelled-order';
  /** The order's payment, and the number of the try after a failure: `p1`, `p1-2`. */
  readonly slot: string;
  readonly paymentId: string;
  readonly provider: string;
  readonly reference: string;
  readonly amount: Minor;
  readonly currency: string;
  /** What was captured less what was refunded before us: the sum of all that has not failed never exceeds it. */
  readonly refundable: Minor;
}

/** An intent as far as its provider can be asked about it. */
export interface SentBefore extends Pick<RefundIntent, 'intentId' | 'provider' | 'reference'> {
  readonly providerId?: string;
}

export interface RefundLedger {
  /**
   * One transaction: the same intent again answers its row; too much answers `too-much` and writes nothing. Throws an
   * error with the name `RefundIntentConflict` when the intent is known with another amount, currency or payment.
   */
  reserve(intent: RefundIntent): Promise<
    | {
        readonly kind: 'reserved';
        readonly state: RefundState;
        readonly fresh: boolean;
        readonly providerId?: string;
        readonly reason?: string;
      }
    | { readonly kind: 'too-much'; readonly left: Minor }
  >;
  /** All other intents of the same payment that have not failed as far as we know, the oldest first. */
  others(intent: RefundIntent): Promise<readonly SentBefore[]>;
  /** What the provider has answered is never covered by `submitted` or `unknown`, nor `settled` by `pending`. */
  settle(
    intentId: string,
    change: {
      readonly state: RefundState;
      readonly providerId?: string;
      readonly reason?: string;
      readonly at: Instant;
    },
  ): Promise<void>;
}
