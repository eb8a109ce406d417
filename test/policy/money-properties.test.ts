import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decideText } from '../../src/case/decide-text.ts';
import type { Money } from '../../src/domain/ruling.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Ground } from '../../src/domain/vocabulary.ts';
import { overPayments, type Parts } from '../../src/policy/rules/over-payments.ts';
import { anyCheapDraft, anyOrder } from '../support/any-order.ts';
import { expectedLines, isShops } from '../support/expected-money.ts';
import { termsOf } from '../support/money-terms.ts';
import {
  afterwards,
  anyTurns,
  type Going,
  goingOf,
  isAdvanced,
  isSent,
  ofShop,
  restOf,
  type Turn,
} from '../support/partial-returns.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { runs } from '../support/property-runs.ts';
import { caseOf } from '../support/return-as-case.ts';
import { listPrice, shippingPaid, slowPrices, slowSplit, sum } from '../support/slow-money.ts';

const packs = ownPacks();
const shops = Object.keys(termsOf);
const anyShop = fc.constantFrom(...shops);

interface Told {
  readonly before: Order;
  readonly going: Going;
  readonly money: Money;
}

/** One return after the other, each told of those before it as a case file tells it; the last one brings the rest. */
function tell(shop: string, order: Order, turns: readonly Turn[], last: Ground) {
  const told: Told[] = [];
  let before = order;
  const go = (going: Going | null): void => {
    if (going === null) return;
    const claimed = claimable(shop, going);
    const refused = claimed.claim === going.claim ? [] : [{ at: 'events[1]', code: 'POLICY_REFUSES' }];
    const money = moneyOf(caseOf(shop, before, going), refused);
    told.push({ before, going: claimed, money });
    before = afterwards(before, claimed, money);
  };
  for (const turn of turns) go(goingOf(shop, before, turn));
  go(restOf(before, last));
  return { told, after: before };
}

/** A carriage that is not the shop's cannot be claimed of it; where nothing was sent nobody does. */
function claimable(shop: string, going: Going): Going {
  return isShops(ofShop(shop), going) ? going : { ...going, claim: null };
}

/** Everything that goes back is in one parcel, or nothing is sent. */
function isInOnePiece(shop: string, going: Going): boolean {
  const ways = going.wishes.map(({ ground }) => isSent(going, ofShop(shop), ground));
  return new Set(ways).size === 1;
}

function moneyOf(file: object, refused: readonly object[]): Money {
  const { answer } = decideText(packs, JSON.stringify(file));
  expect(answer.problems).toMatchObject(refused);
  expect(answer.problems).toHaveLength(refused.length);
  if (answer.money === null) throw new Error('no money');
  return answer.money;
}

function amountsOf(money: Money, counts: (line: Money['lines'][number]) => boolean): number {
  return sum(money.lines.filter(counts).map(({ amount }) => amount));
}

const faultOf = (shop: string) => ofShop(shop).faults[0] ?? ofShop(shop).returnless[0] ?? 'damaged';

test('the terms are those of every shop that has a pack', () => {
  expect(shops.toSorted()).toEqual(packs.map(({ stamp }) => stamp.shop).toSorted());
});

test('every return brings what its shop promises, line by line, each with its clause', () => {
  fc.assert(
    fc.property(anyShop, anyOrder(), anyTurns, (shop, order, turns) => {
      for (const { before, going, money } of tell(shop, order, turns, faultOf(shop)).told) {
        const expected = expectedLines(shop, before, going);
        expect(money.lines).toEqual(
          expected.map(({ clause, ...line }) => ({ ...line, clauses: expect.arrayContaining([clause]) })),
        );
        expect(money.total).toBe(sum(expected.map(({ amount }) => amount)));
        const asCredit = shop === 'justsoso' && going.asCredit;
        const method = asCredit ? 'store-credit' : ofShop(shop).method;
        expect(money.method).toBe(expected.length === 0 ? null : method);
      }
    }),
    runs(40),
  );
});

test('the payments share the total without what was advanced by largest remainder, within what each still holds', () => {
  fc.assert(
    fc.property(anyShop, anyOrder(), anyTurns, (shop, order, turns) => {
      for (const { before, going, money } of tell(shop, order, turns, faultOf(shop)).told) {
        const total = amountsOf(money, (line) => !isAdvanced(line));
        const parts = before.payments.map(({ id }) => amountTo(money.payments, id));
        const wanted = money.method === 'original' ? slowSplit(total, before) : parts.map(() => 0);
        // What stays is refunded before what is sent: then a cent may stand where it was sent at first.
        const slack = isInOnePiece(shop, going) ? 0 : 1;
        expect(sum(parts)).toBe(sum(wanted));
        for (const [index, { captured, refundedBefore }] of before.payments.entries()) {
          expect(Math.abs((parts[index] ?? 0) - (wanted[index] ?? 0))).toBeLessThanOrEqual(slack);
          expect(parts[index]).toBeLessThanOrEqual(captured - refundedBefore);
        }
      }
    }),
    runs(40),
  );
});

/** Payments, with what was refunded before, and totals that they still hold: a little more or less each time. */
const paymentsAndTotals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 4 })
  .chain((drawn) => {
    const payments = drawn.map(([captured, percent], index) => {
      const refundedBefore = Math.floor((captured * percent) / 100);
      return { id: `p${index}`, provider: 'stripe', reference: `pi_${index}`, captured, refundedBefore };
    });
    const room = sum(payments.map(({ captured, refundedBefore }) => captured - refundedBefore));
    return fc
      .tuple(fc.integer({ min: 0, max: room }), fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 12 }))
      .map(([start, steps]) => {
        const totals = [start];
        for (const step of steps) totals.push(Math.min(room, Math.max(0, (totals.at(-1) ?? 0) + step)));
        return { payments, totals };
      });
  });

test('when the total changes no payment changes the other way, and each stays within what it holds', () => {
  fc.assert(
    fc.property(paymentsAndTotals, ({ payments, totals }) => {
      const [first = 0] = totals;
      const split = overPayments({ payments }, first, []);
      expect(payments.map(({ id }) => amountTo(split, id))).toEqual(slowSplit(first, { payments }));
      let before: Parts = [];
      for (const total of totals) {
        const after = overPayments({ payments }, total, before);
        const grows = total >= sum(before.map(({ amount }) => amount));
        expect(sum(after.map(({ amount }) => amount))).toBe(total);
        for (const { id, captured, refundedBefore } of payments) {
          const change = amountTo(after, id) - amountTo(before, id);
          expect(grows ? change : -change).toBeGreaterThanOrEqual(0);
          expect(amountTo(after, id)).toBeLessThanOrEqual(captured - refundedBefore);
        }
        before = after;
      }
    }),
    runs(400),
  );
});

function amountTo(parts: Parts, id: string): number {
  return parts.find((one) => one.id === id)?.amount ?? 0;
}

test('all returns of an order together bring the price of its goods, and never more than was captured', () => {
  fc.assert(
    fc.property(anyShop, anyOrder(), anyTurns, (shop, order, turns) => {
      const { told, after } = tell(shop, order, turns, faultOf(shop));
      const goods = sum(told.map(({ money }) => amountsOf(money, ({ what }) => what === 'goods')));
      expect(goods).toBe(sum(Object.values(slowPrices(order)).flat()));
      const refunded = sum(told.map(({ money }) => amountsOf(money, (line) => !isAdvanced(line))));
      expect(refunded).toBeLessThanOrEqual(sum(order.payments.map(({ captured }) => captured)));
      expect(sum(after.payments.map(({ refundedBefore }) => refundedBefore))).toBe(refunded);
      for (const { money } of told) {
        expect(money.total).toBeGreaterThanOrEqual(0);
        expect(money.lines.every(({ clauses }) => clauses.length > 0)).toBe(true);
      }
    }),
    runs(40),
  );
});

test('an order that goes back whole by the shop’s fault, in whatever parts, brings back every cent that was paid', () => {
  const plain = anyTurns.map((turns) =>
    turns.map((turn) => ({
      ...turn,
      picks: turn.picks.map((pick) => ({ ...pick, ground: 0, accepted: 7 })),
      giftsComeToo: true,
      carriage: null,
      claim: null,
    })),
  );
  fc.assert(
    fc.property(anyShop, anyOrder(), plain, (shop, order, turns) => {
      const paid = sum(order.lines.map(listPrice)) - sum(order.discounts.map(({ amount }) => amount));
      const kept = ofShop(shop).shipping === null ? shippingPaid(order) : 0;
      const captured = sum(order.payments.map((payment) => payment.captured));
      fc.pre(captured === paid + shippingPaid(order));
      const { told } = tell(shop, order, turns, faultOf(shop));
      // Where every price is zero the shipping is spread over gifts too, and theirs is nobody's to send back.
      fc.pre(paid > 0 || order.lines.every(({ giftWith }) => giftWith === undefined));
      expect(sum(told.map(({ money }) => money.total))).toBe(captured - kept);
    }),
    runs(40),
  );
});

test('an order that the shop cancels whole before its delivery brings back all that was paid, delivery fees too', () => {
  fc.assert(
    fc.property(anyShop, anyOrder(), (shop, order) => {
      const going = restOf(order, 'not-needed');
      const goods = sum(Object.values(slowPrices(order)).flat());
      fc.pre(going !== null && (goods > 0 || order.lines.every(({ giftWith }) => giftWith === undefined)));
      const cancelled = { event: 'cancelled', by: 'shop', reason: 'out of stock', at: '2026-03-20T02:00:00Z' };
      const file = { ...caseOf(shop, { ...order, shippedAt: null, deliveredAt: null }, going), events: [cancelled] };
      const captured = sum(order.payments.map((payment) => payment.captured));
      expect(moneyOf(file, []).total).toBe(Math.min(goods + shippingPaid(order), captured));
    }),
    runs(60),
  );
});

test('no order that can be read brings less than nothing for any of its goods', () => {
  fc.assert(
    fc.property(anyShop, anyCheapDraft, (shop, order) => {
      const going = restOf(order, faultOf(shop));
      if (going === null) return;
      const { kind, answer } = decideText(packs, JSON.stringify(caseOf(shop, order, going)));
      expect(kind).not.toBe('broken');
      expect((answer.money?.lines ?? []).filter(({ what, amount }) => what === 'goods' && amount < 0)).toEqual([]);
    }),
    runs(200),
  );
});

test('what was agreed, and what a carrier has paid, comes instead of goods and shipping, up to what is left', () => {
  const anyPercents = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
  fc.assert(
    fc.property(anyShop, anyOrder(), anyPercents, fc.boolean(), (shop, whole, [refunded, part], isCarriers) => {
      const payments = whole.payments.map((payment) => {
        return { ...payment, refundedBefore: Math.floor((payment.captured * refunded) / 100) };
      });
      const order = { ...whole, payments };
      const line = order.lines[0]?.id ?? '';
      const amount = Math.floor((sum(slowPrices(order)[line]?.slice(0, 1) ?? []) * part) / 100);
      const [what, file] =
        isCarriers && shop === 'platform'
          ? (['compensation', compensated(order, line, amount)] as const)
          : (['agreed', agreed(shop, order, line, amount)] as const);
      const over = sum(payments.map(({ captured, refundedBefore }) => captured - refundedBefore)) - amount;
      const expected = [
        { what, amount },
        { what: 'cap', amount: Math.min(0, over) },
      ].filter((one) => one.amount !== 0);
      expect(moneyOf(file, []).lines).toMatchObject(expected);
      expect(moneyOf(file, []).total).toBe(sum(expected.map((one) => one.amount)));
    }),
    runs(60),
  );
});

function agreed(shop: string, order: Order, line: string, amount: number): object {
  const offer = { event: 'offer-made', resolution: 'partial-refund', amount };
  return withEvents(shop, order, line, faultOf(shop), [offer, { event: 'offer-answered', answer: 'accept' }]);
}

function compensated(order: Order, line: string, amount: number): object {
  return withEvents('platform', order, line, 'return-carrier', [
    { event: 'claim-sent' },
    { event: 'carrier-answered', amount, paidTo: 'platform' },
    { event: 'decided', verdict: 'approve', by: 'agent:bo' },
  ]);
}

/** One unit of the line is asked for, and this is what happened. */
function withEvents(shop: string, order: Order, line: string, ground: Ground, events: readonly object[]): object {
  const wishes = [{ line, ground, quantity: 1, accepted: 1 }];
  const going = { wishes, giftsComeToo: false, route: null, carriage: null, claim: null, shown: null, asCredit: false };
  const at = '2026-03-20T02:00:00Z';
  return { ...caseOf(shop, order, going), events: events.map((event) => ({ at, ...event })) };
}
