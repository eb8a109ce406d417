// Our ledger of refunds, as whoever hears of one looks it up.
import type { LedgerLine } from '../domain/refund-books.ts';

export interface RefundRows {
  /** All intents of a payment, under whichever of the references our ledger knows it. */
  ofPayment(provider: string, references: readonly string[]): Promise<readonly LedgerLine[]>;
  ofReturn(rma: string): Promise<readonly LedgerLine[]>;
  find(intentId: string): Promise<LedgerLine | undefined>;
}
