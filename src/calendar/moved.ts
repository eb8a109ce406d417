// A limit that somebody has set by hand: what was left of it when the clock stopped is left when it runs again (ALL-06).
import type { Move } from '../domain/clock.ts';
import { instantOf, isBefore, laterOf, msOf, type Instant } from '../domain/instant.ts';
import { msAtEnd } from './day-end.ts';
import { type DayKind, type Due, dayKindOf, gapYearsOf, type Span } from './due.ts';
import { isResumedBefore, isRunningAtEnd, stopsOf } from './pauses.ts';
import { dayAt } from './day-number.ts';
import { dayNumberOf } from './zone.ts';

/**
 * From the move on: whoever moved the limit knew what was before it. What was named while the clock stood still holds at
 * the resumption too, unless that is on its day or later. Never before the limit that was set.
 */
export function dueAfterMove(span: Omit<Span, 'anchorAt' | 'count'>, move: Move): Due {
  const kind = dayKindOf(span);
  const asSet = { at: instantOf(msOf(move.to)), gapYears: [] };
  if (kind === null) return asSet;
  const { zone } = span;
  const ends = { zone, dayEndsAt: kind.dayEndsAt };
  const pauses = span.pauses.filter(({ to }) => isBefore(move.at, to));
  const stops = stopsOf(pauses, ends);
  const since = pauses.filter(({ from }) => !isBefore(from, move.at));
  const stopping = stopsOf(since, ends);
  const moved = lastDayOver(move.at, kind, zone);
  const named = dayOfLimit(move.to, kind, zone);
  const standing = pauses.filter(({ from }) => isBefore(from, laterOf(move.at, move.to)));
  const resumed = Math.max(...stopsOf(standing, ends).map((stop) => stop.resumed));
  const isOutlasted = dayNumberOf(msOf(move.to), zone) <= resumed;
  let left = 0;
  for (let day = moved + 1; day <= named; day += 1) if (kind.counts(day)) left += 1;
  let last = moved;
  while (left > 0 || (isOutlasted && last <= resumed) || !isResumedBefore(last, stops)) {
    last += 1;
    while (!kind.counts(last)) last += 1;
    if (isRunningAtEnd(last, stopping)) left -= 1;
  }
  if (!isOutlasted && last <= Math.max(moved, named)) return asSet;
  const gapYears = gapYearsOf({ first: moved + 1, last }, kind.calendars);
  return { at: instantOf(msAtEnd(last, kind.dayEndsAt, zone)), lastDay: dayAt(last), gapYears };
}

/** The last day that has ended by then. */
function lastDayOver(at: Instant, { dayEndsAt }: DayKind, zone: string): number {
  let day = dayNumberOf(msOf(at), zone);
  while (msAtEnd(day, dayEndsAt, zone) > msOf(at)) day -= 1;
  return day;
}

/** The counting day with which a limit ends, or in which it lies. */
function dayOfLimit(at: Instant, { counts, dayEndsAt }: DayKind, zone: string): number {
  let day = dayNumberOf(msOf(at), zone) - 1;
  while (!counts(day) || msAtEnd(day, dayEndsAt, zone) < msOf(at)) day += 1;
  return day;
}
