// Amounts as Stripe writes them: whole numbers too, but not of the same units as ISO 4217 in every currency.
// Source: docs.stripe.com/currencies, “Zero-decimal”, “Three-decimal” and “Special cases”.
import { currencyDigits } from '../../domain/currencies.ts';
import type { Minor } from '../../domain/money.ts';

/** In Stripe's units, or a sentence why Stripe cannot take it. */
export function toStripe(amount: Minor, currency: string): { readonly units: number } | { readonly reason: string } {
  const digits = currencyDigits(currency);
  const theirs = stripeDigits(currency);
  if (digits === undefined || theirs === undefined) return { reason: `Stripe takes no amounts in ${currency}.` };
  const units = theirs < digits ? amount / 10 ** (digits - theirs) : amount * 10 ** (theirs - digits);
  const step = theirs === 3 ? 10 : 1;
  if (units % step === 0) return { units };
  return { reason: `Stripe takes no parts of ${currency} as small as in ${amount} minor units.` };
}

/** Minor units of ISO 4217; Stripe's currency codes are in small letters. Throws for a currency we know nothing of. */
export function fromStripe(units: number, code: string): { readonly amount: Minor; readonly currency: string } {
  const currency = code.toUpperCase();
  const digits = currencyDigits(currency);
  const theirs = stripeDigits(currency);
  if (digits === undefined || theirs === undefined)
    throw new Error(`Stripe names ${units} ${code}, which is no money.`);
  return { amount: theirs > digits ? units / 10 ** (theirs - digits) : units * 10 ** (digits - theirs), currency };
}

/** Undefined: Stripe has no such currency, or we could not say in which units. */
function stripeDigits(currency: string): number | undefined {
  if (withTwoZeros.includes(currency)) return 2;
  if (withoutFraction.includes(currency)) return 0;
  const digits = currencyDigits(currency);
  if (digits === 3) return withThree.includes(currency) ? 3 : undefined;
  return digits === 2 ? 2 : undefined;
}

/** The ariary has two digits by ISO 4217 and none here. */
const withoutFraction = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');

/** Without a fraction by ISO 4217; Stripe keeps two digits for old clients, and they are always 00. */
const withTwoZeros: readonly string[] = ['ISK', 'UGX'];

/** The last of the three digits must be 0, since card networks take two. */
const withThree = 'BHD JOD KWD OMR TND'.split(' ');
