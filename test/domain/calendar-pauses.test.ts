import { expect, test } from '@jest/globals';
import { dueOf } from '../../src/calendar/due.ts';
import type { Span } from '../../src/calendar/due.ts';

const monday = '2026-05-11T02:00:00Z';
const inChina: Span = {
  anchorAt: monday,
  unit: 'working-days',
  count: 3,
  zone: 'Asia/Shanghai',
  dayEndsAt: '24:00',
  workingDays: { calendar: 'china', closed: [], open: [] },
  pauses: [],
};
const atSoocas: Span = { ...inChina, dayEndsAt: '20:00' };
const naturalDays: Span = { ...inChina, unit: 'natural-days' };

/** The end of a span with pauses, each from one instant to another. */
const dueWith = (span: Span, ...pauses: readonly (readonly [string, string])[]): string =>
  dueOf({ ...span, pauses: pauses.map(([from, to]) => ({ from, to })) }).at;

test('days that end in a pause do not count', () => {
  const naturalDaysInUtc: Span = { ...naturalDays, zone: 'UTC', anchorAt: '2026-07-06T10:05:00Z', count: 14 };
  expect(dueWith(naturalDaysInUtc, ['2026-07-08T09:00:00Z', '2026-07-10T15:00:00Z'])).toBe('2026-07-23T00:00:00Z');
  expect(dueWith(inChina, ['2026-05-12T02:00:00Z', '2026-05-20T06:00:00Z'])).toBe('2026-05-22T16:00:00Z');
});

test('at soocas a day ends at 20:00 for its pauses too', () => {
  const refund: Span = { ...atSoocas, anchorAt: '2026-11-09T02:00:00Z', count: 7 };
  expect(dueWith(refund, ['2026-11-09T02:00:00Z', '2026-11-12T02:00:00Z'])).toBe('2026-11-20T12:00:00Z');
  expect(dueWith(atSoocas, ['2026-05-12T12:30:00Z', '2026-05-13T02:00:00Z'])).toBe('2026-05-14T12:00:00Z');
  expect(dueWith(inChina, ['2026-05-12T12:30:00Z', '2026-05-13T02:00:00Z'])).toBe('2026-05-15T16:00:00Z');
});

test('a pause within one day changes nothing, not even on the last day', () => {
  expect(dueWith(inChina, ['2026-05-12T02:00:00Z', '2026-05-12T15:59:59Z'])).toBe('2026-05-14T16:00:00Z');
  expect(dueWith(inChina, ['2026-05-14T02:00:00Z', '2026-05-14T15:59:59Z'])).toBe('2026-05-14T16:00:00Z');
});

test('a day whose very end is the resumption was paused, one whose very end is the begin was not', () => {
  expect(dueWith(inChina, ['2026-05-12T02:00:00Z', '2026-05-12T16:00:00Z'])).toBe('2026-05-15T16:00:00Z');
  expect(dueWith(inChina, ['2026-05-12T16:00:00Z', '2026-05-13T15:59:59Z'])).toBe('2026-05-14T16:00:00Z');
});

test('the same holds at soocas for a pause that begins or ends at 20:00', () => {
  expect(dueWith(atSoocas, ['2026-05-12T02:00:00Z', '2026-05-12T12:00:00Z'])).toBe('2026-05-15T12:00:00Z');
  expect(dueWith(atSoocas, ['2026-05-12T12:00:00Z', '2026-05-13T11:59:59Z'])).toBe('2026-05-14T12:00:00Z');
});

test('the limit is never the day of the resumption, but the next that counts', () => {
  expect(dueWith({ ...inChina, count: 1 }, [monday, '2026-05-12T02:00:00Z'])).toBe('2026-05-13T16:00:00Z');
  expect(dueWith({ ...inChina, count: 4 }, ['2026-05-14T02:00:00Z', '2026-05-15T02:00:00Z'])).toBe(
    '2026-05-18T16:00:00Z',
  );
});

test('a pause over a weekend alone leaves working days as they were, unless it ends on the last', () => {
  const toMonday: Span = { ...inChina, count: 5 };
  expect(dueWith(toMonday, ['2026-05-15T16:30:00Z', '2026-05-17T10:00:00Z'])).toBe('2026-05-18T16:00:00Z');
  expect(dueWith(toMonday, ['2026-05-15T16:30:00Z', '2026-05-18T02:00:00Z'])).toBe('2026-05-19T16:00:00Z');
});

test('a pause from the limit on or later comes too late to move it', () => {
  expect(dueWith(inChina, ['2026-05-14T16:00:00Z', '2026-05-20T02:00:00Z'])).toBe('2026-05-14T16:00:00Z');
  expect(dueWith(inChina, ['2026-05-14T15:59:59Z', '2026-05-20T02:00:00Z'])).toBe('2026-05-21T16:00:00Z');
});

test('a pause before the anchor means nothing', () => {
  expect(dueWith(inChina, ['2026-05-01T02:00:00Z', '2026-05-08T02:00:00Z'])).toBe('2026-05-14T16:00:00Z');
});

test('pauses add up in any order, and overlapping ones count once', () => {
  const first = ['2026-05-12T02:00:00Z', '2026-05-13T02:00:00Z'] as const;
  const second = ['2026-05-14T02:00:00Z', '2026-05-15T02:00:00Z'] as const;
  expect(dueWith(inChina, first, second)).toBe('2026-05-18T16:00:00Z');
  expect(dueWith(inChina, second, first)).toBe('2026-05-18T16:00:00Z');
  expect(dueWith(inChina, first, ['2026-05-12T04:00:00Z', '2026-05-12T20:00:00Z'])).toBe('2026-05-15T16:00:00Z');
});

test('a pause can bring a second pause before the limit that would have come too late', () => {
  const first = ['2026-05-14T02:00:00Z', '2026-05-14T17:00:00Z'] as const;
  const second = ['2026-05-15T02:00:00Z', '2026-05-18T02:00:00Z'] as const;
  expect(dueWith(inChina, second)).toBe('2026-05-14T16:00:00Z');
  expect(dueWith(inChina, first, second)).toBe('2026-05-19T16:00:00Z');
});

test('months are not paused', () => {
  expect(dueWith({ ...inChina, unit: 'months', count: 1 }, [monday, '2026-06-30T02:00:00Z'])).toBe(
    '2026-06-11T16:00:00Z',
  );
});
