// How values are written for people; the same everywhere.
import { currencyDigits } from './currencies.ts';
import type { Minor } from './money.ts';

/** `61.90 USD`, `1,500 JPY`, `-15.00 USD`: the digits are those of ISO 4217. A code without digits stands with its minor units. */
export function printedAmount(amount: Minor, currency: string): string {
  const digits = currencyDigits(currency);
  if (digits === undefined) return `${amount} minor units of ${currency}`;
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = plain.slice(0, plain.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits === 0 ? '' : `.${plain.slice(-digits)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction} ${currency}`;
}

/** What people wrote, as text for a page of Markdown: never as markup, and no more than 300 characters of it. */
export function printedText(written: string): string {
  return written.replace(/[^\p{L}\p{N} .,:;@/()'-]/gu, ' ').slice(0, 300);
}
