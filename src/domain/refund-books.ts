// What is known of an order's refunds in three places: our ledger, the provider's books, and the returns themselves.
import type { Instant } from './instant.ts';
import type { Minor } from './money.ts';

export type RefundState = 'intended' | 'submitted' | 'pending' | 'settled' | 'failed' | 'unknown';

export interface LedgerLine {
  readonly intentId: string;
  readonly rma: string;
  readonly provider: string;
  /** Of the payment at the provider. */
  readonly reference: string;
  readonly providerId?: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly state: RefundState;
  readonly reservedAt: Instant;
}

/** One line of the provider's books about a payment, whoever made it. */
export interface BookLine {
  readonly providerId: string;
  /** Our intent; absent for a refund that was made by hand or by another program. */
  readonly intentId?: string;
  readonly status: 'pending' | 'settled' | 'failed';
  readonly amount: Minor;
  readonly currency: string;
  /** Why it failed, or what it waits for. */
  readonly reason?: string;
  /** When the provider took it, by its own clock, where it says so. */
  readonly madeAt?: Instant;
}

/** The provider's lines about one payment; null where it has no books that we can read. */
export interface PaymentBook {
  readonly provider: string;
  readonly reference: string;
  readonly lines: readonly BookLine[] | null;
}

/** What a return counts as paid out; `elsewhere` of it may have gone to an account that is no payment of the order. */
export interface ReturnLine {
  readonly rma: string;
  readonly currency: string;
  readonly paid: Minor;
  readonly elsewhere: Minor;
  readonly isClosed: boolean;
}
