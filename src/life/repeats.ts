// Alerts and reminders that are repeated as long as nobody acts (ALL-12, PLT-15).
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { NoticeDue } from '../domain/ruling.ts';
import { isOverdue } from './clocks.ts';
import type { Effect } from './next.ts';
import type { LifeFact, ReturnState } from './state.ts';

/** An alert or a reminder that is repeated is the same message again; it is not listed (CASE-FILE 6). */
export function repeats(before: ReturnState, state: ReturnState, about: LifeFact): readonly Effect[] {
  if (about.event !== 'clock-struck') return [];
  if (about.what === 'alert') {
    return [
      alertOn(
        state.clocks.filter((clock) => isOverdue(clock, about.at)),
        about.at,
      ),
    ];
  }
  const clock = before.clocks[about.clock];
  if (about.what !== 'repetition' || clock?.repetition === undefined) return [];
  return [unlisted(clock.repetition), alertOn([clock], about.at)];
}

export function alertOn(overdue: readonly Clock[], at: Instant): Effect {
  const clauses = [...new Set(['ALL-12', ...overdue.flatMap((clock) => clock.clauses)])];
  const about = overdue[0] === undefined ? {} : { clock: overdue[0].id };
  return unlisted({ notice: 'overdue', to: 'supervisor', at, clauses, ...about });
}

function unlisted(notice: NoticeDue): Effect {
  return { effect: 'notify', notice, cause: `${notice.to}-at-${notice.at}`, reason: null };
}
