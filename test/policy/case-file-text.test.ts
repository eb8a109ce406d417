import { expect, test } from '@jest/globals';
import { readCase } from '../../src/case/read.ts';
import { goodCase, problemsIn, problemsOf, shops } from './case-file-samples.ts';

const good = JSON.stringify(goodCase);
const inOrder = (more: string): string => good.replace('"order":{', `"order":{${more},`);
const withDeduction = (digits: string): string => good.replace('"evidence":', `"shownDeduction":${digits},"evidence":`);
const codesOf = (bytes: Uint8Array): readonly string[] => {
  const read = readCase(bytes, shops);
  return read.kind === 'case' ? [] : read.problems.map(({ code, at }) => `${code} ${at}`);
};

test.each([
  '',
  '  ',
  '\r',
  '{',
  '{"shop":}',
  'null',
  '[]',
  '"soocas"',
  '1',
  `${good}{}`,
  `\uFEFF${good}`,
  '{shop:1}',
  '[1,]',
  'NaN',
])('the text %j is no case', (text) => {
  expect(problemsIn(text)).toEqual(['NOT_JSON ']);
});

test('bytes are read as strict UTF-8', () => {
  expect(codesOf(new TextEncoder().encode(good))).toEqual([]);
  expect(codesOf(Uint8Array.from([...new TextEncoder().encode('{"shop":"'), 0xff, 0x22, 0x7d]))).toEqual(['NOT_JSON ']);
  expect(codesOf(Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(good)]))).toEqual(['NOT_JSON ']);
});

const twice: readonly (readonly [string, string])[] = [
  [good.replace('{', '{"shop":"soocas",'), 'shop'],
  [inOrder('"number":"S-7"'), 'order.number'],
  [inOrder('"\\u006eumber":"S-7"'), 'order.number'],
  [good.replace('"country"', '"country":"US","country"'), 'order.shipTo.country'],
  [good.replace('"fault-found"', '"fault-found":true,"fault-found"'), 'events[3].sheet.fault-found'],
  [good.replace('"sku":"G1"', '"sku":"G1","sku":"G1","sku":"G1"'), 'order.lines[1].sku'],
];
test.each(twice)('a key that stands twice is told: %#', (text, path) => {
  expect(problemsIn(text)).toEqual([`DUPLICATE_KEY ${path}`]);
});

test('quotes and brackets within a text are no keys', () => {
  const title = JSON.stringify('a","title":"\\" {[}] \\');
  expect(problemsIn(good.replace('"Tooth brush"', title))).toEqual([]);
});

test('`__proto__` is an unknown field and changes nothing', () => {
  expect(problemsIn(inOrder('"__proto__":{"polluted":1}'))).toEqual(['UNKNOWN_FIELD order.__proto__']);
  expect(problemsIn(good.replace('{', '{"__proto__":{"shop":"soocas"},'))).toEqual(['UNKNOWN_FIELD __proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each(['100', '100.0', '1e2', '1.0E+2', '10000e-2', '0.1e3', '-0', '0e-9', '0.0'])(
  '%s is a whole number',
  (digits) => {
    const read = readCase(withDeduction(digits), shops);
    expect(read.kind === 'case' && read.file.request.shownDeduction).toBe(Number(digits) + 0);
  },
);

test.each([
  '1.5',
  '-1',
  '1e400',
  '9007199254740992',
  '9007199254740993',
  '1e-400',
  '1.00000000000000000001',
  '9007199254740990.9',
])('%s is no amount', (digits) => {
  expect(problemsIn(withDeduction(digits))).toEqual(['BAD_VALUE request.shownDeduction']);
});

test('a case has at most 16 levels', () => {
  const nested = (levels: number): string => good.replace('{', `{"x":${'['.repeat(levels)}${']'.repeat(levels)},`);
  expect(problemsIn(nested(15))).toEqual(['UNKNOWN_FIELD x']);
  expect(problemsIn(nested(16))).toEqual(['TOO_LARGE ', 'UNKNOWN_FIELD x']);
  expect(problemsIn(nested(500_000))).toEqual(['TOO_LARGE ', 'UNKNOWN_FIELD x']);
  expect(problemsIn('['.repeat(1_000_000))).toEqual(['NOT_JSON ']);
});

test('a case has at most 1 MiB, not counting the line end behind it', () => {
  const padded = good + ' '.repeat(1_048_576 - good.length);
  expect(problemsIn(padded)).toEqual([]);
  expect(problemsIn(`${padded}\r\n`)).toEqual([]);
  expect(codesOf(new TextEncoder().encode(`${padded}\n`))).toEqual([]);
  expect(problemsIn(`${padded} `)).toEqual(['TOO_LARGE ']);
  expect(codesOf(new TextEncoder().encode(`${padded} `))).toEqual(['TOO_LARGE ']);
  // Bytes count, not characters.
  expect(problemsIn(`{"shop":"${'é'.repeat(524_288)}"}`)).toEqual(['TOO_LARGE ']);
});

test('the longest lists that are allowed are read', () => {
  const scan = { at: '2026-03-24T08:00:00Z', event: 'parcel-scanned' };
  const line = goodCase.order.lines[0];
  const lines = Array.from({ length: 1_000 }, (_, index) => ({ ...line, id: `line ${index}`, title: 'a' }));
  const spread = { amount: 999_999, why: 'all', lines: lines.map(({ id }) => id) };
  const order = { ...goodCase.order, lines, discounts: [spread] };
  const request = { ...goodCase.request, lines: lines.map(({ id }) => ({ line: id, quantity: 1 })) };
  const events = Array.from({ length: 10_000 }, () => scan);
  expect(problemsOf({ ...goodCase, order, request, events: [] })).toEqual([]);
  expect(problemsOf({ ...goodCase, events })).toEqual([]);
});
