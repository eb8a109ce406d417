// What every e-mail says of its return.
import type { Money } from '../../domain/ruling.ts';
import { amountIn } from './amount.ts';
import { oneLine } from './blocks.ts';
import type { Fact } from './blocks.ts';
import type { Telling } from './sections.ts';
import type { Story } from './story.ts';
import { filled } from './texts.ts';
import type { Texts } from './texts.ts';
import { printedInstant } from './when.ts';

/** In the order in which they are read; what is empty is left out. */
export function returnFacts({ order, shop, texts }: Telling, story: Story): readonly Fact[] {
  const { facts, resolutions, separator } = texts;
  const goods = order.lines.map(({ quantity, title }) => `${quantity} × ${oneLine(title)}`).join(separator);
  const rows = [
    { label: facts.return, value: order.rma },
    { label: facts.order, value: oneLine(order.orderNumber) },
    { label: facts.goods, value: goods },
    { label: facts.wish, value: resolutions[order.resolution] },
    { label: facts.refundedTo, value: story.shows.includes('money') ? refundedTo(order.money, texts) : '' },
    { label: facts.asOf, value: printedInstant(order.at, order.due?.zone ?? shop.zone, texts) },
  ];
  return rows.filter(({ value }) => value !== '');
}

/** An order paid in several ways is refunded in as many amounts; each shows up by itself on a statement. */
function refundedTo({ method: way, payments, currency }: Money, texts: Texts): string {
  if (way === null) return '';
  const method = texts.methods[way];
  if (payments.length < 2) return method;
  const amounts = new Intl.ListFormat(texts.locale).format(
    // A line never breaks between a number and its currency.
    payments.map(({ amount }) => amountIn(texts, amount, currency).replace(' ', '\u00a0')),
  );
  return filled(texts.facts.inAmounts, { method, count: String(payments.length), amounts });
}
