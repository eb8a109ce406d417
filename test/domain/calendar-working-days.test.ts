import { expect, test } from '@jest/globals';
import { hasList, isBankDay, isCustomerWorkingDay, isWorkingDay } from '../../src/calendar/working-days.ts';
import type { WorkingDays } from '../../src/calendar/working-days.ts';
import { addDays } from '../../src/calendar/zone.ts';

const china: WorkingDays = { calendar: 'china', closed: [], open: [] };
const none: WorkingDays = { calendar: 'none', closed: [], open: [] };

test.each([
  ['a plain Wednesday', '2026-06-10', { shop: true, customer: true, bank: true }],
  ['a plain Saturday', '2026-06-13', { shop: false, customer: false, bank: false }],
  ['a plain Sunday', '2026-06-14', { shop: false, customer: false, bank: false }],
  ['the Friday of the Dragon Boat Festival', '2026-06-19', { shop: false, customer: false, bank: true }],
  ['the Sunday made up for National Day', '2026-09-20', { shop: true, customer: false, bank: false }],
  ['the Saturday made up for National Day', '2026-10-10', { shop: true, customer: false, bank: false }],
  ['the Saturday within National Day', '2026-10-03', { shop: false, customer: false, bank: false }],
  ['a Monday of a year without a list', '2027-10-04', { shop: true, customer: true, bank: true }],
  ['a Sunday of a year without a list', '2027-10-10', { shop: false, customer: false, bank: false }],
])('in China %s, %s, is worked by %j', (_, day, { shop, customer, bank }) => {
  expect(isWorkingDay(day, china)).toBe(shop);
  expect(isCustomerWorkingDay(day, china)).toBe(customer);
  expect(isBankDay(day)).toBe(bank);
});

test('China has 19 weekdays off and six make-up days in 2026', () => {
  const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
  expect(days.filter((day) => isBankDay(day) && !isWorkingDay(day, china))).toHaveLength(19);
  const madeUp = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
  expect(days.filter((day) => !isBankDay(day) && isWorkingDay(day, china))).toEqual(madeUp);
});

test('a calendar without holidays works Monday to Friday, National Day too', () => {
  expect(isWorkingDay('2026-10-01', none)).toBe(true);
  expect(isCustomerWorkingDay('2026-10-01', none)).toBe(true);
  expect(isWorkingDay('2026-09-20', none)).toBe(false);
});

test('a day that the shop closes is a holiday for itself and its customers, be it also named as open', () => {
  const closed = { ...china, closed: ['2026-06-10', '2026-09-20'], open: ['2026-06-10'] };
  expect(isWorkingDay('2026-06-10', closed)).toBe(false);
  expect(isCustomerWorkingDay('2026-06-10', closed)).toBe(false);
  expect(isWorkingDay('2026-09-20', closed)).toBe(false);
});

test('a day that the shop opens binds the shop and never the customer', () => {
  const opened = { ...china, open: ['2026-06-13', '2026-10-02'] };
  for (const day of opened.open) {
    expect(isWorkingDay(day, opened)).toBe(true);
    expect(isCustomerWorkingDay(day, opened)).toBe(false);
  }
});

test('China’s lists are there from 2004 to 2026, each with its National Day', () => {
  const held = Array.from({ length: 60 }, (_, index) => 1990 + index).filter((year) => hasList(year, 'china'));
  expect([held[0], held.at(-1), held.length]).toEqual([2004, 2026, 23]);
  for (const year of held) expect(isWorkingDay(`${year}-10-01`, china)).toBe(false);
});

test('a calendar without holidays lacks no list, and one that we do not hold lacks every list', () => {
  expect(hasList(2027, 'none')).toBe(true);
  expect(hasList(2026, 'atlantis')).toBe(false);
  expect(isWorkingDay('2026-07-03', { ...none, calendar: 'atlantis' })).toBe(true);
});

test('a day that the calendar does not have is an error', () => {
  expect(() => isWorkingDay('2026-02-30', china)).toThrow('"2026-02-30" is not a calendar day.');
  expect(() => isWorkingDay('2026-02-27', { ...china, closed: ['2026-02-30'] })).toThrow(RangeError);
});
