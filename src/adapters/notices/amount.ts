// Amounts in the language of the reader.
import { printedAmount } from '../../domain/printed.ts';
import type { Minor } from '../../domain/money.ts';
import type { Texts } from './texts.ts';

/**
 * `1,234.56 USD` in English, `1.234,56 USD` in German. How many digits stand behind the point is the currency's, by ISO
 * 4217; the language has a say in the marks alone.
 */
export function amountIn(texts: Texts, amount: Minor, currency: string): string {
  const marks = new Map(
    new Intl.NumberFormat(texts.locale, { useGrouping: 'always' })
      .formatToParts(1_234_567.8)
      .map(({ type, value }) => [type, value]),
  );
  const [group = ',', decimal = '.'] = [marks.get('group'), marks.get('decimal')];
  return printedAmount(amount, currency).replace(/[,.]/g, (mark) => (mark === ',' ? group : decimal));
}
