// How an answer becomes part of the state, and what that sets going.
import type { Answer } from './ask.ts';
import { changed, end } from './clocks.ts';
import { outcomeOf, stageOf } from './stage.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag } from './state.ts';

export function settle(state: ReturnState, about: LifeFact, answer: Answer): ReturnState {
  const recounted = changed(
    state,
    (clock, place) => answer.recounted.find((one) => one.place === place)?.clock ?? clock,
  );
  const cleared =
    about.event === 'clock-struck' && about.what === 'acts' ? withoutAct(recounted, about.clock) : recounted;
  const clocks = [...cleared.clocks, ...answer.started];
  const flagged = answer.flags.reduce<ReturnState>((now, flag) => withFlag(now, flag), { ...cleared, clocks });
  const money = {
    ...flagged,
    rulings: answer.rulings ?? flagged.rulings,
    money: answer.money,
    outlook: answer.outlook ?? flagged.outlook,
  };
  return about.event === 'closing'
    ? { ...end(money, about.at), closed: { at: about.at, outcome: outcomeOf(money) } }
    : money;
}

function withoutAct(state: ReturnState, place: number): ReturnState {
  return changed(state, (clock, index) => {
    if (index !== place) return clock;
    const { actsAt: _, ...rest } = clock;
    return rest;
  });
}

/** Whoever does not act on something overdue hears of it again each working day (ALL-12). */
export function needsAlert(state: ReturnState): boolean {
  const overdue = state.clocks.some((clock) => clock.state === 'breached' && clock.over === undefined);
  return state.closed === null && (overdue || stageOf(state) === 'needs-a-person');
}

/** When a refund becomes due, and when an operator has one that failed tried again. */
export function startsPayout(before: ReturnState, after: ReturnState, about: LifeFact): boolean {
  if (about.event === 'step-retried') return after.refund.kind === 'failed';
  return after.refund.kind === 'due' && before.refund.kind !== 'due';
}
