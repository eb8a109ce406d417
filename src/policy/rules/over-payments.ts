// How an amount is laid over the payments of an order (ALL-18). All amounts are minor units.
import { spread, type Minor } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';

/** Pro rata to what each payment captured, none over what is left of it (ALL-18). */
export function overPayments(order: Order, total: Minor): readonly { readonly id: string; readonly amount: Minor }[] {
  const room = order.payments.map(({ captured, refundedBefore }) => captured - refundedBefore);
  const parts = order.payments.map(() => 0);
  let left = total;
  for (let open = room.map((most, index) => ({ most, index })); left > 0 && open.length > 0;) {
    const shares = spread(
      left,
      open.map(({ index }) => order.payments[index]?.captured ?? 0),
    );
    open.forEach(({ most, index }, place) => {
      const part = Math.min(shares[place] ?? 0, most - (parts[index] ?? 0));
      parts[index] = (parts[index] ?? 0) + part;
      left -= part;
    });
    const still = open.filter(({ most, index }) => (parts[index] ?? 0) < most);
    if (still.length === open.length && left > 0 && shares.every((share) => share === 0)) break;
    open = still;
  }
  return order.payments.map(({ id }, index) => ({ id, amount: parts[index] ?? 0 })).filter(({ amount }) => amount > 0);
}
