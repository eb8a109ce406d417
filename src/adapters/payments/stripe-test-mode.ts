// Payments in Stripe's test mode, by a card of Stripe's own: something to refund for a demonstration.
import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import type { Minor } from '../../domain/money.ts';
import { toStripe } from './stripe-amounts.ts';
import { placeOf, type StripePaymentsOptions } from './stripe.ts';

/** What a key of the test mode begins with; with any other one real money would move. */
export const testKeyStart = 'sk_test_';

/** Answers how to take a payment; it answers the payment's reference. Throws for a key of another kind. */
export function stripeTestPayments({ secretKey, url, timeoutMs = 20_000 }: StripePaymentsOptions) {
  if (!secretKey.startsWith(testKeyStart)) throw new Error(`Only a key that begins with ${testKeyStart} is used here.`);
  const place = url === undefined ? {} : placeOf(url);
  const stripe = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: timeoutMs,
    maxNetworkRetries: 2,
    telemetry: false,
    ...place,
  });
  return async (amount: Minor, currency: string): Promise<string> => {
    const written = toStripe(amount, currency);
    if ('reason' in written) throw new Error(written.reason);
    const { id, status } = await stripe.paymentIntents.create(
      {
        amount: written.units,
        currency: currency.toLowerCase(),
        payment_method: 'pm_card_visa',
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        confirm: true,
        description: 'Homeward demo',
      },
      { idempotencyKey: randomUUID() },
    );
    if (status !== 'succeeded') throw new Error(`Stripe's test mode left the payment ${id} as ${status}.`);
    return id;
  };
}
