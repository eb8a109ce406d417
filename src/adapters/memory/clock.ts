// A clock that stands still.
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';

/** The same now for every return, and for nobody. */
export function fixedClock(now: Instant): Clock {
  return { now: () => Promise.resolve(now) };
}
