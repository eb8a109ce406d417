// The calendar against another way to the same answers: the platform's wall clocks, and counting day by day.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueOf } from '../../src/calendar/due.ts';
import type { Span } from '../../src/calendar/due.ts';
import { isBankDay, isCustomerWorkingDay, isWorkingDay } from '../../src/calendar/working-days.ts';
import { numberOf } from '../../src/calendar/day-number.ts';
import { addDays, dayOf, msAt, startOfDay } from '../../src/calendar/zone.ts';
import { instantOf, msOf } from '../../src/domain/instant.ts';
import type { Day } from '../../src/domain/instant.ts';

const minute = 60_000;
const hour = 60 * minute;
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'US/Pacific', 'EST5EDT', 'Etc/GMT+12'];

test('every zone agrees with the wall clock around each change of its clock and on many other days', () => {
  const wrong: string[] = [];
  for (const zone of zones) {
    for (const day of [...daysOfChange(zone), ...plainDays]) {
      const start = msOf(startOfDay(day, zone));
      const before = [1, minute, hour / 2, hour, 2 * hour].map((ms) => dateOnWall(start - ms, zone));
      if (dateOnWall(start, zone) < day || !before.every((shown) => shown < day)) wrong.push(`${zone} ${day} starts`);
      for (const ms of [start - 1, start, start + 59 * minute, start + 24 * hour]) {
        if (dayOf(instantOf(ms), zone) !== dateOnWall(ms, zone)) wrong.push(`${zone} ${instantOf(ms)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('any hour of a day on which a clock changes begins when the wall clock first shows it or a later one', () => {
  const wrong: string[] = [];
  let gaps = 0;
  let overlaps = 0;
  for (const zone of zones) {
    for (const day of daysOfChange(zone).filter((one) => lengthOf(one, zone) !== 24 * hour)) {
      if (lengthOf(day, zone) < 24 * hour) gaps += 1;
      else overlaps += 1;
      for (const time of ['00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '20:00']) {
        const end = msAt(numberOf(day), time, zone);
        const isReached = `${dateOnWall(end, zone)} ${timeOnWall(end, zone)}` >= `${day} ${time}:00`;
        const earlier = [1, minute, hour / 2, hour, 2 * hour].map((ms) => end - ms);
        const isFirst = earlier.every((ms) => `${dateOnWall(ms, zone)} ${timeOnWall(ms, zone)}` < `${day} ${time}:00`);
        if (!isReached || !isFirst) wrong.push(`${zone} ${day} ${time}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(Math.min(gaps, overlaps)).toBeGreaterThan(200);
});

test('any instant lies on the day that the wall clock shows, in any zone', () => {
  const anyMs = fc.integer({ min: msOf('1973-01-01T00:00:00Z'), max: msOf('2060-01-01T00:00:00Z') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyMs, (zone, ms) => {
      expect(dayOf(instantOf(ms), zone)).toBe(dateOnWall(ms, zone));
    }),
    { numRuns: 2_000 },
  );
});

test('any limit in days is what counting on a wall calendar gives, whatever the pauses', () => {
  fc.assert(
    fc.property(anySpan, (span) => {
      expect(dueOf(span).at).toBe(countedByHand(span));
    }),
    { numRuns: 600 },
  );
});

const plainDays = ['1985-06-15', '1999-12-31', '2004-02-29', '2026-01-01', '2026-07-06', '2032-02-29'];

/** The days around each change of the zone's clock in the years that returns can meet. */
function daysOfChange(zone: string): readonly Day[] {
  const days: Day[] = [];
  for (let ms = msOf('2026-01-01T12:00:00Z'); ms < msOf('2027-12-31T00:00:00Z'); ms += 168 * hour) {
    if (timeOnWall(ms, zone) === timeOnWall(ms + 168 * hour, zone)) continue;
    for (let later = 0; later <= 8; later += 1) days.push(dateOnWall(ms + later * 24 * hour, zone));
  }
  return days;
}

function lengthOf(day: Day, zone: string): number {
  return msOf(startOfDay(addDays(day, 1), zone)) - msOf(startOfDay(day, zone));
}

/** Quarter hours of 2026 and the next winter, so that weekends, holidays and clock changes meet pauses often. */
const anyAnchor = fc
  .integer({ min: 0, max: 40_000 })
  .map((quarters) => msOf('2026-01-01T00:00:00Z') + (quarters * hour) / 4);

/** Its days end by the wall clock of the zone in which they are counted. */
interface WallSpan extends Span {
  readonly dayEndsAt: string;
}

const anySpan: fc.Arbitrary<WallSpan> = fc
  .record({
    anchor: anyAnchor,
    unit: fc.constantFrom('natural-days', 'working-days', 'customer-working-days', 'bank-days'),
    count: fc.integer({ min: 1, max: 15 }),
    zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Beirut', 'America/Havana'),
    dayEndsAt: fc.constantFrom('24:00', '20:00'),
    workingDays: fc.record({
      calendar: fc.constantFrom('china', 'none', 'us', 'de-by'),
      closed: fc.constantFrom([], ['2026-03-02', '2026-03-03', '2026-06-25']),
      open: fc.constantFrom([], ['2026-03-07', '2026-10-02']),
    }),
    gaps: fc.array(
      fc.record({ after: fc.integer({ min: -100, max: 2_000 }), lasts: fc.integer({ min: 0, max: 900 }) }),
      { maxLength: 4 },
    ),
  })
  .map(({ anchor, gaps, ...rest }) => ({
    ...rest,
    anchorAt: instantOf(anchor),
    pauses: gaps.map(({ after, lasts }) => {
      const from = anchor + (after * hour) / 4;
      return { from: instantOf(from), to: instantOf(from + (lasts * hour) / 4) };
    }),
  }));

/** ALL-02 and ALL-06 read aloud: the pauses come one by one, and each that begins in time moves the last day. */
function countedByHand(span: WallSpan): string {
  const pauses = span.pauses.toSorted((one, other) => msOf(one.from) - msOf(other.from));
  for (let known = 0; ; known += 1) {
    const last = lastDayByHand({ ...span, pauses: pauses.slice(0, known) });
    const next = pauses[known];
    if (next === undefined || msOf(next.from) >= endByHand(last, span)) return instantOf(endByHand(last, span));
  }
}

function lastDayByHand(span: WallSpan): Day {
  const isPaused = (ms: number): boolean => span.pauses.some(({ from, to }) => msOf(from) < ms && ms <= msOf(to));
  let day = dateOnWall(msOf(span.anchorAt), span.zone);
  for (let left = span.count; left > 0;) {
    day = addDays(day, 1);
    if (countsByHand(day, span) && !isPaused(endByHand(day, span))) left -= 1;
  }
  for (const { from, to } of span.pauses) {
    const resumed = dateOnWall(msOf(to), span.zone);
    const around = Array.from({ length: 60 }, (_, index) => endByHand(addDays(resumed, index - 58), span));
    if (!around.some((end) => msOf(from) < end && end <= msOf(to))) continue;
    let next = addDays(resumed, 1);
    while (!countsByHand(next, span)) next = addDays(next, 1);
    if (next > day) day = next;
  }
  return day;
}

function countsByHand(day: Day, { unit, workingDays }: Span): boolean {
  if (unit === 'working-days') return isWorkingDay(day, workingDays);
  if (unit === 'customer-working-days') return isCustomerWorkingDay(day, workingDays);
  return unit === 'natural-days' || isBankDay(day);
}

/** The first half hour whose wall clock shows the day's end. */
function endByHand(day: Day, { unit, zone, dayEndsAt }: WallSpan): number {
  const end =
    unit === 'working-days' && dayEndsAt !== '24:00' ? `${day} ${dayEndsAt}:00` : `${addDays(day, 1)} 00:00:00`;
  const known = ends.get(zone + end);
  if (known !== undefined) return known;
  let ms = msOf(`${day}T00:00:00Z`);
  while (`${dateOnWall(ms, zone)} ${timeOnWall(ms, zone)}` < end) ms += hour / 2;
  ends.set(zone + end, ms);
  return ms;
}
const ends = new Map<string, number>();

function dateOnWall(ms: number, zone: string): string {
  return formatOf(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}

function timeOnWall(ms: number, zone: string): string {
  return formatOf(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(ms);
}

function formatOf(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${Object.keys(options).join()}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: zone });
  formats.set(key, format);
  return format;
}
const formats = new Map<string, Intl.DateTimeFormat>();
