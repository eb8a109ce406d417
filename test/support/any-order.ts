// Orders of any size that can have been: discounts on one line and on several, gifts, shipping, several payments.
import fc from 'fast-check';
import type { Minor } from '../../src/domain/money.ts';
import type { Discount, Order, OrderLine } from '../../src/domain/order.ts';
import { listPrice, shippingPaid, slowPrices, slowSpread, sum } from './slow-money.ts';

/** All of it arrived on 10 March. What discounts take never exceeds a price, as the reader of a case file demands. */
export function anyOrder(mostPrice: Minor = 20_000): fc.Arbitrary<Order> {
  return anyDraft(mostPrice).filter((order) =>
    Object.values(slowPrices(order)).every((prices) => prices.every((price) => price >= 0)),
  );
}

const emptyOrder: Omit<Order, 'currency' | 'lines' | 'discounts' | 'shipping' | 'payments'> = {
  number: 'M-1',
  channel: 'official-website',
  placedAt: '2026-03-01T02:00:00Z',
  shippedAt: '2026-03-03T02:00:00Z',
  deliveredAt: '2026-03-10T02:00:00Z',
  promisedBy: null,
  deliveryPlannedAt: null,
  shipTo: { country: 'US' },
  exchangesBefore: 0,
};

/** Lines of a few cents under discounts of a cent or two, which name them in any sequence and may take too much. */
export const anyCheapDraft: fc.Arbitrary<Order> = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 3 })
  .chain((prices) => {
    const lines = prices.map((price, index) => lineOf(`${index + 1}`, 1, price));
    const named = fc.shuffledSubarray(
      lines.map(({ id }) => id),
      { minLength: 2 },
    );
    const discount = fc.record({ amount: fc.integer({ min: 0, max: 2 }), why: fc.constant('coupon'), lines: named });
    const shipping = { standard: 0, expedited: 0, discount: 0 };
    return fc.array(discount, { minLength: 1, maxLength: 4 }).map((discounts) => ({
      ...emptyOrder,
      currency: 'USD',
      lines,
      discounts,
      shipping,
      payments: paymentsOf(9, [1]),
    }));
  });

/** The odd minor units of several discounts may take more of a cheap line than it costs. */
function anyDraft(mostPrice: Minor): fc.Arbitrary<Order> {
  return fc
    .record({
      currency: fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'),
      goods: fc.array(anyGoods(mostPrice), { minLength: 1, maxLength: 4 }),
      lineParts: fc.array(anyPart, { maxLength: 2 }),
      orderParts: fc.array(anyPart, { maxLength: 3 }),
      shipping: anyShipping(mostPrice),
      shares: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }),
      captured: fc.oneof({ weight: 6, arbitrary: fc.constant(100) }, fc.integer({ min: 0, max: 99 })),
    })
    .map(({ currency, goods, lineParts, orderParts, shipping, shares, captured }) => {
      const bought = goods.map(({ quantity, unitPrice }, index) => lineOf(`${index + 1}`, quantity, unitPrice));
      const given = goods.flatMap(({ gift }, index) => (gift === null ? [] : [giftOf(`${index + 1}`, gift)]));
      const lines = [...bought, ...given];
      const discounts = [
        ...given.map((gift) => ({ amount: listPrice(gift), why: 'gift', lines: [gift.id] })),
        ...discountsOf(lines, lineParts, orderParts),
      ];
      const order = { ...emptyOrder, currency, lines, discounts, shipping };
      const paid = sum(lines.map(listPrice)) - sum(discounts.map(({ amount }) => amount)) + shippingPaid(order);
      return { ...order, payments: paymentsOf(Number((BigInt(paid) * BigInt(captured)) / 100n), shares) };
    });
}

interface Gift {
  readonly quantity: number;
  readonly unitPrice: Minor;
  readonly giftKind: NonNullable<OrderLine['giftKind']>;
}

function anyGoods(most: Minor) {
  const unitPrice = fc.oneof(fc.integer({ min: 0, max: Math.min(3, most) }), fc.integer({ min: 0, max: most }));
  const quantity = fc.integer({ min: 1, max: 4 });
  const gift: fc.Arbitrary<Gift> = fc.record({
    quantity: fc.integer({ min: 1, max: 2 }),
    unitPrice,
    giftKind: fc.constantFrom('item', 'points', 'voucher', 'coupon'),
  });
  return fc.record({ quantity, unitPrice, gift: fc.option(gift, { freq: 2 }) });
}

function anyShipping(most: Minor): fc.Arbitrary<Order['shipping']> {
  const amount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: most }));
  return fc
    .record({ standard: amount, expedited: amount, percent: fc.integer({ min: 0, max: 100 }) })
    .map(({ standard, expedited, percent }) => ({
      standard,
      expedited,
      discount: Number((BigInt(standard + expedited) * BigInt(percent)) / 100n),
    }));
}

/** A discount takes some hundredths of what its lines cost, halves often; which lines, the bits of a number say. */
const anyPart = fc.record({
  percent: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(25, 50)),
  which: fc.integer({ min: 1, max: 255 }),
});
type Part = typeof anyPart extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Together the order-level ones never take more than all, and now and then exactly that. */
function discountsOf(
  lines: readonly OrderLine[],
  alone: readonly Part[],
  shared: readonly Part[],
): readonly Discount[] {
  const left = new Map(lines.map((line) => [line.id, line.giftWith === undefined ? listPrice(line) : 0]));
  const onOne = alone.flatMap(({ percent, which }): readonly Discount[] => {
    const line = lines[which % lines.length];
    if (line === undefined) return [];
    const price = left.get(line.id) ?? 0;
    const amount = Number((BigInt(price) * BigInt(percent)) / 100n);
    left.set(line.id, price - amount);
    return [{ amount, why: 'on one line', lines: [line.id] }];
  });
  let percentLeft = 100;
  const onSeveral = shared.flatMap(({ percent, which }): readonly Discount[] => {
    const named = lines.filter((_, index) => ((which >> index) & 1) === 1).map(({ id }) => id);
    if (named.length < 2) return [];
    const taken = Math.min(percent, percentLeft);
    percentLeft -= taken;
    const amount = Number((BigInt(sum(named.map((id) => left.get(id) ?? 0))) * BigInt(taken)) / 100n);
    return [{ amount, why: 'on several lines', lines: which % 2 === 0 ? named : named.toReversed() }];
  });
  return [...onOne, ...onSeveral];
}

function paymentsOf(captured: Minor, shares: readonly number[]): Order['payments'] {
  return slowSpread(captured, shares).map((amount, index) => ({
    id: `p${index + 1}`,
    provider: 'stripe',
    reference: `pi_${index + 1}`,
    captured: amount,
    refundedBefore: 0,
  }));
}

function lineOf(id: string, quantity: number, unitPrice: Minor): OrderLine {
  return { id, sku: `SKU-${id}`, title: `Article ${id}`, quantity, unitPrice, tags: [], returnedBefore: 0 };
}

function giftOf(giftWith: string, { quantity, unitPrice, giftKind }: Gift): OrderLine {
  return { ...lineOf(`${giftWith}-gift`, quantity, unitPrice), tags: ['gift'], giftWith, giftKind };
}
