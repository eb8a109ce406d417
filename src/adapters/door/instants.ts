// Instants of the database in our written form, and instants some time from now.
import { type Instant, instantOf, msOf } from '../../domain/instant.ts';

export function writtenInstant(date: Date): Instant {
  return instantOf(date.getTime());
}

export function maybeInstant(date: Date | null): Instant | null {
  return date === null ? null : writtenInstant(date);
}

/** Whole minutes later, or earlier if negative. */
export function minutesFrom(instant: Instant, minutes: number): Instant {
  return instantOf(msOf(instant) + minutes * 60_000);
}
