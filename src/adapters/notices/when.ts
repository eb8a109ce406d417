// Instants as people read them: with weekday, date, time and zone.
import { instantOf, msOf } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { wallParts } from '../../domain/wall-clock.ts';

/** `Wednesday, 25 March 2026, 20:00 (Asia/Shanghai)`. */
export function printedInstant(instant: Instant, zone: string): string {
  const { day, time } = read(instant, zone);
  return `${day}, ${time} (${zone})`;
}

/**
 * The last moment in time, from the first instant that is too late: `until the end of Tuesday, 24 March 2026 (zone)` where
 * a day begins with it, else `before Wednesday, 25 March 2026, 20:00 (zone)`.
 */
export function printedDeadline(firstTooLate: Instant, zone: string): string {
  const last = lastDay(firstTooLate, zone);
  return last === undefined ? `before ${printedInstant(firstTooLate, zone)}` : `until the end of ${last} (${zone})`;
}

/** Since when something is too late: `since the end of Tuesday, …` or `since Wednesday, …, 20:00 (zone)`. */
export function printedSince(firstTooLate: Instant, zone: string): string {
  const last = lastDay(firstTooLate, zone);
  return last === undefined ? `since ${printedInstant(firstTooLate, zone)}` : `since the end of ${last} (${zone})`;
}

/** The day that ends where this instant begins another one; not always at 00:00, where clocks are put forward then. */
function lastDay(firstTooLate: Instant, zone: string): string | undefined {
  const before = read(instantOf(msOf(firstTooLate) - 1), zone).day;
  return before === read(firstTooLate, zone).day ? undefined : before;
}

function read(instant: Instant, zone: string): { readonly day: string; readonly time: string } {
  const { weekday, day, month, year, time } = wallParts(msOf(instant), zone);
  return { day: `${weekday}, ${day} ${month} ${year}`, time };
}
