// What the amounts of an order say of one another: their sums, and what the discounts take of each line (ALL-15).
import { spread } from '../domain/money.ts';
import type { Minor } from '../domain/money.ts';
import type { Discount, Order, OrderLine } from '../domain/order.ts';
import { placeIn } from './read-places.ts';
import type { Place, Report } from './read-places.ts';
import { mostMinor } from './read-values.ts';

/** Reports BAD_VALUE where a sum leaves the range of amounts, INCONSISTENT where a discount takes what is not there. */
export function checkMoney(order: Order, place: Place, report: Report): void {
  const sums = [
    goodsAndShipping(order, place),
    captured(order, place),
    refunded(order, place),
    discounted(order, place),
  ];
  const inRange = sums.map((terms) => checkSum(terms, report));
  checkShipping(order, place, report);
  if (inRange.every(Boolean)) checkDiscounts(order, place, report);
}

interface Term {
  readonly amount: Minor;
  readonly place: Place;
}

function goodsAndShipping({ lines, shipping }: Order, place: Place): readonly Term[] {
  return [
    ...lines.map((line, index) => ({ amount: priceOf(line), place: placeIn(place, 'lines', index, 'unitPrice') })),
    { amount: shipping.standard, place: placeIn(place, 'shipping', 'standard') },
    { amount: shipping.expedited, place: placeIn(place, 'shipping', 'expedited') },
  ];
}

function captured({ payments }: Order, place: Place): readonly Term[] {
  return payments.map((payment, index) => ({
    amount: payment.captured,
    place: placeIn(place, 'payments', index, 'captured'),
  }));
}

function refunded({ payments }: Order, place: Place): readonly Term[] {
  return payments.map((payment, index) => ({
    amount: payment.refundedBefore,
    place: placeIn(place, 'payments', index, 'refundedBefore'),
  }));
}

function discounted({ discounts }: Order, place: Place): readonly Term[] {
  return discounts.map((discount, index) => ({
    amount: discount.amount,
    place: placeIn(place, 'discounts', index, 'amount'),
  }));
}

/** Reports the term with which the sum leaves the range. Up to that point every sum is exact; beyond it, large enough. */
function checkSum(terms: readonly Term[], report: Report): boolean {
  let sum = 0;
  for (const { amount, place } of terms) {
    sum += amount;
    if (sum <= mostMinor) continue;
    report(place, 'BAD_VALUE', `The sum with what stands before it is at most ${mostMinor}.`);
    return false;
  }
  return true;
}

function checkShipping({ shipping }: Order, place: Place, report: Report): void {
  if (shipping.discount <= shipping.standard + shipping.expedited) return;
  const at = placeIn(place, 'shipping', 'discount');
  report(at, 'INCONSISTENT', 'The discount takes at most `standard` and `expedited` together.');
}

function checkDiscounts(order: Order, place: Place, report: Report): void {
  if (!checkNamedLines(order, place, report)) return;
  const left = checkLosses(order, place, report);
  for (const [index, line] of order.lines.entries()) {
    if (line.giftWith === undefined || (left.get(line.id) ?? 0) <= 0) continue;
    const at = placeIn(place, 'lines', index, 'giftWith');
    report(at, 'INCONSISTENT', 'The discounts of a gift take its whole price: `quantity` times `unitPrice`.');
  }
}

function checkNamedLines({ discounts, lines }: Order, place: Place, report: Report): boolean {
  const known = new Set(lines.map((line) => line.id));
  let areSound = known.size === lines.length;
  for (const [index, discount] of discounts.entries()) {
    const seen = new Set<string>();
    for (const [position, id] of discount.lines.entries()) {
      const isSound = known.has(id) && !seen.has(id);
      seen.add(id);
      if (isSound) continue;
      areSound = false;
      const at = placeIn(place, 'discounts', index, 'lines', position);
      report(at, 'INCONSISTENT', 'A discount names ids of lines of the order, each once.');
    }
  }
  return areSound;
}

/** What the discounts leave of each line's price, below zero where they take too much, which is reported. */
function checkLosses(order: Order, place: Place, report: Report): ReadonlyMap<string, Minor> {
  const left = new Map(order.lines.map((line) => [line.id, priceOf(line)]));
  const take = (index: number, shares: readonly (readonly [string, Minor])[]): void => {
    let isTooMuch = false;
    for (const [id, share] of shares) {
      const rest = (left.get(id) ?? 0) - share;
      left.set(id, rest);
      if (rest < 0 && share > 0) isTooMuch = true;
    }
    if (!isTooMuch) return;
    report(placeIn(place, 'discounts', index, 'amount'), 'INCONSISTENT', 'What a line loses never exceeds its price.');
  };
  const numbered = [...order.discounts.entries()];
  for (const [index, { amount, lines }] of numbered.filter(([, { lines }]) => lines.length === 1)) {
    take(index, [[lines[0] ?? '', amount]]);
  }
  // Every order-level discount is spread alone, over what the line discounts have left.
  const weights = new Map(left);
  for (const [index, discount] of numbered.filter(([, { lines }]) => lines.length > 1))
    take(index, shared(order, discount, weights));
  return left;
}

/** In the order's own sequence, whatever that of the discount, as the prices are worked out later: ties go by it. */
function shared(
  order: Order,
  { amount, lines }: Discount,
  weights: ReadonlyMap<string, Minor>,
): readonly (readonly [string, Minor])[] {
  const named = order.lines.map(({ id }) => id).filter((id) => lines.includes(id));
  const shares = spread(
    amount,
    named.map((id) => Math.max(0, weights.get(id) ?? 0)),
  );
  return named.map((id, index) => [id, shares[index] ?? 0] as const);
}

function priceOf(line: OrderLine): Minor {
  return line.quantity * line.unitPrice;
}
