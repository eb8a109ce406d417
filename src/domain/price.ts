// The price actually paid of every unit and its share of outbound shipping, fixed once per order (ALL-15, ALL-16).
import { spread, sumOf, type Minor } from './money.ts';
import type { Order } from './order.ts';

/** By line id: one amount per unit, in the order in which units go back. */
export type PerUnit = ReadonlyMap<string, readonly Minor[]>;

/** List price less line discounts, then each order-level discount alone, in the order's sequence. */
export function pricesPaid(order: Order): PerUnit {
  const list = new Map(order.lines.map((line) => [line.id, line.unitPrice * line.quantity]));
  const lost = new Map(order.lines.map((line) => [line.id, 0]));
  const take = (id: string, amount: Minor): void => void lost.set(id, (lost.get(id) ?? 0) + amount);
  for (const { amount, lines } of order.discounts) if (lines.length === 1) take(lines[0] ?? '', amount);
  const afterLineDiscounts = new Map([...list].map(([id, price]) => [id, price - (lost.get(id) ?? 0)]));
  for (const { amount, lines } of order.discounts) {
    if (lines.length === 1) continue;
    const inOrder = order.lines.map(({ id }) => id).filter((id) => lines.includes(id));
    const shares = spread(
      amount,
      inOrder.map((id) => afterLineDiscounts.get(id) ?? 0),
    );
    inOrder.forEach((id, index) => take(id, shares[index] ?? 0));
  }
  return new Map(
    order.lines.map((line) => [line.id, unitPrices(line.unitPrice, line.quantity, lost.get(line.id) ?? 0)]),
  );
}

/** The odd minor units of the discounts fall on the first units. */
function unitPrices(unitPrice: Minor, quantity: number, discounts: Minor): readonly Minor[] {
  return spread(
    discounts,
    Array.from({ length: quantity }, () => 1),
  ).map((share) => unitPrice - share);
}

/** Shipping paid in one sum, spread directly over all units pro rata to the price paid. */
export function shippingShares(order: Order, prices: PerUnit): PerUnit {
  const paid = order.shipping.standard + order.shipping.expedited - order.shipping.discount;
  const units = order.lines.flatMap(({ id }) => (prices.get(id) ?? []).map((price) => ({ id, price })));
  const shares = spread(
    paid,
    units.map(({ price }) => price),
  );
  const perLine = new Map<string, Minor[]>(order.lines.map(({ id }) => [id, []]));
  units.forEach(({ id }, index) => perLine.get(id)?.push(shares[index] ?? 0));
  return perLine;
}

/** The sum over some units of a line, counted from those that went back before. */
export function sumOfUnits(perUnit: PerUnit, line: string, from: number, quantity: number): Minor {
  return sumOf((perUnit.get(line) ?? []).slice(from, from + quantity));
}
