import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readCaseValue } from '../../src/case/read.ts';
import { absent, fileOf, goodCase, goodCaseWith, problemsIn, problemsOf, shops } from './case-file-samples.ts';

const examples = readFileSync(new URL('../examples/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

test.each(examples.map((line) => JSON.parse(line) as { id: string; case: unknown }))(
  'the example $id is read',
  (example) => {
    expect(problemsOf(example.case)).toEqual([]);
  },
);

test('a file is given back with its defaults and with every instant in our written form', () => {
  const file = fileOf(
    goodCaseWith({
      asOf: absent,
      'order.placedAt': '2026-03-01T18:00:00.000+08:00',
      'order.shippedAt': absent,
      'order.promisedBy': absent,
      'order.shipping': { standard: 500 },
      'order.lines[0].tags': absent,
      'order.payments[0].id': 'p0',
      'order.exchangesBefore': absent,
      'request.conditions': absent,
      'request.evidence': ['video', 'product-photo', 'video'],
      'events[3].at': '2026-03-31t06:00:00.25z',
    }),
  );
  expect(file.order).toMatchObject({
    placedAt: '2026-03-01T10:00:00Z',
    shippedAt: null,
    promisedBy: null,
    exchangesBefore: 0,
  });
  expect(file.order.shipping).toEqual({ standard: 500, expedited: 0, discount: 0 });
  expect(file.order.lines[0]).toMatchObject({ tags: [], returnedBefore: 1 });
  expect(file.order.lines[1]).toMatchObject({ giftKind: 'item', returnedBefore: 0 });
  expect(file.order.payments[0]).toMatchObject({ id: 'p0', refundedBefore: 0 });
  expect(file.request).toMatchObject({ evidence: ['video', 'product-photo'], conditions: {}, conditionsTold: false });
  expect(file.events.map(({ by }) => by)).toEqual(['agent:bo', 'carrier', 'inspector', 'inspector']);
  expect(file.events[2]).toMatchObject({ atAgreedAddress: true });
  expect(file.asOf).toBe('2026-03-31T06:00:00.250Z');
});

test('time runs up to the request where nothing came after it', () => {
  expect(fileOf(goodCaseWith({ asOf: absent, events: [] })).asOf).toBe('2026-03-20T09:00:00Z');
  const early = { at: '2026-03-19T00:00:00Z', event: 'parcel-scanned' };
  expect(fileOf(goodCaseWith({ asOf: absent, events: [early] })).asOf).toBe('2026-03-20T09:00:00Z');
});

test('a value that is parsed already is read alike', () => {
  expect(readCaseValue(structuredClone(goodCase), shops)).toEqual({ kind: 'case', file: fileOf(goodCase) });
  expect(readCaseValue([], shops)).toMatchObject({ kind: 'problems', problems: [{ at: '', code: 'NOT_JSON' }] });
});

const allowed: readonly (readonly [string, unknown])[] = [
  ['order.deliveredAt', null],
  ['order.deliveredAt', '2026-03-25T00:00:00Z'],
  ['order.deliveryPlannedAt', '2026-03-01'],
  ['order.deliveryPlannedAt', '2026-03-05T12:00:00-00:00'],
  ['order.promisedBy', '2026-03-01'],
  ['order.lines[0].deliveredAt', null],
  ['order.lines[0].tags', []],
  ['order.lines[0].tags', ['fashion', 'fashion']],
  ['order.lines[0].id2', absent],
  ['order.number', 'x'.repeat(200)],
  ['order.number', '🪥'.repeat(200)],
  ['order.lines[0].title', ' Zähne — 牙刷 '],
  ['order.currency', 'CLF'],
  ['order.payments', []],
  ['order.discounts[2]', { amount: 23670, why: 'all', lines: ['1', '2'] }],
  ['request.evidence', []],
  ['request.conditions', {}],
  ['request.shownDeduction', 0],
  ['request.shownDeduction', 9007199254740991],
  ['events[0].by', 'supervisor:Eve: the second'],
  ['events[0].by', 'customer'],
  ['events[3].sheet', {}],
  ['events[4]', { at: '2026-03-31T06:00:00Z', event: 'notice-sent', lacks: [] }],
  [
    'events[4]',
    {
      at: '2026-03-31T06:00:00Z',
      event: 'clock-moved',
      by: 'supervisor:eve',
      clock: 'SOO-K05',
      to: '2100-12-31T23:59:59.999Z',
    },
  ],
];
test.each(allowed)('%s may be %j', (path, value) => {
  expect(problemsOf(goodCaseWith({ [path]: value }))).toEqual([]);
});

describe('one wrong point is one problem, at its path', () => {
  const eventAt = (event: object) => ({ 'events[4]': { at: '2026-03-31T06:00:00Z', ...event } });
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['UNKNOWN_FIELD extra', { extra: 1 }],
    ['UNKNOWN_FIELD order.constructor', { 'order.constructor': 1 }],
    ['UNKNOWN_FIELD order["a b"]', { 'order.a b': 1 }],
    ['UNKNOWN_FIELD order.shipTo.city', { 'order.shipTo.city': 'x' }],
    ['UNKNOWN_FIELD events[0].sheet', { 'events[0].sheet': {} }],
    ['UNKNOWN_FIELD events[3].sheet.shiny', { 'events[3].sheet.shiny': true }],
    ['MISSING_FIELD shop', { shop: absent }],
    ['MISSING_FIELD events', { events: absent }],
    ['MISSING_FIELD order.payments', { 'order.payments': absent }],
    ['MISSING_FIELD order.lines[0].unitPrice', { 'order.lines[0].unitPrice': absent }],
    ['MISSING_FIELD request.evidence', { 'request.evidence': absent }],
    ['MISSING_FIELD events[0].by', { 'events[0].by': absent }],
    ['MISSING_FIELD events[1].event', { 'events[1].event': absent }],
    ['MISSING_FIELD events[2].lines', { 'events[2].lines': absent }],
    ['MISSING_FIELD events[4].amount', eventAt({ event: 'offer-made', resolution: 'partial-refund' })],
    ['MISSING_FIELD events[4].paidTo', eventAt({ event: 'carrier-answered', amount: 0 })],
    ['WRONG_TYPE order', { order: [] }],
    ['WRONG_TYPE request', { request: null }],
    ['WRONG_TYPE events', { events: {} }],
    ['WRONG_TYPE events[1]', { 'events[1]': 'decided' }],
    ['WRONG_TYPE order.lines[0].unitPrice', { 'order.lines[0].unitPrice': '7990' }],
    ['WRONG_TYPE order.lines[0].id', { 'order.lines[0].id': 1 }],
    ['WRONG_TYPE order.shipping', { 'order.shipping': null }],
    ['WRONG_TYPE order.lines[0].replacementDeliveredAt', { 'order.lines[0].replacementDeliveredAt': null }],
    ['WRONG_TYPE order.shipTo.zone', { 'order.shipTo.zone': null }],
    ['WRONG_TYPE request.conditions.used', { 'request.conditions.used': 'yes' }],
    ['WRONG_TYPE events[0].by', { 'events[0].by': null }],
    ['WRONG_TYPE asOf', { asOf: 1775001600 }],
    ['BAD_VALUE shop', { shop: 'Soocas' }],
    ['BAD_VALUE order.number', { 'order.number': '' }],
    ['BAD_VALUE order.number', { 'order.number': 'x'.repeat(201) }],
    ['BAD_VALUE order.number', { 'order.number': 'a\u0085b' }],
    ['BAD_VALUE order.number', { 'order.number': 'a\ud800b' }],
    ['BAD_VALUE order.lines[0].title', { 'order.lines[0].title': 'two\nlines' }],
    ['BAD_VALUE order.lines[0].title', { 'order.lines[0].title': '🪥'.repeat(2001) }],
    ['BAD_VALUE order.currency', { 'order.currency': 'usd' }],
    ['BAD_VALUE order.currency', { 'order.currency': 'XAU' }],
    ['BAD_VALUE order.currency', { 'order.currency': 'DEM' }],
    ['BAD_VALUE order.shipTo.country', { 'order.shipTo.country': 'UK' }],
    ['BAD_VALUE order.shipTo.zone', { 'order.shipTo.zone': '+08:00' }],
    ['BAD_VALUE order.shipTo.zone', { 'order.shipTo.zone': 'Mars/Olympus' }],
    ['BAD_VALUE order.lines', { 'order.lines': [] }],
    ['BAD_VALUE order.discounts[0].lines', { 'order.discounts[0].lines': [] }],
    ['BAD_VALUE order.lines[0].quantity', { 'order.lines[0].quantity': 0 }],
    ['BAD_VALUE order.lines[0].quantity', { 'order.lines[0].quantity': 10_001 }],
    ['BAD_VALUE order.exchangesBefore', { 'order.exchangesBefore': -1 }],
    ['BAD_VALUE order.lines[0].unitPrice', { 'order.lines[0].unitPrice': -1 }],
    ['BAD_VALUE order.lines[0].unitPrice', { 'order.lines[0].unitPrice': 79.9 }],
    ['BAD_VALUE order.lines[0].tags[0]', { 'order.lines[0].tags': ['new'] }],
    ['BAD_VALUE request.shownDeduction', { 'request.shownDeduction': 9007199254740992 }],
    ['BAD_VALUE request.lines', { 'request.lines': [] }],
    ['BAD_VALUE request.ground', { 'request.ground': 'broken' }],
    ['BAD_VALUE request.evidence[1]', { 'request.evidence': ['video', 'photo'] }],
    ['BAD_VALUE events[0].by', { 'events[0].by': 'agent' }],
    ['BAD_VALUE events[0].by', { 'events[0].by': 'agent:' }],
    ['BAD_VALUE events[0].by', { 'events[0].by': 'manager:bo' }],
    ['BAD_VALUE events[0].event', { 'events[0].event': 'approved' }],
    ['BAD_VALUE events[0].event', { 'events[0].event': '__proto__' }],
    ['BAD_VALUE events[0].verdict', { 'events[0].verdict': 'accept' }],
    ['BAD_VALUE events[0].reason', { 'events[0].reason': '' }],
    // Two amounts that are fine alone, and too much together.
    ['BAD_VALUE order.lines[0].unitPrice', { 'order.lines[0].unitPrice': 4503599627370496 }],
    ['BAD_VALUE order.shipping.expedited', { 'order.shipping.expedited': 9007199254740991 }],
    ['BAD_VALUE order.payments[1].captured', { 'order.payments[1].captured': 9007199254740991 }],
    ['BAD_VALUE order.discounts[1].amount', { 'order.discounts[1].amount': 9007199254740991 }],
    ['BAD_VALUE events[4].expenses', eventAt({ event: 'carriage-claimed', amount: 1, expenses: 9007199254740991 })],
    ['TOO_LARGE order.lines', { 'order.lines': Array.from({ length: 1_001 }, () => ({})) }],
    ['TOO_LARGE order.discounts', { 'order.discounts': Array.from({ length: 1_001 }, () => 1) }],
    ['TOO_LARGE order.payments', { 'order.payments': Array.from({ length: 1_001 }, () => null) }],
    ['TOO_LARGE events', { events: Array.from({ length: 10_001 }, () => ({})) }],
    ['INCONSISTENT order.shippedAt', { 'order.shippedAt': '2026-03-01T09:59:59.999Z' }],
    ['INCONSISTENT order.deliveredAt', { 'order.deliveredAt': '2026-03-03T01:59:59.999Z' }],
    ['INCONSISTENT order.promisedBy', { 'order.promisedBy': '2026-02-28' }],
    ['INCONSISTENT order.deliveryPlannedAt', { 'order.deliveryPlannedAt': '2026-02-27' }],
    ['INCONSISTENT order.lines[0].signedAt', { 'order.lines[0].signedAt': '2026-02-27T00:00:00Z' }],
    ['INCONSISTENT order.lines[1].giftWith', { 'order.lines[1].giftWith': '2' }],
    ['INCONSISTENT order.lines[1].giftWith', { 'order.lines[1].giftWith': '3' }],
    ['INCONSISTENT order.lines[1].giftWith', { 'order.discounts[1].amount': 1499 }],
    ['INCONSISTENT order.lines[0].giftKind', { 'order.lines[0].giftKind': 'points' }],
    ['INCONSISTENT order.lines[0].returnedBefore', { 'order.lines[0].returnedBefore': 4 }],
    ['INCONSISTENT order.payments[0].refundedBefore', { 'order.payments[0].refundedBefore': 5001 }],
    ['INCONSISTENT order.payments[1].id', { 'order.payments[1].id': 'p1' }],
    ['INCONSISTENT order.shipping.discount', { 'order.shipping.discount': 501 }],
    ['INCONSISTENT order.discounts[0].lines[0]', { 'order.discounts[0].lines': ['9'] }],
    ['INCONSISTENT order.discounts[0].lines[1]', { 'order.discounts[0].lines': ['1', '1'] }],
    ['INCONSISTENT order.discounts[0].amount', { 'order.discounts[0].amount': 23971 }],
    [
      'INCONSISTENT order.discounts[2].amount',
      { 'order.discounts[2]': { amount: 23671, why: 'all', lines: ['1', '2'] } },
    ],
    ['INCONSISTENT request.lines[0].line', { 'request.lines[0].line': '3' }],
    ['INCONSISTENT request.lines[0].line', { 'request.lines': [{ line: '2', quantity: 1 }] }],
    ['INCONSISTENT request.lines[1].line', { 'request.lines[1]': { line: '1', quantity: 1 } }],
    ['TOO_MUCH request.lines[0].quantity', { 'request.lines[0].quantity': 3 }],
    ['INCONSISTENT events[2].lines[0].line', { 'events[2].lines[0].line': '7' }],
    ['INCONSISTENT events[0].at', { 'events[0].at': '2026-03-20T08:59:59Z' }],
    ['INCONSISTENT events[2].at', { 'events[2].at': '2026-03-24T07:59:59Z' }],
    ['INCONSISTENT events[0].at', { events: [{ at: '2026-02-28T00:00:00Z', event: 'parcel-scanned' }] }],
    ['INCONSISTENT asOf', { asOf: '2026-03-31T05:59:59Z' }],
    ['INCONSISTENT asOf', { asOf: '2026-03-20T08:59:59Z', events: [] }],
  ];
  test.each(wrong)('%s', (problem, changes) => {
    expect(problemsIn(goodCaseWith(changes))).toEqual([problem]);
  });
});

test('a line id that stands twice is told with what follows from it', () => {
  expect(problemsIn(goodCaseWith({ 'order.lines[1].id': '1' }))).toContain('INCONSISTENT order.lines[1].id');
});

test('a request before the order was placed contradicts it', () => {
  const changes = { 'request.at': '2026-03-01T09:59:59Z', 'order.deliveredAt': null };
  expect(problemsIn(goodCaseWith(changes))).toEqual(['INCONSISTENT request.at']);
});

test.each([
  ['2026-04-02T00:00:00Z', '2026-04-02T00:00:00Z'],
  ['2026-04-02T05:30:00.1+05:30', '2026-04-02T00:00:00.100Z'],
  ['2028-02-29T23:59:59.999-23:59', '2028-03-01T23:58:59.999Z'],
  ['2101-01-01T07:59:59+08:00', '2100-12-31T23:59:59Z'],
  ['2026-04-02t00:00:00z', '2026-04-02T00:00:00Z'],
])('the instant %j is read as %j', (written, expected) => {
  expect(fileOf(goodCaseWith({ asOf: written })).asOf).toBe(expected);
});

test.each([
  '2026-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-04-02T24:00:00Z',
  '2026-04-02T23:59:60Z',
  '2026-04-02T00:00Z',
  '2026-04-02T00:00:00',
  '2026-04-02 00:00:00Z',
  '2026-04-02T00:00:00.Z',
  '2026-04-02T00:00:00.0000Z',
  '2026-04-02T00:00:00+0800',
  '2026-04-02T00:00:00+24:00',
  '2026-04-02T00:00:00Z\n',
  '2026-04-02',
  '2101-01-01T00:00:00Z',
  '1999-12-31T23:59:59Z',
  '+002026-04-02T00:00:00Z',
  'tomorrow',
])('%j is no instant', (written) => {
  expect(problemsIn(goodCaseWith({ asOf: written }))).toEqual(['BAD_VALUE asOf']);
});

test.each(['2026-02-29', '2026-13-01', '2026-3-15', '2026-03-15T00:00:00Z', '2101-01-01', '15.03.2026'])(
  '%s is no day',
  (day) => {
    expect(problemsIn(goodCaseWith({ 'order.promisedBy': day }))).toEqual(['BAD_VALUE order.promisedBy']);
  },
);

test('problems stand in the order of the document, what is missing at the end of its object', () => {
  const value = goodCaseWith({
    asOf: 'soon',
    extra: 1,
    shop: 'none',
    'events[3].verdict': 'maybe',
    'order.payments[0].captured': -1,
    'order.number': absent,
    'request.at': null,
  });
  expect(problemsIn(value)).toEqual([
    'BAD_VALUE shop',
    'BAD_VALUE order.payments[0].captured',
    'MISSING_FIELD order.number',
    'WRONG_TYPE request.at',
    'BAD_VALUE events[3].verdict',
    'BAD_VALUE asOf',
    'UNKNOWN_FIELD extra',
  ]);
});

test('the first 50 problems are listed', () => {
  const problems = problemsIn(goodCaseWith({ events: Array.from({ length: 60 }, () => 1) }));
  expect(problems).toHaveLength(50);
  expect(problems.at(-1)).toBe('WRONG_TYPE events[49]');
});

test('a detail names what is allowed', () => {
  const [problem] = problemsOf(goodCaseWith({ shop: 'nowhere' }));
  expect(problem?.detail).toBe('Allowed here: `soocas`, `justsoso`, `aisoon`, `platform`, `website`.');
});
