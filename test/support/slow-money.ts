// A second way to the same shares: exact fractions in whole numbers of any size, one minor unit after the other.
import type { Minor } from '../../src/domain/money.ts';
import type { Order } from '../../src/domain/order.ts';

/** The exact share is `over / under`. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function exactShares(amount: Minor, weights: readonly Minor[]): readonly Fraction[] {
  const sum = weights.map(BigInt).reduce((total, weight) => total + weight, 0n);
  return sum === 0n
    ? weights.map(() => ({ over: BigInt(amount), under: BigInt(weights.length) }))
    : weights.map((weight) => ({ over: BigInt(amount) * BigInt(weight), under: sum }));
}

/** Each has its whole units; then one unit at a time goes to whoever lacks most, to the first of those who lack as much. */
export function slowSpread(amount: Minor, weights: readonly Minor[]): readonly Minor[] {
  if (weights.length === 0) return [];
  const shares = exactShares(amount, weights);
  const parts = shares.map(({ over, under }) => over / under);
  const served = new Set<number>();
  const lack = (index: number): bigint => {
    const { over = 0n, under = 1n } = shares[index] ?? {};
    return over - (parts[index] ?? 0n) * under;
  };
  while (parts.reduce((sum, part) => sum + part, 0n) < BigInt(amount)) {
    let most = -1;
    for (const index of parts.keys()) {
      if (!served.has(index) && (most === -1 || lack(index) > lack(most))) most = index;
    }
    served.add(most);
    parts[most] = (parts[most] ?? 0n) + 1n;
  }
  return parts.map(Number);
}

/** By line, one price for each unit. */
export type Units = Readonly<Record<string, readonly Minor[]>>;

export function slowPrices({ lines, discounts }: Pick<Order, 'lines' | 'discounts'>): Units {
  const listed = (id: string): Minor =>
    lines.filter((line) => line.id === id).reduce((sum, line) => sum + listPrice(line), 0);
  const alone = (id: string): Minor =>
    discounts.filter((one) => one.lines.length === 1 && one.lines[0] === id).reduce((sum, one) => sum + one.amount, 0);
  const shared = (id: string): Minor =>
    discounts
      .filter((one) => one.lines.length > 1 && one.lines.includes(id))
      .reduce((sum, one) => {
        const named = lines.map((line) => line.id).filter((other) => one.lines.includes(other));
        const shares = slowSpread(
          one.amount,
          named.map((other) => listed(other) - alone(other)),
        );
        return sum + (shares[named.indexOf(id)] ?? 0);
      }, 0);
  const prices = lines.map(({ id, quantity, unitPrice }) => {
    const lost = slowSpread(
      alone(id) + shared(id),
      Array.from({ length: quantity }, () => 1),
    );
    return [id, lost.map((one) => unitPrice - one)] as const;
  });
  return Object.fromEntries(prices);
}

export function slowShipping(order: Order): Units {
  const prices = slowPrices(order);
  const all = order.lines.flatMap(({ id }) => prices[id] ?? []);
  const shares = slowSpread(shippingPaid(order), all);
  let taken = 0;
  const byLine = order.lines.map(({ id, quantity }) => [id, shares.slice(taken, (taken += quantity))] as const);
  return Object.fromEntries(byLine);
}

/** Pro rata to what was captured; a payment that cannot hold its share gives what it holds, and the others share the rest. */
export function slowSplit(total: Minor, { payments }: Pick<Order, 'payments'>): readonly Minor[] {
  const room = payments.map(({ captured, refundedBefore }) => captured - refundedBefore);
  const isFull = payments.map(() => false);
  for (;;) {
    const left = total - room.reduce((sum, most, index) => sum + (isFull[index] === true ? most : 0), 0);
    const open = [...payments.keys()].filter((index) => isFull[index] !== true);
    const shares = slowSpread(
      left,
      open.map((index) => payments[index]?.captured ?? 0),
    );
    const over = open.filter((index, place) => (shares[place] ?? 0) > (room[index] ?? 0));
    if (over.length === 0)
      return room.map((most, index) => (isFull[index] === true ? most : (shares[open.indexOf(index)] ?? 0)));
    for (const index of over) isFull[index] = true;
  }
}

export function listPrice({ quantity, unitPrice }: Order['lines'][number]): Minor {
  return quantity * unitPrice;
}

export function shippingPaid({ shipping }: Pick<Order, 'shipping'>): Minor {
  return shipping.standard + shipping.expedited - shipping.discount;
}

export function sum(amounts: readonly Minor[]): Minor {
  return Number(amounts.map(BigInt).reduce((total, amount) => total + amount, 0n));
}
