import { describe, expect, test } from '@jest/globals';
import { dueOf, type Span } from '../../src/calendar/due.ts';
import { elapsedLeavingOut } from '../../src/calendar/hours.ts';
import { isCalendar } from '../../src/calendar/holidays.ts';
import { hasList, isBankDay, isCustomerWorkingDay, isWorkingDay } from '../../src/calendar/working-days.ts';
import type { WorkingDays } from '../../src/calendar/working-days.ts';
import { addDays } from '../../src/calendar/zone.ts';

const worksIn = (calendar: string): WorkingDays => ({ calendar, closed: [], open: [] });

/** The weekdays of a year that nobody works, as `03-22`. */
function weekdaysOff(calendar: string, year: number): readonly string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  return days
    .filter((day) => day.startsWith(`${year}`) && isBankDay(day) && !isWorkingDay(day, worksIn(calendar)))
    .map((day) => day.slice('2026-'.length));
}

describe('the weekdays off', () => {
  test.each([
    [
      'of the United States: Independence Day falls on a Saturday and is kept on the Friday before',
      'us',
      2026,
      '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    ],
    [
      'of the United States, whose next New Year’s Day is kept on the last day of the old year',
      'us',
      2027,
      '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    ],
    [
      'of England, where Christmas and Boxing Day are made up for after a weekend',
      'gb-eng',
      2027,
      '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    ],
    [
      'of Bavaria, which keeps Epiphany and Corpus Christi',
      'de-by',
      2026,
      '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 12-25',
    ],
    ['of Berlin, which keeps neither', 'de-be', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
    [
      'of Augsburg, a part of a part, which alone keeps the Peace Festival',
      'de-by-a',
      2028,
      '01-06 04-14 04-17 05-01 05-25 06-05 06-15 08-08 08-15 10-03 11-01 12-25 12-26',
    ],
  ])('%s', (_, calendar, year, days) => {
    expect(weekdaysOff(calendar, year).join(' ')).toBe(days);
  });
});

test('a holiday of some days takes each of them, into the next year too, and half a holiday takes none', () => {
  const inEswatini = worksIn('sz');
  expect(isWorkingDay('2030-01-02', inEswatini)).toBe(false);
  for (const day of ['2026-12-28', '2026-12-31', '2027-01-01']) expect(isWorkingDay(day, inEswatini)).toBe(false);
  expect(isWorkingDay('2027-01-04', inEswatini)).toBe(true);
  expect(isWorkingDay('2026-12-24', worksIn('is'))).toBe(true);
  expect(isWorkingDay('2026-12-25', worksIn('is'))).toBe(false);
});

test('a country goes by its code, in capitals or not, and so does a part of it', () => {
  for (const name of ['us', 'US', 'de-by', 'DE-BY', 'us-la-no', 'gb-eng']) expect(isCalendar(name)).toBe(true);
  for (const name of ['china', 'none']) expect(isCalendar(name)).toBe(true);
});

test('what is no country, or no part of it, is no calendar, and China’s own list is the only one of China', () => {
  const others = ['', 'zz', 'de-xx', 'de-by-xx', 'us-', 'us-ca-la-x', 'usa', 'Germany', 'cn', 'CN', 'cn-hk', 'None'];
  expect(others.filter(isCalendar)).toEqual([]);
});

test('the lists reach as far as the moon is known, for countries that do not ask it too', () => {
  for (const calendar of ['us', 'sa']) {
    expect([1969, 1970, 2076, 2077].map((year) => hasList(year, calendar))).toEqual([false, true, true, false]);
  }
  expect(isWorkingDay('2077-07-05', worksIn('us'))).toBe(true);
});

test('a customer leaves out the holidays of the country of delivery too, which the shop works', () => {
  const workingDays = { calendar: 'de-by', closed: [], open: ['2026-06-06'], deliveryCalendar: 'at' };
  const days = ['2026-06-04', '2026-06-06', '2026-10-26', '2026-10-27', '2026-01-06'];
  expect(days.map((day) => isWorkingDay(day, workingDays))).toEqual([false, true, true, true, false]);
  expect(days.map((day) => isCustomerWorkingDay(day, workingDays))).toEqual([false, false, false, true, false]);
});

const inMunich: Span = {
  anchorAt: '2026-04-01T09:00:00Z',
  unit: 'working-days',
  count: 2,
  zone: 'Europe/Berlin',
  dayEndsAt: '18:00',
  workingDays: worksIn('de-by'),
  pauses: [],
};

test.each([
  ['over Easter', '2026-04-01T09:00:00Z', 2, '2026-04-07T16:00:00Z'],
  ['over Easter and the days after', '2026-04-01T09:00:00Z', 4, '2026-04-09T16:00:00Z'],
  ['over the change to summer time', '2026-03-27T09:00:00Z', 1, '2026-03-30T16:00:00Z'],
  ['over the change back from it', '2026-10-23T09:00:00Z', 1, '2026-10-26T17:00:00Z'],
  ['over Christmas and the turn of the year', '2026-12-23T09:00:00Z', 6, '2027-01-04T17:00:00Z'],
])('a limit in Bavaria runs %s', (_, anchorAt, count, at) => {
  expect(dueOf({ ...inMunich, anchorAt, count })).toMatchObject({ at, gapYears: [] });
});

test('the shop’s own days off and on change a country’s calendar as they change China’s', () => {
  const workingDays = { calendar: 'de-by', closed: ['2026-06-05'], open: ['2026-06-06', '2026-06-04'] };
  const due = (count: number): string =>
    dueOf({ ...inMunich, workingDays, anchorAt: '2026-06-03T09:00:00Z', count }).at;
  expect([due(1), due(2), due(3)]).toEqual(['2026-06-04T16:00:00Z', '2026-06-06T16:00:00Z', '2026-06-08T16:00:00Z']);
});

test('a year that either list lacks is named for the customer, and the shop’s alone for the shop', () => {
  const workingDays = { calendar: 'none', closed: [], open: [], deliveryCalendar: 'china' };
  const span: Span = { ...inMunich, workingDays, anchorAt: '2027-03-01T09:00:00Z' };
  expect(dueOf({ ...span, unit: 'customer-working-days' }).gapYears).toEqual([2027]);
  expect(dueOf({ ...span, unit: 'working-days' }).gapYears).toEqual([]);
  expect(dueOf({ ...span, workingDays: { ...workingDays, calendar: 'china' } }).gapYears).toEqual([2027]);
});

test('the time to ship leaves out a country’s holidays', () => {
  expect(elapsedLeavingOut('2026-11-25T12:00:00Z', 48, 'America/New_York', worksIn('us'))).toBe('2026-11-28T12:00:00Z');
});
