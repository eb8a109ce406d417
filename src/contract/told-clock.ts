// A clock as people and other systems are told of it, without how it works inside.
import type { Clock } from '../domain/clock.ts';

export type ToldClock = Pick<
  Clock,
  | 'id'
  | 'step'
  | 'line'
  | 'clauses'
  | 'owes'
  | 'zone'
  | 'anchorAt'
  | 'targetAt'
  | 'warnAt'
  | 'dueAt'
  | 'state'
  | 'pauses'
  | 'breach'
  | 'movedTo'
>;

/** Those that an answer lists, in the order in which they started. */
export function toldClocks(clocks: readonly Clock[]): readonly ToldClock[] {
  return clocks.filter(({ unlisted }) => unlisted === undefined).map(toldClock);
}

function toldClock(clock: Clock): ToldClock {
  const { id, step, line, clauses, owes, zone, anchorAt, targetAt, warnAt, dueAt, state, pauses, breach } = clock;
  return {
    id,
    step,
    ...(line !== undefined && { line }),
    clauses,
    owes,
    zone,
    anchorAt,
    targetAt,
    warnAt,
    dueAt,
    state,
    pauses,
    breach,
    ...(clock.movedTo !== undefined && { movedTo: clock.movedTo }),
  };
}
