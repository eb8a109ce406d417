// Refunds at PayPal, over HTTP. Source: developer.paypal.com/api/payments/v2, /api/rest/reference/idempotency.
import { z } from 'zod';
import type { PaymentProvider, RefundAnswer, RefundFound, RefundOrder } from '../../ports/payments.ts';
import { foundOf, ownAmong, refundedAlready } from './books.ts';
import type { Heard } from './http.ts';
import { unclear } from './no-answer.ts';
import { toPaypal } from './paypal-amounts.ts';
import { refundById, refundIn, refundsOfCapture } from './paypal-books.ts';
import { type PaypalCall, paypalCalls } from './paypal-token.ts';

export interface PaypalPaymentsOptions {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long one call may take; a look-up is up to two of them. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970, for the end of the access token. */
  readonly now?: () => number;
}

/**
 * The payment's reference is the id of a capture. A refund carries our intent twice: as `PayPal-Request-Id`, under which
 * PayPal keeps its answer for 45 days, and as `custom_id`, by which it is found in the order of the capture for good.
 *
 * Where the ledger has PayPal's own id the look-up goes by it. Repeating the request would tell the same while it is kept
 * and pay a second time afterwards, so no look-up rests on that.
 */
export function paypalPayments(options: PaypalPaymentsOptions): PaymentProvider {
  const { timeoutMs = 4000, now = Date.now } = options;
  const paypal = paypalCalls({ ...options, timeoutMs, now });
  const list = (capture: string) => refundsOfCapture(paypal, capture);
  return {
    async refund(order) {
      const amount = toPaypal(order.amount, order.currency);
      if ('reason' in amount) return { kind: 'declined', reason: amount.reason };
      const heard = await paypal(`/v2/payments/captures/${encodeURIComponent(order.reference)}/refund`, {
        headers: { 'paypal-request-id': order.intentId, prefer: 'return=representation' },
        body: { amount, custom_id: order.intentId },
      });
      return heard.status < 300 ? foundOf(await refundIn(paypal, heard)) : refusalOf(heard, order, paypal);
    },

    async lookUp({ intentId, reference, providerId }) {
      if (providerId === undefined) return ownAmong(await list(reference), intentId);
      const refund = await refundById(paypal, providerId);
      return refund && foundOf(refund);
    },

    list,
  };
}

const refusalBody = z.object({
  name: z.string(),
  message: z.string(),
  details: z.array(z.object({ issue: z.string(), description: z.string().optional() })).optional(),
});

/** PayPal has understood and has not done it; its books say whether it had done it before. */
async function refusalOf(
  { status, body }: Heard,
  { intentId, reference }: RefundOrder,
  paypal: PaypalCall,
): Promise<RefundAnswer | RefundFound> {
  const read = refusalBody.safeParse(body);
  if (!read.success) throw unclear(`PayPal answered ${status}, and not as it is documented.`);
  const { name, message, details = [] } = read.data;
  const { issue = name, description = message } = details[0] ?? {};
  const sentence = `PayPal: ${description} (${issue})`;
  if (spent.includes(issue)) return refundedAlready(await refundsOfCapture(paypal, reference), { intentId, sentence });
  if (keyReused.includes(issue)) {
    const own = ownAmong(await refundsOfCapture(paypal, reference), intentId);
    if (own === undefined) throw unclear(sentence);
    return own;
  }
  const dispute = 'The customer has disputed this payment, and the dispute decides about the money now. ';
  return { kind: 'declined', reason: `${disputed.includes(issue) ? dispute : ''}${sentence}` };
}

const spent: readonly string[] = ['CAPTURE_FULLY_REFUNDED', 'REFUND_AMOUNT_EXCEEDED', 'MAX_NUMBER_OF_REFUNDS_EXCEEDED'];
const keyReused: readonly string[] = ['PAYPAL_REQUEST_ID_REUSED', 'DUPLICATE_REQUEST_ID'];
const disputed: readonly string[] = ['TRANSACTION_DISPUTED', 'REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK'];
