// Amounts as PayPal writes them: decimal text in whole currency units.
// Source: developer.paypal.com/reference/currency-codes.
import { currencyDigits } from '../../domain/currencies.ts';
import type { Minor } from '../../domain/money.ts';

export interface PaypalAmount {
  readonly currency_code: string;
  readonly value: string;
}

/** `64.90`, `1500`, or a sentence why PayPal cannot take it. */
export function toPaypal(amount: Minor, currency: string): PaypalAmount | { readonly reason: string } {
  const digits = currencyDigits(currency);
  if (digits === undefined) return { reason: `PayPal takes no amounts in ${currency}.` };
  const text = String(amount).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits);
  if (!withoutDecimals.includes(currency))
    return { currency_code: currency, value: digits === 0 ? whole : `${whole}.${fraction}` };
  if (Number(fraction) === 0) return { currency_code: currency, value: whole };
  return { reason: `PayPal takes no parts of one ${currency}, and this is ${whole}.${fraction}.` };
}

/** Exactly, never by way of a fraction; throws for what is no amount of money. */
export function fromPaypal({ currency_code: currency, value }: PaypalAmount): {
  readonly amount: Minor;
  readonly currency: string;
} {
  const digits = currencyDigits(currency);
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
  const kept = fraction.padEnd(digits ?? 0, '0');
  if (digits === undefined || whole === '' || /[1-9]/.test(kept.slice(digits)))
    throw new Error(`PayPal names ${value} ${currency}, which is no amount of money.`);
  return { amount: Number(`${whole}${kept.slice(0, digits)}`), currency };
}

/** ISO 4217 gives two of them digits; PayPal refuses any. */
const withoutDecimals: readonly string[] = ['HUF', 'JPY', 'TWD'];
