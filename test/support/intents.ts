// Refund intents for tests of the ledger.
import type { RefundIntent } from '../../src/ports/refunds.ts';

/** 600 cents of a payment of 1 000, of a return named after its order unless said otherwise. */
export function intentOf(orderNumber: string, change: Partial<RefundIntent> = {}): RefundIntent {
  const facts = { rma: `SOO-${orderNumber}`, shop: 'soocas', orderNumber, cause: 'goods', slot: 'p1' } as const;
  const payment = { paymentId: 'p1', provider: 'sandbox', reference: 'pi_1' };
  const amounts = { amount: 600, currency: 'USD', refundable: 1000 };
  const intentId = `${change.rma ?? facts.rma}:goods:${change.slot ?? facts.slot}`;
  return { intentId, ...facts, ...payment, ...amounts, ...change };
}
