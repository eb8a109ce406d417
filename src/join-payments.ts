// Which provider moves the money: by the name that the order gives its payment, or by the method of the refund.
import { guarded } from './adapters/payments/guarded.ts';
import { manualPayments } from './adapters/payments/manual.ts';
import { keyRefused } from './adapters/payments/no-answer.ts';
import { paypalPayments } from './adapters/payments/paypal.ts';
import { shopAccount } from './adapters/payments/shop-account.ts';
import type { StripePaymentsOptions } from './adapters/payments/stripe.ts';
import { sandboxPayments } from './adapters/sandbox-payments.ts';
import type { PaymentProvider } from './ports/payments.ts';
import type { Settings } from './settings.ts';

/** The provider of that name; throws a `NoAnswer` for operators where there is none or it is not set up. */
export async function joinPayments({ payments, sandbox }: Settings): Promise<(name: string) => PaymentProvider> {
  const { stripe, paypal, balance, credit } = payments;
  // Without a system of the shop that takes it, a person gives the money and reports it.
  const toBalance = balance === null ? manualPayments : guarded(shopAccount(balance), limits.balance);
  const toCredit = credit === null ? manualPayments : guarded(shopAccount(credit), limits.credit);
  const known: Readonly<Record<string, PaymentProvider | string>> = {
    sandbox: sandboxPayments(sandbox),
    stripe: stripe === null ? 'STRIPE_SECRET_KEY' : guarded(await atStripe(stripe), limits.stripe),
    paypal:
      paypal === null ? 'PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET' : guarded(paypalPayments(paypal), limits.paypal),
    balance: toBalance,
    'account-balance': toBalance,
    'store-credit': toCredit,
    manual: manualPayments,
    'bank-transfer': manualPayments,
    'paypal-account': manualPayments,
  };
  return (name) => {
    const provider = Object.hasOwn(known, name) ? known[name] : undefined;
    if (provider === undefined)
      throw keyRefused(`There is no payment provider ${name}: known are ${Object.keys(known).join(', ')}.`);
    if (typeof provider === 'string') throw keyRefused(`The provider ${name} is not set up: set ${provider}.`);
    return provider;
  };
}

/** Its client is large, and most shops have no need of it. */
async function atStripe(options: StripePaymentsOptions): Promise<PaymentProvider> {
  const { stripePayments } = await import('./adapters/payments/stripe.ts');
  return stripePayments(options);
}

/** Calls a second: Stripe allows 25 in test mode and 100 else, PayPal names no figure; the shop's system is its own. */
const limits = {
  stripe: { name: 'Stripe', perSecond: 20 },
  paypal: { name: 'PayPal', perSecond: 10 },
  balance: { name: 'The shop’s balance system', perSecond: 10 },
  credit: { name: 'The shop’s credit system', perSecond: 10 },
};
