import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueOf, type Span } from '../../src/calendar/due.ts';
import { dueAfterMove } from '../../src/calendar/moved.ts';
import { dayOf, endOfDay } from '../../src/calendar/zone.ts';
import { hoursFrom, instantOf, msOf } from '../../src/domain/instant.ts';

const review: Omit<Span, 'anchorAt' | 'count'> = {
  unit: 'working-days',
  zone: 'Asia/Shanghai',
  dayEndsAt: '24:00',
  workingDays: { calendar: 'china', closed: [], open: [] },
  pauses: [],
};
const posting: typeof review = { ...review, unit: 'natural-days' };

/** Moved at one instant to another; the pauses, each from one instant to another. */
const dueWith = (
  span: typeof review,
  [at, to]: readonly [string, string],
  ...pauses: readonly (readonly [string, string])[]
): string => dueAfterMove({ ...span, pauses: pauses.map(([from, until]) => ({ from, to: until })) }, { at, to }).at;

const toFriday = ['2026-03-13T02:00:00Z', '2026-03-20T16:00:00Z'] as const;

test('a limit that was moved holds as long as nothing stops the clock', () => {
  expect(dueWith(review, toFriday)).toBe('2026-03-20T16:00:00Z');
  expect(dueWith(review, ['2026-03-13T02:00:00Z', '2026-03-21T05:17:00Z'])).toBe('2026-03-21T05:17:00Z');
});

test('a pause within a day, or over a weekend alone, changes nothing', () => {
  expect(dueWith(review, toFriday, ['2026-03-20T02:00:00Z', '2026-03-20T10:00:00Z'])).toBe('2026-03-20T16:00:00Z');
  expect(dueWith(review, toFriday, ['2026-03-14T02:00:00Z', '2026-03-15T10:00:00Z'])).toBe('2026-03-20T16:00:00Z');
});

test('what was left of it at the pause is left at the resumption, in days that count', () => {
  expect(dueWith(review, toFriday, ['2026-03-19T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe('2026-03-25T16:00:00Z');
  expect(dueWith(review, toFriday, ['2026-03-16T02:00:00Z', '2026-03-17T02:00:00Z'])).toBe('2026-03-23T16:00:00Z');
  expect(dueWith(posting, toFriday, ['2026-03-19T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe('2026-03-25T16:00:00Z');
});

test('it is never the day of the resumption, but the next that counts', () => {
  expect(dueWith(review, toFriday, ['2026-03-20T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe('2026-03-25T16:00:00Z');
  expect(dueWith(review, toFriday, ['2026-03-20T02:00:00Z', '2026-03-27T02:00:00Z'])).toBe('2026-03-30T16:00:00Z');
});

test('what was over before the move is in it already', () => {
  expect(dueWith(review, toFriday, ['2026-03-11T02:00:00Z', '2026-03-12T02:00:00Z'])).toBe('2026-03-20T16:00:00Z');
});

test('what was named while the clock stood still holds, unless the resumption is later', () => {
  expect(dueWith(review, toFriday, ['2026-03-12T02:00:00Z', '2026-03-18T02:00:00Z'])).toBe('2026-03-20T16:00:00Z');
  expect(dueWith(review, toFriday, ['2026-03-12T02:00:00Z', '2026-03-23T02:00:00Z'])).toBe('2026-03-24T16:00:00Z');
});

test('a limit within a day ends with a day once a pause has moved it', () => {
  const toNoon = ['2026-03-13T02:00:00Z', '2026-03-20T04:00:00Z'] as const;
  expect(dueWith(review, toNoon, ['2026-03-19T02:00:00Z', '2026-03-19T09:00:00Z'])).toBe('2026-03-20T04:00:00Z');
  expect(dueWith(review, toNoon, ['2026-03-19T02:00:00Z', '2026-03-20T02:00:00Z'])).toBe('2026-03-23T16:00:00Z');
});

test('of a limit within a day, too, the day after the resumption is the earliest', () => {
  const toNoon = ['2026-03-19T12:00:00Z', '2026-03-20T04:00:00Z'] as const;
  expect(dueWith(review, toNoon, ['2026-03-18T02:00:00Z', '2026-03-19T13:00:00Z'])).toBe('2026-03-20T04:00:00Z');
  expect(dueWith(review, toNoon, ['2026-03-18T02:00:00Z', '2026-03-20T03:59:00Z'])).toBe('2026-03-23T16:00:00Z');
  expect(dueWith(review, toNoon, ['2026-03-18T02:00:00Z', '2026-03-20T04:07:00Z'])).toBe('2026-03-23T16:00:00Z');
  expect(dueWith(posting, toNoon, ['2026-03-18T02:00:00Z', '2026-03-20T04:07:00Z'])).toBe('2026-03-21T16:00:00Z');
});

test('a limit that is set back while the clock stands still is over only after the resumption', () => {
  const toMonday = ['2026-03-19T02:00:00Z', '2026-03-16T04:00:00Z'] as const;
  expect(dueWith(review, toMonday, ['2026-03-18T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe('2026-03-25T16:00:00Z');
  expect(dueWith(review, toMonday, ['2026-03-19T01:00:00Z', '2026-03-19T03:00:00Z'])).toBe('2026-03-16T04:00:00Z');
  expect(dueWith(review, toMonday, ['2026-03-20T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe('2026-03-16T04:00:00Z');
});

test('a limit on a day that does not count is followed by one that does', () => {
  const toSaturday = ['2026-03-19T12:00:00Z', '2026-03-21T04:00:00Z'] as const;
  expect(dueWith(review, toSaturday, ['2026-03-18T02:00:00Z', '2026-03-21T04:07:00Z'])).toBe('2026-03-23T16:00:00Z');
  expect(dueWith(review, toSaturday, ['2026-03-18T02:00:00Z', '2026-03-20T02:00:00Z'])).toBe('2026-03-21T04:00:00Z');
});

test('a pause into which no end of a day falls changes nothing, a limit that came in it neither (ALL-06)', () => {
  const toNoon = ['2026-03-19T12:00:00Z', '2026-03-20T04:00:00Z'] as const;
  expect(dueWith(review, toNoon, ['2026-03-20T02:00:00Z', '2026-03-20T04:07:00Z'])).toBe('2026-03-20T04:00:00Z');
});

test('hours and months stand as they were set', () => {
  expect(dueWith({ ...review, unit: 'hours' }, toFriday, ['2026-03-19T02:00:00Z', '2026-03-24T02:00:00Z'])).toBe(
    '2026-03-20T16:00:00Z',
  );
});

test('a limit moved to where it was anyway is counted as if it had not been moved', () => {
  fc.assert(
    fc.property(anySpan, ({ begun, gaps, ...plain }) => {
      const anchorAt = instantOf(begun);
      // The anchor's own day is none of the days that count: the move is made as it ends.
      const at = endOfDay(dayOf(anchorAt, plain.zone), plain.zone);
      const pauses = gaps.map(({ after, lasts }) => {
        const from = hoursFrom(at, after / 4);
        return { from, to: hoursFrom(from, lasts / 4) };
      });
      const span = { ...plain, anchorAt, pauses };
      const to = dueOf({ ...span, pauses: [] }).at;
      expect(dueAfterMove(span, { at, to }).at).toBe(dueOf(span).at);
    }),
    { numRuns: 600 },
  );
});

const anySpan = fc.record({
  begun: fc.integer({ min: 0, max: 40_000 }).map((quarters) => msOf('2026-01-01T00:00:00Z') + quarters * 900_000),
  unit: fc.constantFrom('natural-days' as const, 'working-days' as const, 'customer-working-days' as const),
  count: fc.integer({ min: 1, max: 15 }),
  zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'America/Havana'),
  dayEndsAt: fc.constantFrom('24:00', '20:00'),
  workingDays: fc.constantFrom({ calendar: 'china', closed: [], open: [] }, { calendar: 'none', closed: [], open: [] }),
  gaps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 2_000 }), lasts: fc.integer({ min: 0, max: 900 }) }), {
    maxLength: 4,
  }),
});
