// What is known of an order's refunds in three places: our ledger, the provider's books, and the returns themselves.
import type { Instant } from './instant.ts';
import type { Minor } from './money.ts';

export interface LedgerLine {
  readonly intentId: string;
  readonly rma: string;
  readonly provider: string;
  /** Of the payment at the provider. */
  readonly reference: string;
  readonly providerId?: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly state: 'intended' | 'submitted' | 'pending' | 'settled' | 'failed' | 'unknown';
  readonly reservedAt: Instant;
}

export interface BookLine {
  readonly providerId: string;
  readonly intentId?: string;
  readonly status: 'pending' | 'settled' | 'failed';
  readonly amount: Minor;
  readonly currency: string;
  readonly reason?: string;
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
