import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DayEnd } from '../../src/calendar/day-end.ts';
import { dueOf } from '../../src/calendar/due.ts';
import type { Span } from '../../src/calendar/due.ts';
import { elapsedLeavingOut } from '../../src/calendar/hours.ts';
import { addDays, dayOf } from '../../src/calendar/zone.ts';
import { clockUnits } from '../../src/domain/clock.ts';
import { instantOf, msOf } from '../../src/domain/instant.ts';

const anyMs = fc.integer({ min: msOf('2025-01-01T00:00:00Z'), max: msOf('2028-12-31T00:00:00Z') });
const anyDay = anyMs.map((ms) => instantOf(ms).slice(0, 10));
const upTo = (days: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: days * 86_400_000 });

const anyPause = fc.record({ after: upTo(20), lasts: upTo(9) });
const anySpan: fc.Arbitrary<Span> = fc
  .record({
    anchor: anyMs,
    unit: fc.constantFrom(...clockUnits),
    count: fc.integer({ min: 0, max: 30 }),
    zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'America/Sao_Paulo', 'Australia/Lord_Howe'),
    dayEndsAt: fc.constantFrom<DayEnd>(
      '24:00',
      '20:00',
      { from: '18:30', to: '04:00', zone: 'America/Los_Angeles' },
      { from: '22:00', to: '06:00', zone: 'Europe/Berlin' },
    ),
    workingDays: fc.record({
      calendar: fc.constantFrom('china', 'none', 'us', 'gb-eng'),
      closed: fc.array(anyDay, { maxLength: 3 }),
      open: fc.array(anyDay, { maxLength: 3 }),
    }),
    pauses: fc.array(anyPause, { maxLength: 3 }),
  })
  .map(({ anchor, pauses, ...rest }) => ({
    ...rest,
    anchorAt: instantOf(anchor),
    pauses: pauses.map(({ after, lasts }) => ({
      from: instantOf(anchor + after),
      to: instantOf(anchor + after + lasts),
    })),
  }));

const msDue = (span: Span): number => msOf(dueOf(span).at);

test('one more is never earlier, and later where nothing pauses', () => {
  fc.assert(
    fc.property(anySpan, (span) => {
      const plain: Span = { ...span, pauses: [] };
      expect(msDue({ ...span, count: span.count + 1 })).toBeGreaterThanOrEqual(msDue(span));
      expect(msDue({ ...plain, count: span.count + 1 })).toBeGreaterThan(msDue(plain));
    }),
  );
});

test('a later anchor is never due earlier', () => {
  fc.assert(
    fc.property(anySpan, upTo(10), (span, later) => {
      const plain: Span = { ...span, pauses: [] };
      expect(msDue({ ...plain, anchorAt: instantOf(msOf(span.anchorAt) + later) })).toBeGreaterThanOrEqual(
        msDue(plain),
      );
    }),
  );
});

test('a pause never shortens a limit', () => {
  fc.assert(
    fc.property(anySpan, anyPause, (span, { after, lasts }) => {
      const from = msOf(span.anchorAt) + after;
      const pauses = [...span.pauses, { from: instantOf(from), to: instantOf(from + lasts) }];
      expect(msDue({ ...span, pauses })).toBeGreaterThanOrEqual(msDue(span));
    }),
  );
});

test('a limit in days is never earlier than the end of the day after the last resumption before it', () => {
  fc.assert(
    fc.property(anySpan, fc.integer({ min: 1, max: 9 }), (span, days) => {
      fc.pre(span.count > 0 && span.unit !== 'hours' && span.unit !== 'months');
      const to = instantOf(msOf(span.anchorAt) + days * 86_400_000);
      const due = dueOf({ ...span, pauses: [{ from: span.anchorAt, to }] }).at;
      expect(dayOf(instantOf(msOf(due) - 1), span.zone) >= addDays(dayOf(to, span.zone), 1)).toBe(true);
    }),
  );
});

test('one more closed day never shortens a limit, nor the time to ship', () => {
  fc.assert(
    fc.property(anySpan, fc.integer({ min: 0, max: 30 }), (span, after) => {
      const day = addDays(dayOf(span.anchorAt, span.zone), after);
      const workingDays = { ...span.workingDays, closed: [...span.workingDays.closed, day] };
      expect(msDue({ ...span, workingDays })).toBeGreaterThanOrEqual(msDue(span));
      const shipped = (days: Span['workingDays']): number =>
        msOf(elapsedLeavingOut(span.anchorAt, span.count, span.zone, days));
      expect(shipped(workingDays)).toBeGreaterThanOrEqual(shipped(span.workingDays));
    }),
  );
});

test('the order of the pauses does not matter', () => {
  fc.assert(
    fc.property(anySpan, (span) => expect(dueOf({ ...span, pauses: span.pauses.toReversed() })).toEqual(dueOf(span))),
  );
});
