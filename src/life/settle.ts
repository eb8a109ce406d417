// How an answer becomes part of the state, and what that sets going.
import type { Answer } from './ask.ts';
import { changed, end, isOverdue, meet } from './clocks.ts';
import { outcomeOf, stageOf } from './stage.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

export function settle(state: ReturnState, about: LifeFact, answer: Answer): ReturnState {
  const recounted = changed(
    state,
    (clock, place) => answer.recounted.find((one) => one.place === place)?.clock ?? clock,
  );
  const cleared =
    about.event === 'clock-struck' && about.what === 'acts' ? withoutAct(recounted, about.clock) : recounted;
  const started = postedBefore({ ...cleared, clocks: [...cleared.clocks, ...answer.started] });
  const flagged = answer.flags.reduce<ReturnState>((now, flag) => withFlag(now, flag), started);
  const money = {
    ...flagged,
    rulings: answer.rulings ?? flagged.rulings,
    money: answer.money,
    outlook: answer.outlook ?? flagged.outlook,
  };
  return about.event === 'closing'
    ? { ...withoutFlags(end(money, about.at), ...aboutGoods), closed: { at: about.at, outcome: outcomeOf(money) } }
    : money;
}

/** The time to post a parcel that was sent before its approval is met as soon as it starts (ALL-09). */
function postedBefore(state: ReturnState): ReturnState {
  const sent = state.parcel.kind === 'in-transit' || state.parcel.kind === 'received';
  const postedAt = state.scan?.postedAt ?? (state.parcel.kind === 'received' ? state.parcel.at : state.at);
  return sent ? meet(state, 'ship-back', postedAt) : state;
}

/** What is wrong with goods is noted until the close. */
const aboutGoods = ['EXTRA_PARCEL', 'EXTRA_ITEM', 'WRONG_ITEM', 'FAULT_NOT_FOUND', 'PARCEL_LOST'] as const;

function withoutAct(state: ReturnState, place: number): ReturnState {
  return changed(state, (clock, index) => {
    if (index !== place) return clock;
    const { actsAt: _, ...rest } = clock;
    return rest;
  });
}

/** Whoever does not act on something overdue hears of it again each working day (ALL-12). */
export function needsAlert(state: ReturnState): boolean {
  const overdue = state.clocks.some((clock) => isOverdue(clock, state.at));
  return state.closed === null && (overdue || stageOf(state) === 'needs-a-person');
}

/** When a refund becomes due, and when an operator has one that failed tried again. */
export function startsPayout(before: ReturnState, after: ReturnState, about: LifeFact): boolean {
  if (about.event === 'step-retried') return after.refund.kind === 'failed';
  return after.refund.kind === 'due' && before.refund.kind !== 'due';
}
