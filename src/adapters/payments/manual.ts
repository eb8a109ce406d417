// Money that a person moves: bank transfers, and whatever no provider of ours can pay.
import { createHash } from 'node:crypto';
import type { PaymentProvider } from '../../ports/payments.ts';

/**
 * The refund is pending at once, with a reference for the transfer; finance makes it and reports by `confirmRefund`. It
 * asks nobody and moves nothing, so it may be repeated. There are no books to read: our ledger is all there is.
 */
export const manualPayments: PaymentProvider = {
  refund: async ({ intentId }) => ({ kind: 'asked', providerId: transferReference(intentId) }),
  lookUp: async ({ providerId }) => (providerId === undefined ? undefined : { kind: 'asked', providerId }),
  list: null,
};

/** `HW-3F8A-91C2-07DE`: short enough for every bank's line, and the same for the same intent. */
function transferReference(intentId: string): string {
  const digits = createHash('sha256').update(intentId).digest('hex').slice(0, 12).toUpperCase();
  return `HW-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
