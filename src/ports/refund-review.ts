// The ledger of refund intents order by order, for whoever compares it with the providers' books.
import type { Instant } from '../domain/instant.ts';
import type { LedgerLine, ReturnLine } from '../domain/refund-books.ts';

export interface OrderRefunds {
  readonly shop: string;
  readonly orderNumber: string;
  readonly ledger: readonly LedgerLine[];
  /** Returns of the order that count their money as paid out; without the advance that went elsewhere. */
  readonly returns: readonly ReturnLine[];
}

export interface RefundReview {
  /**
   * Orders with an intent that was reserved or changed at or after `since`, or is not answered yet, after the given one;
   * in an order that stays the same, so that a review may go on where it was. `limit` orders at most.
   */
  orders(page: {
    readonly since: Instant;
    readonly after: OrderKey | null;
    readonly limit: number;
  }): Promise<readonly OrderRefunds[]>;
}

export interface OrderKey {
  readonly shop: string;
  readonly orderNumber: string;
}
