import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencyDigits } from '../../src/domain/currencies.ts';
import { percentOf, spread } from '../../src/domain/money.ts';
import { pricesPaid, shippingShares, sumOfUnits } from '../../src/domain/price.ts';
import { printedAmount } from '../../src/domain/printed.ts';
import { anyOrder } from '../support/any-order.ts';
import { runs } from '../support/property-runs.ts';
import {
  exactShares,
  listPrice,
  shippingPaid,
  slowPrices,
  slowShipping,
  slowSpread,
  sum,
} from '../support/slow-money.ts';

const most = Number.MAX_SAFE_INTEGER;
const anyAmount = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: most }), fc.constant(most));

/** Small ones make ties and lacks, large ones leave what a number can hold; their sum may be as large as any amount. */
const anyWeights = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: Math.floor(most / 8) })),
  {
    minLength: 1,
    maxLength: 8,
  },
);

/** What four lines with their gifts and shipping can cost at most, so that every sum is an amount. */
const orders = fc.oneof(anyOrder(), anyOrder(3), anyOrder(Math.floor(most / 100)));

test('what is shared out adds up to the amount, whatever the weights', () => {
  fc.assert(
    fc.property(anyAmount, anyWeights, (amount, weights) => expect(sum(spread(amount, weights))).toBe(amount)),
    runs(400),
  );
});

test('the odd minor units go to the largest remainders, of equal ones to the earlier', () => {
  fc.assert(
    fc.property(anyAmount, anyWeights, (amount, weights) =>
      expect(spread(amount, weights)).toEqual(slowSpread(amount, weights)),
    ),
    runs(400),
  );
});

test('nobody gets a whole minor unit more or less than the exact share, and what weighs nothing gets nothing', () => {
  fc.assert(
    fc.property(anyAmount, anyWeights, (amount, weights) => {
      const exact = exactShares(amount, weights);
      for (const [index, part] of spread(amount, weights).entries()) {
        const { over = 0n, under = 1n } = exact[index] ?? {};
        const gap = BigInt(part) * under - over;
        expect(gap < under && -gap < under).toBe(true);
        expect(over === 0n ? part : 0).toBe(0);
      }
    }),
    runs(400),
  );
});

test('a percentage is the most whole minor units that are not too many', () => {
  fc.assert(
    fc.property(anyAmount, fc.integer({ min: 0, max: 10_000 }), (amount, hundredths) => {
      const part = BigInt(percentOf(amount, hundredths / 100));
      const exact = BigInt(amount) * BigInt(hundredths);
      expect(part * 10_000n <= exact && exact < (part + 1n) * 10_000n).toBe(true);
    }),
    runs(400),
  );
});

test('the prices paid add up to the list prices less every discount, and none is below zero', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const prices = [...pricesPaid(order).values()].flat();
      expect(Math.min(...prices)).toBeGreaterThanOrEqual(0);
      expect(sum(prices)).toBe(sum(order.lines.map(listPrice)) - sum(order.discounts.map(({ amount }) => amount)));
    }),
    runs(200),
  );
});

test('every unit has its price paid as it is worked out by hand, and its share of the shipping too', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const prices = pricesPaid(order);
      expect(Object.fromEntries(prices)).toEqual(slowPrices(order));
      expect(Object.fromEntries(shippingShares(order, prices))).toEqual(slowShipping(order));
    }),
    runs(200),
  );
});

test('the shares of shipping add up to the shipping paid', () => {
  fc.assert(
    fc.property(orders, (order) => {
      expect(sum([...shippingShares(order, pricesPaid(order)).values()].flat())).toBe(shippingPaid(order));
    }),
    runs(200),
  );
});

test('the units of a line cost the same but for one minor unit, and the first ones cost less', () => {
  fc.assert(
    fc.property(orders, (order) => {
      for (const prices of pricesPaid(order).values()) {
        expect(prices).toEqual(prices.toSorted((one, other) => one - other));
        expect((prices.at(-1) ?? 0) - (prices[0] ?? 0)).toBeLessThanOrEqual(1);
      }
    }),
    runs(200),
  );
});

test('a line that goes back in parts brings what it brings in one piece', () => {
  fc.assert(
    fc.property(orders, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }), (order, steps) => {
      const prices = pricesPaid(order);
      for (const { id, quantity } of order.lines) {
        let from = 0;
        const parts = steps.map((step) => {
          const part = sumOfUnits(prices, id, from, Math.min(step, quantity - from));
          from = Math.min(from + step, quantity);
          return part;
        });
        expect(sum(parts)).toBe(sumOfUnits(prices, id, 0, quantity));
      }
    }),
    runs(200),
  );
});

test('an amount that is printed reads back as the same minor units, with the digits of its currency', () => {
  const byDigits = { JPY: 0, USD: 2, KWD: 3, UYW: 4 };
  fc.assert(
    fc.property(fc.integer({ min: -most, max: most }), fc.constantFrom(...Object.entries(byDigits)), (amount, one) => {
      const [currency, digits] = one;
      const [number = '', code] = printedAmount(amount, currency).split(' ');
      expect([code, currencyDigits(currency)]).toEqual([currency, digits]);
      expect(number.split('.')[1]?.length ?? 0).toBe(digits);
      expect(BigInt(number.replaceAll(/[,.]/g, ''))).toBe(BigInt(amount));
    }),
    runs(400),
  );
});
