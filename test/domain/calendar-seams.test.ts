// Where two days, two pauses or two clocks meet.
import { describe, expect, test } from '@jest/globals';
import { msAtEnd, type WorkingHours } from '../../src/calendar/day-end.ts';
import { dueOf, type Span } from '../../src/calendar/due.ts';
import { elapsedLeavingOut } from '../../src/calendar/hours.ts';
import { instantOf } from '../../src/domain/instant.ts';

const inChina: Span = {
  anchorAt: '2026-05-11T02:00:00Z',
  unit: 'working-days',
  count: 3,
  zone: 'Asia/Shanghai',
  dayEndsAt: '24:00',
  workingDays: { calendar: 'china', closed: [], open: [] },
  pauses: [],
};

describe('pauses', () => {
  test('a day on which the next pause begins is not the last one, even if all days had been counted before it', () => {
    const pauses = [
      { from: '2026-07-08T09:00:00Z', to: '2026-07-09T15:00:00Z' },
      { from: '2026-07-10T12:00:00Z', to: '2026-07-11T06:00:00Z' },
    ];
    const span: Span = {
      ...inChina,
      anchorAt: '2026-07-06T10:00:00Z',
      unit: 'natural-days',
      count: 2,
      zone: 'UTC',
      pauses,
    };
    expect(dueOf(span).at).toBe('2026-07-13T00:00:00Z');
  });

  test('one pause counts for each clock by that clock’s zone and the end of its days', () => {
    const pauses = [{ from: '2026-05-12T12:30:00Z', to: '2026-05-13T02:00:00Z' }];
    expect(dueOf({ ...inChina, pauses }).at).toBe('2026-05-15T16:00:00Z');
    expect(dueOf({ ...inChina, dayEndsAt: '20:00', pauses }).at).toBe('2026-05-14T12:00:00Z');
    expect(dueOf({ ...inChina, zone: 'America/Los_Angeles', pauses }).at).toBe('2026-05-14T07:00:00Z');
    expect(dueOf({ ...inChina, pauses }).at).toBe('2026-05-15T16:00:00Z');
  });
});

describe('working hours of another zone', () => {
  const early: WorkingHours = { from: '01:30', to: '10:00', zone: 'Europe/Berlin' };
  test.each([
    [
      'a day on which none begin, the clocks of Berlin having gone back, is over at 24:00',
      early,
      '2026-10-25',
      '2026-10-26T00:00:00Z',
    ],
    [
      'of a day on which they begin twice, the clocks having gone forward, the later ones are the end',
      early,
      '2026-03-29',
      '2026-03-30T08:00:00Z',
    ],
    [
      'those of Auckland’s evening are the day’s for which it is morning in London',
      { from: '18:00', to: '23:00', zone: 'Pacific/Auckland' },
      '2026-06-10',
      '2026-06-10T11:00:00Z',
    ],
    [
      'hours that end when they begin go round the clock',
      { from: '09:00', to: '09:00', zone: 'UTC' },
      '2026-06-10',
      '2026-06-11T09:00:00Z',
    ],
  ])('%s', (_, hours, day, end) => {
    expect(instantOf(msAtEnd(Date.parse(`${day}T00:00:00Z`) / 86_400_000, hours, 'UTC'))).toBe(end);
  });
});

test('fewer than no hours cannot elapse', () => {
  const elapsed = () => elapsedLeavingOut('2026-05-11T02:00:00Z', -1, 'UTC', inChina.workingDays);
  expect(elapsed).toThrow(new RangeError('-1 hours cannot elapse.'));
});
