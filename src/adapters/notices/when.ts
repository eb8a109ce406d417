// Instants as people read them: with weekday, date, time and zone, in the language of the reader.
import { msOf } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { wallParts } from '../../domain/wall-clock.ts';
import { english } from './languages.ts';
import { filled } from './texts.ts';
import type { Texts } from './texts.ts';

/** `Wednesday, 25 March 2026, 20:00 (Asia/Shanghai)`. */
export function printedInstant(instant: Instant, zone: string, texts = english): string {
  return filled(texts.instant, { ...read(msOf(instant), zone, texts), zone });
}

/**
 * The last moment in time, from the first instant that is too late: `until the end of Tuesday, 24 March 2026 (zone)` where
 * a day begins with it, else `before Wednesday, 25 March 2026, 20:00 (zone)`.
 */
export function printedDeadline(firstTooLate: Instant, zone: string, texts = english): string {
  const day = lastDay(firstTooLate, zone, texts);
  return day === undefined
    ? filled(texts.before, { instant: printedInstant(firstTooLate, zone, texts) })
    : filled(texts.untilEndOf, { day, zone });
}

/** Since when something is too late, for staff: `since the end of Tuesday, …` or `since Wednesday, …, 20:00 (zone)`. */
export function printedSince(firstTooLate: Instant, zone: string): string {
  const last = lastDay(firstTooLate, zone, english);
  return last === undefined ? `since ${printedInstant(firstTooLate, zone)}` : `since the end of ${last} (${zone})`;
}

/** The day that ends where this instant begins another one; not always at 00:00, where clocks are put forward then. */
function lastDay(firstTooLate: Instant, zone: string, texts: Texts): string | undefined {
  const before = read(msOf(firstTooLate) - 1, zone, texts).day;
  return before === read(msOf(firstTooLate), zone, texts).day ? undefined : before;
}

function read(ms: number, zone: string, texts: Texts): { readonly day: string; readonly time: string } {
  const { time, weekday, day, month, year } = wallParts(ms, zone, texts.locale);
  return { day: filled(texts.day, { weekday, day, month, year }), time };
}
