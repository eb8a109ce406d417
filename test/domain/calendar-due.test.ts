import { describe, expect, test } from '@jest/globals';
import { dueOf } from '../../src/calendar/due.ts';
import type { Span } from '../../src/calendar/due.ts';
import { elapsedLeavingOut } from '../../src/calendar/hours.ts';

const inChina: Span = {
  anchorAt: '2026-06-10T02:00:00Z',
  unit: 'working-days',
  count: 3,
  zone: 'Asia/Shanghai',
  dayEndsAt: '24:00',
  workingDays: { calendar: 'china', closed: [], open: [] },
  pauses: [],
};
const atSoocas: Span = { ...inChina, dayEndsAt: '20:00' };

const due = (span: Span, anchorAt: string, count: number): string => dueOf({ ...span, anchorAt, count }).at;

describe('working days of a shop in China', () => {
  test.each([
    ['ends on the third of plain days', '2026-05-11T02:00:00Z', 3, '2026-05-14T16:00:00Z'],
    ['goes on after the weekend', '2026-06-11T02:00:00Z', 2, '2026-06-15T16:00:00Z'],
    ['counts a make-up Sunday as a day', '2026-09-18T09:00:00Z', 1, '2026-09-20T16:00:00Z'],
    ['counts a make-up Sunday on the way', '2026-09-18T09:00:00Z', 3, '2026-09-22T16:00:00Z'],
    ['ends before the Mid-Autumn Festival', '2026-09-18T09:00:00Z', 5, '2026-09-24T16:00:00Z'],
    ['leaps over the Mid-Autumn Festival', '2026-09-18T09:00:00Z', 6, '2026-09-28T16:00:00Z'],
    ['ends on the make-up Saturday after National Day', '2026-09-30T02:00:00Z', 3, '2026-10-10T16:00:00Z'],
    ['goes on after National Day and its weekend', '2026-09-30T02:00:00Z', 5, '2026-10-13T16:00:00Z'],
    ['begins after the holiday that the anchor lies on', '2026-10-01T02:00:00Z', 1, '2026-10-08T16:00:00Z'],
    ['has the same end from the last hour of the day', '2026-05-11T15:59:59Z', 1, '2026-05-12T16:00:00Z'],
    ['has the next end from the first of the next', '2026-05-11T16:00:00Z', 1, '2026-05-13T16:00:00Z'],
  ])('a limit %s: %s and %i', (_, anchorAt, count, at) => {
    expect(due(inChina, anchorAt, count)).toBe(at);
  });

  test.each([
    ['over a weekend', '2026-06-10T13:00:00Z', 3, '2026-06-15T12:00:00Z'],
    ['on plain days', '2026-06-23T03:00:00Z', 3, '2026-06-26T12:00:00Z'],
    ['from after hours, when the day counts as begun', '2026-06-23T12:30:00Z', 3, '2026-06-26T12:00:00Z'],
    ['for seven days', '2026-06-24T03:00:00Z', 7, '2026-07-03T12:00:00Z'],
  ])('at soocas the last day ends at 20:00 %s', (_, anchorAt, count, at) => {
    expect(due(atSoocas, anchorAt, count)).toBe(at);
  });

  test('a day that the shop closes by itself lengthens its limit, one that it opens shortens it', () => {
    const workingDays = { calendar: 'china', closed: ['2026-05-12'], open: ['2026-05-16'] };
    expect(due({ ...inChina, workingDays }, '2026-05-11T02:00:00Z', 3)).toBe('2026-05-15T16:00:00Z');
    expect(due({ ...inChina, workingDays }, '2026-05-11T02:00:00Z', 4)).toBe('2026-05-16T16:00:00Z');
  });
});

describe('other units', () => {
  test('natural days count every day and end at 24:00 at soocas as well', () => {
    const naturalDays: Span = { ...atSoocas, unit: 'natural-days' };
    expect(due(naturalDays, '2026-09-30T02:00:00Z', 3)).toBe('2026-10-03T16:00:00Z');
    expect(due(naturalDays, '2028-02-27T02:00:00Z', 2)).toBe('2028-02-29T16:00:00Z');
  });

  test('natural days are those of the customer’s zone, over the change of its clock', () => {
    const inNewYork: Span = { ...inChina, unit: 'natural-days', zone: 'America/New_York' };
    expect(due(inNewYork, '2026-06-11T02:00:00Z', 3)).toBe('2026-06-14T04:00:00Z');
    expect(due(inNewYork, '2026-03-06T15:00:00Z', 1)).toBe('2026-03-08T05:00:00Z');
    expect(due(inNewYork, '2026-03-06T15:00:00Z', 2)).toBe('2026-03-09T04:00:00Z');
    expect(due(inNewYork, '2026-10-30T15:00:00Z', 2)).toBe('2026-11-02T05:00:00Z');
  });

  test('a day ends at 01:00 where clocks jump over midnight', () => {
    const inBeirut: Span = { ...inChina, unit: 'natural-days', zone: 'Asia/Beirut' };
    expect(due(inBeirut, '2026-03-25T10:00:00Z', 3)).toBe('2026-03-28T22:00:00Z');
  });

  test('a working day that should end within a gap of the clock ends with the gap', () => {
    const inNewYork: Span = { ...inChina, zone: 'America/New_York', dayEndsAt: '02:30' };
    const workingDays = { calendar: 'none', closed: [], open: ['2026-03-08'] };
    expect(due({ ...inNewYork, workingDays }, '2026-03-06T15:00:00Z', 1)).toBe('2026-03-08T07:00:00Z');
  });

  test('bank days are Monday to Friday to 24:00, holidays or not', () => {
    const bankDays: Span = { ...atSoocas, unit: 'bank-days' };
    expect(due(bankDays, '2026-06-26T02:00:00Z', 7)).toBe('2026-07-07T16:00:00Z');
    expect(due(bankDays, '2026-09-30T02:00:00Z', 1)).toBe('2026-10-01T16:00:00Z');
  });

  test('a customer’s working days leave out holidays and make-up days, and end at 24:00', () => {
    const customerDays: Span = { ...atSoocas, unit: 'customer-working-days' };
    expect(due(customerDays, '2026-09-18T09:00:00Z', 1)).toBe('2026-09-21T16:00:00Z');
    expect(due(customerDays, '2026-09-30T02:00:00Z', 3)).toBe('2026-10-12T16:00:00Z');
  });

  test.each([
    ['2026-01-31T02:00:00Z', 1, '2026-02-28T16:00:00Z'],
    ['2028-01-31T02:00:00Z', 1, '2028-02-29T16:00:00Z'],
    ['2026-11-30T02:00:00Z', 3, '2027-02-28T16:00:00Z'],
    ['2026-08-31T02:00:00Z', 3, '2026-11-30T16:00:00Z'],
    ['2026-01-31T17:00:00Z', 3, '2026-05-01T16:00:00Z'],
    ['2028-02-29T02:00:00Z', 12, '2029-02-28T16:00:00Z'],
  ])(
    'months from %s, %i of them, end with the day of the same number or the month’s last: %s',
    (anchorAt, count, at) => {
      expect(due({ ...atSoocas, unit: 'months' }, anchorAt, count)).toBe(at);
    },
  );

  test('hours elapse, over the change of a clock and over pauses', () => {
    const pauses = [{ from: '2026-03-08T00:00:00Z', to: '2026-03-10T00:00:00Z' }];
    const hours: Span = { ...inChina, unit: 'hours', zone: 'America/New_York', pauses };
    expect(due(hours, '2026-03-07T15:30:00.250Z', 24)).toBe('2026-03-08T15:30:00.250Z');
  });

  test.each(['natural-days', 'working-days', 'bank-days', 'hours', 'months'] as const)('no %s is at once', (unit) => {
    expect(dueOf({ ...inChina, unit, count: 0, anchorAt: '2027-10-01T10:00:00+08:00' })).toEqual({
      at: '2027-10-01T02:00:00Z',
      gapYears: [],
    });
  });
});

describe('a year without a list of holidays', () => {
  const gaps = (anchorAt: string, count: number, more: Partial<Span> = {}): readonly number[] =>
    dueOf({ ...inChina, anchorAt, count, ...more }).gapYears;

  test('is named as soon as the limit lies in it, and then counts Monday to Friday', () => {
    expect(gaps('2026-12-29T02:00:00Z', 2)).toEqual([]);
    expect(gaps('2026-12-29T02:00:00Z', 3)).toEqual([2027]);
    expect(due(inChina, '2026-12-29T02:00:00Z', 3)).toBe('2027-01-01T16:00:00Z');
    expect(gaps('2026-12-29T02:00:00Z', 3, { unit: 'customer-working-days' })).toEqual([2027]);
    expect(gaps('2026-12-31T02:00:00Z', 262)).toEqual([2027, 2028]);
  });

  test('is named when only the weekend or the pause before the limit reaches into it', () => {
    expect(gaps('2027-12-30T02:00:00Z', 2)).toEqual([2027, 2028]);
    const pauses = [{ from: '2026-12-29T02:00:00Z', to: '2027-01-05T02:00:00Z' }];
    expect(gaps('2026-12-28T02:00:00Z', 1, { pauses })).toEqual([2027]);
  });

  test('is not named when only the anchor lies in it', () => {
    expect(gaps('2003-12-31T02:00:00Z', 1)).toEqual([]);
    expect(gaps('2003-12-30T02:00:00Z', 1)).toEqual([2003]);
  });

  test('means nothing to units and calendars without holidays', () => {
    for (const unit of ['natural-days', 'bank-days', 'months', 'hours'] as const) {
      expect(gaps('2027-03-01T02:00:00Z', 3, { unit })).toEqual([]);
    }
    expect(gaps('2027-03-01T02:00:00Z', 3, { workingDays: { calendar: 'none', closed: [], open: [] } })).toEqual([]);
  });

  test('is every year of a calendar that we do not hold', () => {
    expect(gaps('2026-03-02T02:00:00Z', 3, { workingDays: { calendar: 'atlantis', closed: [], open: [] } })).toEqual([
      2026,
    ]);
  });
});

test.each([
  ['runs over a weekend', '2026-06-12T02:00:00Z', '2026-06-14T02:00:00Z'],
  ['leaves out National Day', '2026-09-30T02:00:00Z', '2026-10-09T02:00:00Z'],
  ['begins after the holiday on which the order came', '2026-10-03T02:00:00Z', '2026-10-09T16:00:00Z'],
  ['ends as the holiday begins', '2026-09-28T16:00:00Z', '2026-09-30T16:00:00Z'],
  ['goes into the holiday no further than it must', '2026-09-28T16:00:01Z', '2026-10-07T16:00:01Z'],
])('the time to ship, 48 hours, %s: %s', (_, from, at) => {
  expect(elapsedLeavingOut(from, 48, inChina.zone, inChina.workingDays)).toBe(at);
});

test('the time to ship runs on the shop’s own open days and stands still on its closed ones', () => {
  const workingDays = { calendar: 'china', closed: ['2026-06-13'], open: ['2026-10-02'] };
  expect(elapsedLeavingOut('2026-06-12T02:00:00Z', 48, 'Asia/Shanghai', workingDays)).toBe('2026-06-15T02:00:00Z');
  expect(elapsedLeavingOut('2026-09-30T02:00:00Z', 48, 'Asia/Shanghai', workingDays)).toBe('2026-10-08T02:00:00Z');
  expect(elapsedLeavingOut('2026-10-01T02:00:00Z', 0, 'Asia/Shanghai', workingDays)).toBe('2026-10-01T02:00:00Z');
});

test('what cannot be counted is an error', () => {
  expect(() => due(inChina, '2026-05-11T02:00:00Z', -1)).toThrow('-1 working-days cannot be counted.');
  expect(() => due(inChina, '2026-05-11T02:00:00Z', 1.5)).toThrow(RangeError);
  expect(() => due(inChina, 'soon', 1)).toThrow(RangeError);
  expect(() => due({ ...inChina, dayEndsAt: 'late' }, '2026-05-11T02:00:00Z', 1)).toThrow(RangeError);
  expect(() => due({ ...inChina, zone: 'Mars/Olympus' }, '2026-05-11T02:00:00Z', 1)).toThrow(RangeError);
  expect(() => elapsedLeavingOut('2026-05-11T02:00:00Z', Number.NaN, 'UTC', inChina.workingDays)).toThrow(RangeError);
});
