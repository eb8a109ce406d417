// How an answer becomes part of the state, and what that sets going.
import type { Clock } from '../domain/clock.ts';
import { type Instant, isBefore, laterOf } from '../domain/instant.ts';
import type { Answer } from './ask.ts';
import { changed, end, isOverdue, meet, nextStrike } from './clocks.ts';
import { outcomeOf, stageOf } from './stage.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

export function settle(state: ReturnState, about: LifeFact, answer: Answer): ReturnState {
  const recounted = changed(
    withoutRepetition(state, about),
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
    ? { ...withoutFlags(end(money, about.at), ...overAtTheEnd), closed: { at: about.at, outcome: outcomeOf(money) } }
    : money;
}

/** The time to post a parcel that was sent before its approval is met as soon as it starts (ALL-09). */
function postedBefore(state: ReturnState): ReturnState {
  const sent = state.parcel.kind === 'in-transit' || state.parcel.kind === 'received';
  const postedAt = state.scan?.postedAt ?? (state.parcel.kind === 'received' ? state.parcel.at : state.at);
  return sent ? meet(state, 'ship-back', postedAt) : state;
}

/** What is wrong with goods is noted until the close; what waits for somebody waits no more. */
const overAtTheEnd = [
  'EXTRA_PARCEL',
  'EXTRA_ITEM',
  'WRONG_ITEM',
  'FAULT_NOT_FOUND',
  'LATE_PARCEL',
  'PARCEL_LOST',
  'WRONG_ADDRESS',
  'POLICY_GAP',
  'LATE_REQUEST',
  'REFUND_FAILED',
] as const;

/** The answer names the next one. */
function withoutRepetition(state: ReturnState, about: LifeFact): ReturnState {
  if (about.event !== 'clock-struck' || about.what !== 'repetition') return state;
  return changed(state, (clock, place) => {
    if (place !== about.clock) return clock;
    const { repetition: _, ...rest } = clock;
    return rest;
  });
}

function withoutAct(state: ReturnState, place: number): ReturnState {
  return changed(state, (clock, index) => {
    if (index !== place) return clock;
    const { actsAt: _, ...rest } = clock;
    return rest;
  });
}

/**
 * Whoever does not act on something overdue hears of it again each working day (ALL-12). So does staff of a return for
 * which nothing comes by itself, such as one whose e-mail came back; after an agreed pick-up only from its instant on.
 * @param repeatAt the start of the shop's next working day
 */
export function alertOf(before: ReturnState, state: ReturnState, repeatAt: Instant): Instant | null {
  if (state.closed !== null) return null;
  const isStuck = state.clocks.some((clock) => isLate(clock, state.at)) || stageOf(state) === 'needs-a-person';
  if (!isStuck && !isForgotten(state)) return null;
  if (before.alertAt !== null && isBefore(state.at, before.alertAt)) return before.alertAt;
  return isStuck ? repeatAt : laterOf(repeatAt, state.pickUpFor ?? repeatAt);
}

/** What comes with each repeated reminder does not come each working day too (PLT-15). */
function isLate(clock: Clock, at: Instant): boolean {
  return isOverdue(clock, at) && !isRepeated(clock);
}

/** No clock runs, none will by the e-mail that is on its way, and no provider's report is all that is waited for. */
function isForgotten(state: ReturnState): boolean {
  const stage = stageOf(state);
  const isToBeTold = state.notice.kind === 'owed' && state.outlook.clocks.length > 0;
  return stage !== 'closed' && stage !== 'settling' && !isToBeTold && !isMoving(state);
}

/** What runs unlisted is nobody's to do: the aftercare of an end before this one. */
function isMoving(state: ReturnState): boolean {
  const clocks = state.clocks.filter(({ unlisted }) => unlisted === undefined);
  return nextStrike({ ...state, clocks }) !== undefined || clocks.some(isRepeated);
}

function isRepeated({ state, repetition }: Clock): boolean {
  return state === 'running' && repetition !== undefined;
}
