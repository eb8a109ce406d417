// Returns of one order after another, in any order of its units: as case files, and what each has to bring.
import fc from 'fast-check';
import type { Money } from '../../src/domain/ruling.ts';
import type { Minor } from '../../src/domain/money.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Ground } from '../../src/domain/vocabulary.ts';
import { slowSplit, sum } from './slow-money.ts';
import { type Terms, termsOf } from './money-terms.ts';

export interface Wish {
  readonly line: string;
  readonly ground: Ground;
  readonly quantity: number;
  /** The rest of the units is rejected and stays. */
  readonly accepted: number;
}

export interface Going {
  readonly wishes: readonly Wish[];
  readonly giftsComeToo: boolean;
  /** The reviewer's way for goods that a policy leaves where they are. */
  readonly route: 'own-carrier' | 'prepaid-label' | null;
  readonly carriage: { readonly amount: Minor; readonly paidBy: 'shop' | 'customer' | null } | null;
  readonly claim: { readonly amount: Minor; readonly expenses: Minor } | null;
  readonly shown: Minor | null;
  readonly asCredit: boolean;
}

/** Numbers from which a return is drawn: which units go, for which reason, is settled when it is known what is left. */
const anyTurn = fc.record({
  picks: fc.array(fc.record({ line: fc.nat(7), ground: fc.nat(7), quantity: fc.nat(3), accepted: fc.nat(7) }), {
    minLength: 1,
    maxLength: 3,
  }),
  giftsComeToo: fc.boolean(),
  route: fc.constantFrom(null, null, 'own-carrier' as const, 'prepaid-label' as const),
  carriage: fc.option(
    fc.record({ amount: fc.nat(2000), paidBy: fc.constantFrom(null, 'shop' as const, 'customer' as const) }),
    { freq: 3 },
  ),
  claim: fc.option(fc.record({ amount: fc.nat(2000), expenses: fc.nat(300) }), { freq: 2 }),
  shown: fc.option(fc.nat(2500), { freq: 2 }),
  asCredit: fc.nat(4).map((number) => number === 0),
});
export type Turn = typeof anyTurn extends fc.Arbitrary<infer Drawn> ? Drawn : never;
export const anyTurns = fc.array(anyTurn, { minLength: 1, maxLength: 4 });

/** What goes in this turn; null: nothing that is left was picked. */
export function goingOf(shop: string, order: Order, turn: Turn): Going | null {
  const terms = ofShop(shop);
  const grounds = [...terms.faults, ...terms.returnless, ...terms.wishes];
  const wishes: Wish[] = [];
  const bought = order.lines.filter(({ giftWith }) => giftWith === undefined);
  for (const pick of turn.picks) {
    const line = bought[pick.line % bought.length];
    const ground = grounds[pick.ground % grounds.length];
    if (line === undefined || ground === undefined || wishes.some((one) => one.line === line.id)) continue;
    const quantity = Math.min(pick.quantity + 1, line.quantity - line.returnedBefore);
    if (quantity === 0) continue;
    const travels = isSent({ route: turn.route }, terms, ground);
    wishes.push({ line: line.id, ground, quantity, accepted: travels ? Math.min(pick.accepted, quantity) : quantity });
  }
  if (wishes.length === 0) return null;
  const sent = wishes.some(({ ground }) => isSent(turn, terms, ground));
  return { ...turn, wishes, claim: sent ? turn.claim : null };
}

/** Everything that is left, accepted whole. */
export function restOf(order: Order, ground: Ground): Going | null {
  const left = order.lines.filter((line) => line.giftWith === undefined && line.quantity > line.returnedBefore);
  const wishes = left.map(({ id, quantity, returnedBefore }) => {
    const units = quantity - returnedBefore;
    return { line: id, ground, quantity: units, accepted: units };
  });
  const plainly = { giftsComeToo: true, route: null, carriage: null, claim: null, shown: null, asCredit: false };
  return wishes.length === 0 ? null : { wishes, ...plainly };
}

/** The order as it stands when this return is over. */
export function afterwards(order: Order, going: Going, money: Money): Order {
  const backOf = (id: string): number => {
    const gift = giftsBack(order, going).find(({ line }) => line === id);
    return gift?.quantity ?? going.wishes.find(({ line }) => line === id)?.accepted ?? 0;
  };
  const onlyAdvanced = sum(money.lines.filter(isAdvanced).map(({ amount }) => amount));
  const elsewhere = slowSplit(money.total - onlyAdvanced, order);
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, returnedBefore: line.returnedBefore + backOf(line.id) })),
    payments: order.payments.map((payment, index) => {
      const told = money.payments.find(({ id }) => id === payment.id)?.amount ?? 0;
      const refunded = money.method === 'original' ? told : (elsewhere[index] ?? 0);
      return { ...payment, refundedBefore: payment.refundedBefore + refunded };
    }),
  };
}

export function isAdvanced({ what }: { readonly what: string }): boolean {
  return what === 'carriage-advanced' || what === 'expenses';
}

/** Gifts come with the parcel or not at all. */
export function giftsBack(order: Order, going: Going): readonly { readonly line: string; readonly quantity: number }[] {
  if (!going.giftsComeToo) return [];
  const gone = going.wishes.map(({ line }) => line);
  return order.lines.flatMap(({ id, giftWith, quantity, returnedBefore }) =>
    giftWith !== undefined && gone.includes(giftWith) && quantity > returnedBefore
      ? [{ line: id, quantity: quantity - returnedBefore }]
      : [],
  );
}

export function isSent({ route }: Pick<Going, 'route'>, { returnless }: Terms, ground: Ground): boolean {
  return route !== null || !returnless.includes(ground);
}

export function ofShop(shop: string): Terms {
  const terms = termsOf[shop];
  if (terms === undefined) throw new Error(`no terms of ${shop}`);
  return terms;
}
