import { describe, expect, test } from '@jest/globals';
import { msAtEnd, type WorkingHours } from '../../src/calendar/day-end.ts';
import { dueOf, type Span } from '../../src/calendar/due.ts';
import { addDays, dayOf, startOfDay } from '../../src/calendar/zone.ts';
import { instantOf, msOf } from '../../src/domain/instant.ts';

const inChina: Span = {
  anchorAt: '2026-06-10T13:00:00Z',
  unit: 'working-days',
  count: 3,
  zone: 'Asia/Shanghai',
  dayEndsAt: '20:00',
  workingDays: { calendar: 'china', closed: [], open: [] },
  pauses: [],
};

/** 6:30pm–4:00am PST, taken at its word: UTC−8 all year (SOO-31). */
const pacific: WorkingHours = { from: '18:30', to: '04:00', zone: 'Etc/GMT+8' };

/** The end of a day, as an instant. */
function endOf(day: string, hours: WorkingHours, zone: string): string {
  return instantOf(msAtEnd(Date.parse(`${day}T00:00:00Z`) / 86_400_000, hours, zone));
}

test('half past six in the evening to four in the morning, Pacific, ends every day in China at 20:00', () => {
  const days = Array.from({ length: 730 }, (_, index) => addDays('2026-01-01', index));
  const other = days.filter((day) => endOf(day, pacific, 'Asia/Shanghai') !== `${day}T12:00:00Z`);
  expect(other).toEqual([]);
});

test('limits and pauses are the same whether hours are written in China or across the ocean', () => {
  const anchors = Array.from({ length: 400 }, (_, index) =>
    instantOf(msOf('2026-01-01T00:30:00Z') + index * 79_200_000),
  );
  const pauses = [{ from: '2026-06-11T11:59:59Z', to: '2026-06-12T12:00:00Z' }];
  for (const anchorAt of anchors) {
    const span = { ...inChina, anchorAt, pauses };
    expect(dueOf({ ...span, dayEndsAt: pacific })).toEqual(dueOf(span));
  }
});

describe('hours of Los Angeles, where clocks change, for days of China', () => {
  const californian: WorkingHours = { ...pacific, zone: 'America/Los_Angeles' };
  test.each([
    ['an hour later in winter', '2026-03-06', '2026-03-06T12:00:00Z'],
    ['still later on the day on which the clocks go forward', '2026-03-08', '2026-03-08T11:00:00Z'],
    ['an hour earlier in summer', '2026-03-09', '2026-03-09T11:00:00Z'],
    ['later again from the night on which they go back', '2026-11-01', '2026-11-01T12:00:00Z'],
  ])('are over %s', (_, day, at) => {
    expect(endOf(day, californian, 'Asia/Shanghai')).toBe(at);
  });
});

describe('a night shift in the shop’s own zone', () => {
  const night: WorkingHours = { from: '18:00', to: '02:00', zone: 'Europe/Berlin' };
  const atNight: Span = {
    ...inChina,
    anchorAt: '2026-06-10T10:00:00Z',
    count: 1,
    zone: 'Europe/Berlin',
    dayEndsAt: night,
    workingDays: { calendar: 'de-by', closed: [], open: [] },
  };

  test('ends its working day after midnight, and the day it began on is the last day', () => {
    expect(dueOf(atNight)).toEqual({ at: '2026-06-12T00:00:00Z', lastDay: '2026-06-11', gapYears: [] });
  });

  test('an anchor after midnight lies on the new day, whose shift is yet to come', () => {
    expect(dueOf({ ...atNight, anchorAt: '2026-06-10T23:30:00Z' }).at).toBe('2026-06-13T00:00:00Z');
  });

  test('a Friday’s shift ends on Saturday, and the next one is Monday’s', () => {
    expect(dueOf({ ...atNight, count: 2 }).at).toBe('2026-06-13T00:00:00Z');
    expect(dueOf({ ...atNight, count: 3 }).at).toBe('2026-06-16T00:00:00Z');
  });

  test('a pause from after midnight to the morning has the end of the evening’s shift in it', () => {
    const longer = { ...atNight, count: 3 };
    const pauses = [{ from: '2026-06-11T22:30:00Z', to: '2026-06-12T06:00:00Z' }];
    expect(dueOf({ ...longer, pauses }).at).toBe('2026-06-17T00:00:00Z');
    const later = [{ from: '2026-06-12T00:00:00Z', to: '2026-06-12T06:00:00Z' }];
    expect(dueOf({ ...longer, pauses: later }).at).toBe('2026-06-16T00:00:00Z');
    const before = [{ from: '2026-06-11T12:00:00Z', to: '2026-06-11T23:59:59Z' }];
    expect(dueOf({ ...longer, pauses: before }).at).toBe('2026-06-16T00:00:00Z');
  });
});

test('hours to midnight end their day as 24:00 does, and hours of the day within it', () => {
  const days = Array.from({ length: 60 }, (_, index) => addDays('2026-03-01', index));
  for (const day of days) {
    expect(endOf(day, { from: '08:00', to: '24:00', zone: 'Europe/Berlin' }, 'Europe/Berlin')).toBe(
      startOfDay(addDays(day, 1), 'Europe/Berlin'),
    );
    const evening = endOf(day, { from: '10:00', to: '18:30', zone: 'Europe/Berlin' }, 'Europe/Berlin');
    expect([dayOf(evening, 'Europe/Berlin'), evening.slice(-6)]).toEqual([day, ':30:00Z'.slice(-6)]);
  }
});

test('a day on which no hours begin, where a clock leaps over them, is over at its midnight', () => {
  const lateShift: WorkingHours = { from: '23:30', to: '06:00', zone: 'America/New_York' };
  // On the day before the clocks of New York go forward the shift begins at 23:30 in Bogotá, a day later at 22:30.
  const ends = ['2026-03-06', '2026-03-07', '2026-03-08'].map((day) => endOf(day, lateShift, 'America/Bogota'));
  expect(ends).toEqual(['2026-03-07T11:00:00Z', '2026-03-08T10:00:00Z', '2026-03-09T10:00:00Z']);
  const earlyShift: WorkingHours = { from: '00:30', to: '06:00', zone: 'America/New_York' };
  const empty = ['2026-03-07', '2026-03-08', '2026-03-09'].map((day) => endOf(day, earlyShift, 'America/Bogota'));
  expect(empty).toEqual(['2026-03-07T11:00:00Z', '2026-03-09T10:00:00Z', '2026-03-10T10:00:00Z']);
});
