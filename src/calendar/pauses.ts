// Pauses as the days that they take out of a count (ALL-06).
import { msOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { dayNumberOf, msAt } from './zone.ts';

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
export function stopsOf(pauses: readonly ClosedPause[], { zone, dayEndsAt }: DayEnd): readonly Stop[] {
  return pauses.map((pause) => stopOf(pause, { zone, dayEndsAt })).filter(({ first, last }) => first <= last);
}

/** Whether the end of a day found the clock running. */
export function isRunningAtEnd(day: number, stops: readonly Stop[]): boolean {
  return stops.every(({ first, last }) => day < first || day > last);
}

/** Whether every pause begun before the end of a day was over on an earlier day, so that the day may be the last. */
export function isResumedBefore(day: number, stops: readonly Stop[]): boolean {
  return stops.every(({ first, resumed }) => day < first || day > resumed);
}

interface DayEnd {
  readonly zone: string;
  readonly dayEndsAt: string;
}

/** An end at the very begin of a pause finds the clock running, one at the resumption finds it paused. */
function stopOf({ from, to }: ClosedPause, { zone, dayEndsAt }: DayEnd): Stop {
  const begun = dayNumberOf(msOf(from), zone);
  const resumed = dayNumberOf(msOf(to), zone);
  return {
    first: msAt(begun, dayEndsAt, zone) > msOf(from) ? begun : begun + 1,
    last: msAt(resumed, dayEndsAt, zone) <= msOf(to) ? resumed : resumed - 1,
    resumed,
  };
}
