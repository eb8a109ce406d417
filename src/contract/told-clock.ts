// A clock as people and other systems are told of it, without how it works inside.
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';

export interface ToldClock extends Pick<
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
> {
  /** A supervisor has set its limit. */
  readonly movedTo?: Instant;
}

/** Those that an answer lists, in the order in which they started. */
export function toldClocks(clocks: readonly Clock[]): readonly ToldClock[] {
  return clocks.filter(({ unlisted }) => unlisted === undefined).map(toldClock);
}

function toldClock(clock: Clock): ToldClock {
  const { id, step, line, clauses, owes, zone, anchorAt, targetAt, warnAt, dueAt, state, pauses, breach } = clock;
  const movedTo = clock.moves?.at(-1)?.to;
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
    ...(movedTo !== undefined && { movedTo }),
  };
}
