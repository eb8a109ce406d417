// How an amount is laid over the payments of an order (ALL-18). All amounts are minor units.
import { spread, sumOf, type Minor } from '../../domain/money.ts';
import type { Order, Payment } from '../../domain/order.ts';

export type Parts = readonly { readonly id: string; readonly amount: Minor }[];

/**
 * Pro rata to what each payment captured, none over what is left of it (ALL-18). `taken`: what providers were asked for
 * in this return already. By largest remainder more for all can be less for one, and no provider gives back what it
 * took: so what changes is laid over the payments whose share changes the same way.
 */
export function overPayments({ payments }: Pick<Order, 'payments'>, total: Minor, taken: Parts): Parts {
  const before = payments.map(({ id }) => sumOf(taken.filter((part) => part.id === id).map(({ amount }) => amount)));
  const change = total - sumOf(before);
  const sign = change < 0 ? -1 : 1;
  const changes = spread(
    Math.abs(change),
    proRata(payments, total).map((part, index) => Math.max(sign * (part - (before[index] ?? 0)), 0)),
  );
  return payments
    .map(({ id }, index) => ({ id, amount: (before[index] ?? 0) + sign * (changes[index] ?? 0) }))
    .filter(({ amount }) => amount > 0);
}

/** A payment that cannot hold its share gives all that it holds; what is left is then the share of the others. */
function proRata(payments: readonly Payment[], total: Minor): readonly Minor[] {
  const parts = payments.map(() => 0);
  let open = [...payments.entries()];
  let left = total;
  while (open.length > 0) {
    const shares = spread(
      left,
      open.map(([, { captured }]) => captured),
    );
    open.forEach(([index], place) => (parts[index] = shares[place] ?? 0));
    const over = open.filter(([index, payment]) => (parts[index] ?? 0) > roomOf(payment));
    if (over.length === 0) break;
    for (const [index, payment] of over) parts[index] = roomOf(payment);
    left -= sumOf(over.map(([, payment]) => roomOf(payment)));
    open = open.filter((one) => !over.includes(one));
  }
  return parts;
}

function roomOf({ captured, refundedBefore }: Payment): Minor {
  return captured - refundedBefore;
}
