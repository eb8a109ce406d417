// Refunds at Stripe, by its own client. Source: docs.stripe.com/api/refunds, /api/idempotent_requests, /refunds.
import Stripe from 'stripe';
import { instantOf } from '../../domain/instant.ts';
import type { BookLine } from '../../domain/refund-books.ts';
import type { PaymentProvider, RefundAnswer, RefundFound, RefundOrder } from '../../ports/payments.ts';
import { foundOf, ownAmong, refundedAlready } from './books.ts';
import { unclear } from './no-answer.ts';
import { fromStripe, toStripe } from './stripe-amounts.ts';
import { meaningOf } from './stripe-errors.ts';

export interface StripePaymentsOptions {
  readonly secretKey: string;
  /** Another place than Stripe's own, for tests. */
  readonly url?: string;
  /** How long one call may be silent; a look-up and a refund together end within the time of one try. */
  readonly timeoutMs?: number;
}

/**
 * The payment's reference is a payment intent (`pi_…`) or a charge (`ch_…`, `py_…`). A refund carries our intent twice:
 * as its idempotency key, which Stripe forgets after a day, and in its metadata, by which it is found for good.
 *
 * An error of Stripe's own (500) is kept under the key too: tries get the same answer until the key is
 * forgotten, and the look-up before each of them tells whether the money moved all the same.
 */
export function stripePayments({ secretKey, url, timeoutMs = 8000 }: StripePaymentsOptions): PaymentProvider {
  const stripe = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: timeoutMs,
    maxNetworkRetries: 0, // The activity tries again, and looks the refund up before it does.
    // By its other way to call, the client sends once more when a connection was closed, retries or not.
    httpClient: Stripe.createFetchHttpClient(),
    telemetry: false,
    ...(url !== undefined && placeOf(url)),
  });
  return {
    async refund(order) {
      const payment = paymentOf(order.reference);
      if (payment === undefined) return { kind: 'declined', reason: `${order.reference} is no payment of Stripe.` };
      const amount = toStripe(order.amount, order.currency);
      if ('reason' in amount) return { kind: 'declined', reason: amount.reason };
      const wanted = { ...payment, amount: amount.units, metadata: { [intentKey]: order.intentId } };
      try {
        const made = await stripe.refunds.create(wanted, { idempotencyKey: order.intentId });
        return foundOf(listedOf(made));
      } catch (error) {
        return answerTo(error, order, () => list(order.reference));
      }
    },
    lookUp: async ({ intentId, reference }) => ownAmong(await list(reference), intentId),
    list,
  };

  async function list(reference: string): Promise<readonly BookLine[]> {
    const payment = paymentOf(reference);
    if (payment === undefined) return [];
    const refunds: BookLine[] = [];
    try {
      for await (const refund of stripe.refunds.list({ ...payment, limit: 100 })) refunds.push(listedOf(refund));
      return refunds;
    } catch (error) {
      const { kind, sentence, cause } = meaningOf(error);
      // Under another account's key a payment is unknown too. What was sent before may stand in that account's books.
      throw kind === 'declined' ? unclear(`Stripe does not show the refunds of ${reference}: ${sentence}`) : cause;
    }
  }
}

const intentKey = 'homeward_intent';

/** What a refused call means for the refund; Stripe's books decide where the call alone does not. */
async function answerTo(
  error: unknown,
  { intentId }: RefundOrder,
  list: () => Promise<readonly BookLine[]>,
): Promise<RefundAnswer | RefundFound> {
  const { kind, sentence, cause } = meaningOf(error);
  if (kind === 'declined') return { kind: 'declined', reason: sentence };
  if (kind === 'no-answer') throw cause;
  if (kind === 'refunded-already') return refundedAlready(await list(), { intentId, sentence });
  // Something else was sent under our key. If it made a refund, that one is found here and compared; if not, a person
  // sees to it: another key would be another refund.
  const own = ownAmong(await list(), intentId);
  if (own === undefined) throw unclear(sentence);
  return own;
}

function paymentOf(reference: string): { readonly payment_intent: string } | { readonly charge: string } | undefined {
  if (reference.startsWith('pi_')) return { payment_intent: reference };
  return /^(ch|py)_/.test(reference) ? { charge: reference } : undefined;
}

function listedOf(refund: Stripe.Refund): BookLine {
  const intentId = refund.metadata?.[intentKey];
  const reason = reasonOf(refund);
  return {
    providerId: refund.id,
    ...(intentId !== undefined && { intentId }),
    status: statusOf(refund),
    ...fromStripe(refund.amount, refund.currency),
    madeAt: instantOf(refund.created * 1000),
    ...(reason !== undefined && { reason }),
  };
}

/**
 * `requires_action` holds the amount: Stripe has asked the customer for an account to pay to, and pays as soon as it has
 * one, or lets the refund fail. So it is pending, with a note for whoever looks; taken for declined it would free an
 * amount that may still go out. The same holds for a state that we do not know.
 */
function statusOf({ status }: Stripe.Refund): BookLine['status'] {
  if (status === 'succeeded') return 'settled';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending';
}

function reasonOf({ id, status, failure_reason, pending_reason }: Stripe.Refund): string | undefined {
  if (status === 'failed') return `Stripe could not pay the refund ${id}: ${failure_reason ?? 'no reason given'}.`;
  if (status === 'canceled') return `The refund ${id} was canceled at Stripe.`;
  if (status === 'requires_action') return `Stripe waits for the customer to name an account for the refund ${id}.`;
  if (status === 'succeeded' || pending_reason === undefined || pending_reason === 'processing') return undefined;
  return `Stripe holds the refund ${id} back: ${pending_reason}.`;
}

/** A place as Stripe's client is told it. */
export function placeOf(url: string) {
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port, protocol: protocol === 'http:' ? ('http' as const) : ('https' as const) };
}
