import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCase, readCaseValue } from '../../src/case/read.ts';
import type { Read } from '../../src/case/read.ts';
import { fileOf, goodCase, problemsOf, shops } from './case-file-samples.ts';

/** A case, or 1 to 50 problems that each say what is allowed. */
function expectAnAnswer(read: Read): void {
  if (read.kind === 'case') return;
  expect(read.problems.length).toBeGreaterThanOrEqual(1);
  expect(read.problems.length).toBeLessThanOrEqual(50);
  for (const { detail } of read.problems) expect(detail).toMatch(/\S.*\.$/);
}

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    -0,
    -1,
    0.5,
    1e21,
    2 ** 53,
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    [],
    {},
    [[]],
    true,
    '2026-02-30',
    '2026-03-20T09:00:00Z',
  ),
);

test('any bytes are answered', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => expectAnAnswer(readCase(bytes, shops))));
});

test('any JSON is answered', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 20 }), (text) => expectAnAnswer(readCase(text, shops))));
});

test('a good case with some of its values replaced is answered, and alike as a text and as a value', () => {
  const places = placesOf(goodCase);
  const changes = fc.array(fc.tuple(fc.nat(places.length - 1), oddValue), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(changes, (picked) => {
      const spoiled: unknown = structuredClone(goodCase);
      for (const [place, value] of picked) put(spoiled, places[place] ?? [], value);
      const text = JSON.stringify(spoiled);
      const read = readCase(text, shops);
      expectAnAnswer(read);
      expect(readCaseValue(JSON.parse(text), shops)).toEqual(read);
    }),
    { numRuns: 500 },
  );
});

test('a text with some of its characters replaced is answered', () => {
  const text = JSON.stringify(goodCase);
  const cut = fc.tuple(
    fc.nat(text.length),
    fc.nat(3),
    fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '9', 'e9', '.5', 'null'),
  );
  fc.assert(
    fc.property(cut, ([start, length, put]) => {
      expectAnAnswer(readCase(text.slice(0, start) + put + text.slice(start + length), shops));
    }),
    { numRuns: 500 },
  );
});

test('shares of discounts that fit the prices are always taken, and one unit of money more never', () => {
  const prices = fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(prices, (unitPrices) => {
      const lines = unitPrices.map((unitPrice, index) => ({
        id: `${index}`,
        sku: 's',
        title: 't',
        quantity: 1,
        unitPrice,
      }));
      const amount = unitPrices.reduce((sum, price) => sum + price, 0);
      const withDiscount = (taken: number) => ({
        ...goodCase,
        order: {
          ...goodCase.order,
          lines,
          discounts: [{ amount: taken, why: 'all', lines: lines.map(({ id }) => id) }],
        },
        request: { ...goodCase.request, lines: [{ line: '0', quantity: 1 }] },
        events: [],
      });
      expect(problemsOf(withDiscount(amount))).toEqual([]);
      expect(problemsOf(withDiscount(amount + 1))).toMatchObject([
        { at: 'order.discounts[0].amount', code: 'INCONSISTENT' },
      ]);
    }),
  );
});

test('every order-level discount is shared by what line discounts left, not by what the one before it left', () => {
  const line = { sku: 's', title: 't', quantity: 1 };
  const coupon = { amount: 3, why: 'coupon', lines: ['1', '2'] };
  const order = {
    ...goodCase.order,
    lines: [
      { ...line, id: '1', unitPrice: 5 },
      { ...line, id: '2', unitPrice: 4 },
    ],
    // Each coupon takes 2 and 1, the odd unit of money first: line 1 would lose 6 of its 5.
    discounts: [coupon, coupon, coupon],
  };
  const value = {
    ...goodCase,
    order,
    request: { ...goodCase.request, lines: [{ line: '1', quantity: 1 }] },
    events: [],
  };
  expect(problemsOf(value)).toMatchObject([{ at: 'order.discounts[2].amount', code: 'INCONSISTENT' }]);
});

test('what was read reads the same again', () => {
  const { request, ...file } = fileOf(goodCase);
  const { conditionsTold, ...asked } = request;
  const staffNamed = file.events.map((event) => (event.by === 'inspector' ? { ...event, by: 'inspector:ann' } : event));
  const again = fileOf({ ...file, request: asked, events: staffNamed });
  expect(again).toEqual({ ...file, request: { ...asked, conditionsTold }, events: staffNamed });
});

type Keys = readonly (string | number)[];

/** The way to every value within a value. */
function placesOf(value: unknown, way: Keys = []): readonly Keys[] {
  if (typeof value !== 'object' || value === null) return [way];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  const inner = keys.flatMap((key) => placesOf((value as Record<string | number, unknown>)[key], [...way, key]));
  return way.length === 0 ? inner : [way, ...inner];
}

function put(holder: unknown, [key = '', ...rest]: Keys, value: unknown): void {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return;
  const entries = holder as Record<string | number, unknown>;
  if (rest.length > 0) put(entries[key], rest, value);
  else entries[key] = value;
}
