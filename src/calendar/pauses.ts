// Pauses as the days that they take out of a count (ALL-06).
import { msOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { once } from '../domain/once.ts';
import { type DayEnd, msAtEnd } from './day-end.ts';
import { dayNumberOf } from './zone.ts';

/** From `from` on the clock stands still, until `to`. */
export interface ClosedPause {
  readonly from: Instant;
  readonly to: Instant;
}

/** Numbers of days: the first and the last whose end found the clock paused, and the day on which it ran again. */
export interface Stop {
  readonly first: number;
  readonly last: number;
  readonly resumed: number;
}

/** The pauses that change something: those into which the end of a calendar day falls. */
export function stopsOf(pauses: readonly ClosedPause[], { zone, dayEndsAt }: EndsOfDays): readonly Stop[] {
  return pauses.map((pause) => stopIn(pause, { zone, dayEndsAt })).filter(({ first, last }) => first <= last);
}

/** A clock that was stopped a thousand times is counted anew at each resumption, so each pause is looked at once. */
function stopIn(pause: ClosedPause, ends: EndsOfDays): Stop {
  const known = stopsKnown(pause);
  const found = known.find(({ zone, dayEndsAt }) => zone === ends.zone && dayEndsAt === ends.dayEndsAt);
  if (found !== undefined) return found.stop;
  const stop = stopOf(pause, ends);
  known.push({ ...ends, stop });
  return stop;
}

const stopsKnown = once((): (EndsOfDays & { readonly stop: Stop })[] => []);

/** Whether the end of a day found the clock running. */
export function isRunningAtEnd(day: number, stops: readonly Stop[]): boolean {
  return stops.every(({ first, last }) => day < first || day > last);
}

/** Whether every pause begun before the end of a day was over on an earlier day, so that the day may be the last. */
export function isResumedBefore(day: number, stops: readonly Stop[]): boolean {
  return stops.every(({ first, resumed }) => day < first || day > resumed);
}

interface EndsOfDays {
  readonly zone: string;
  readonly dayEndsAt: DayEnd;
}

/** An end at the very begin of a pause finds the clock running, one at the resumption finds it paused. */
function stopOf({ from, to }: ClosedPause, { zone, dayEndsAt }: EndsOfDays): Stop {
  const begun = dayNumberOf(msOf(from), zone);
  const resumed = dayNumberOf(msOf(to), zone);
  // Hours that go on beyond midnight end their day on the next one, so the day before is looked at too.
  const endOf = (day: number): number => msAtEnd(day, dayEndsAt, zone);
  return {
    first: [begun - 1, begun].find((day) => endOf(day) > msOf(from)) ?? begun + 1,
    last: [resumed, resumed - 1].find((day) => endOf(day) <= msOf(to)) ?? resumed - 2,
    resumed,
  };
}
