import { describe, expect, test } from '@jest/globals';
import { addDays, dayOf, isDay, isZone, startOfDay } from '../../src/calendar/zone.ts';

describe('a day starts', () => {
  test.each([
    ['at midnight in China', '2026-06-10', 'Asia/Shanghai', '2026-06-09T16:00:00Z'],
    ['at midnight of summer time in New York', '2026-06-11', 'America/New_York', '2026-06-11T04:00:00Z'],
    ['at midnight on the day that will have 23 hours', '2026-03-08', 'America/New_York', '2026-03-08T05:00:00Z'],
    ['an hour earlier after that day', '2026-03-09', 'America/New_York', '2026-03-09T04:00:00Z'],
    ['an hour later after the day with 25 hours', '2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
    ['at 01:00 where São Paulo jumped over midnight', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['at 01:00 where Beirut jumps over midnight', '2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    ['at the first of the two midnights of Havana', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
    ['at the first of the two midnights of St John’s', '2006-10-29', 'America/St_Johns', '2006-10-29T02:30:00Z'],
    ['at 00:30 where the gap began before midnight', '1919-03-31', 'America/Toronto', '1919-03-31T04:30:00Z'],
    ['half an hour later on Lord Howe in winter', '2026-04-06', 'Australia/Lord_Howe', '2026-04-05T13:30:00Z'],
    ['half an hour earlier on Lord Howe in summer', '2026-10-05', 'Australia/Lord_Howe', '2026-10-04T13:00:00Z'],
    ['with the day after it where Samoa left it out', '2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['at midnight after the day that Samoa left out', '2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s: %s in %s', (_, day, zone, instant) => {
    expect(startOfDay(day, zone)).toBe(instant);
  });
});

describe('an instant lies on the day that the wall clock shows', () => {
  test.each([
    ['2026-06-10T15:59:59.999Z', 'Asia/Shanghai', '2026-06-10'],
    ['2026-06-10T16:00:00Z', 'Asia/Shanghai', '2026-06-11'],
    ['2026-06-11T02:00:00+08:00', 'America/New_York', '2026-06-10'],
    ['2026-11-01T03:59:59Z', 'America/Havana', '2026-10-31'],
    ['2026-11-01T05:30:00Z', 'America/Havana', '2026-11-01'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2006-10-29T02:30:30Z', 'America/St_Johns', '2006-10-29'],
    ['2006-10-29T02:31:00Z', 'America/St_Johns', '2006-10-28'],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31'],
  ])('%s in %s: %s', (instant, zone, day) => {
    expect(dayOf(instant, zone)).toBe(day);
  });
});

test('days are added on the calendar, over leap days and month ends, forth and back', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
  expect(addDays('2026-01-31', 30)).toBe('2026-03-02');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(addDays('2026-03-07', 2)).toBe('2026-03-09');
});

test('a day is a day of the calendar in our one written form', () => {
  for (const day of ['2026-03-22', '2028-02-29', '1969-12-31']) expect(isDay(day)).toBe(true);
  const others = [
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-3-22',
    '2026-03-22T00:00:00Z',
    '',
    'today',
  ];
  for (const other of [...others, '20260322', ' 2026-03-22', '+012026-03-22', '2026-03-32'])
    expect(isDay(other)).toBe(false);
});

test('what is no day, no instant or no zone is an error and not a wrong answer', () => {
  expect(() => addDays('2026-02-30', 1)).toThrow('"2026-02-30" is not a calendar day.');
  expect(() => startOfDay('2026-02-30', 'UTC')).toThrow(RangeError);
  expect(() => startOfDay('2026-03-22', 'Mars/Olympus')).toThrow(RangeError);
  expect(() => dayOf('2026-03-22T00:00:00Z', 'Mars/Olympus')).toThrow(RangeError);
  expect(() => dayOf('yesterday', 'UTC')).toThrow(RangeError);
});

test('a zone goes by its name; a bare offset is no zone, nor is an abbreviation that means several', () => {
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires', 'US/Pacific'])
    expect(isZone(zone)).toBe(true);
  for (const zone of ['EST', 'CET', 'gmt', 'PST8PDT', 'Etc/GMT+8']) expect(isZone(zone)).toBe(true);
  for (const other of [
    '',
    'PST',
    'pst',
    'CST',
    'IST',
    'Mars/Olympus',
    '+08:00',
    '-05',
    'China',
    '2026-01-01T00:00[UTC]',
  ])
    expect(isZone(other)).toBe(false);
});
