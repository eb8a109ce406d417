// Prices as carriers write them: decimal text in whole currency units.
import { currencyDigits } from '../../domain/currencies.ts';
import type { Minor } from '../../domain/money.ts';

/** Exactly, never by way of a fraction; undefined for what is no amount of money. */
export function minorOf(text: string, currency: string): Minor | undefined {
  const digits = currencyDigits(currency);
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (digits === undefined || whole === '') return undefined;
  const kept = fraction.padEnd(digits, '0');
  // A part smaller than the currency knows counts as a whole one, so that no price looks lower than it is.
  const more = /[1-9]/.test(kept.slice(digits)) ? 1 : 0;
  return Number(`${whole}${kept.slice(0, digits)}`) + more;
}

/** The lowest price; of equal ones the first. Prices in other currencies than the first one's cannot be compared. */
export function cheapest<Rate extends { readonly price: Minor; readonly currency: string }>(
  rates: readonly Rate[],
): Rate | undefined {
  const [first] = rates;
  return rates
    .filter(({ currency }) => currency === first?.currency)
    .reduce<Rate | undefined>((best, rate) => (best === undefined || rate.price < best.price ? rate : best), undefined);
}
