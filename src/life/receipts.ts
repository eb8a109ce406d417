// Receipt by receipt: each has clocks of its own, and no unit is hurried or forgotten by another one's (ALL-08, ALL-13).
import type { Clock, ClockStep } from '../domain/clock.ts';
import { type Instant, isBefore } from '../domain/instant.ts';
import { type Units, unitsOf } from '../domain/order.ts';
import { endPlace, meetPlace } from './clocks.ts';
import { doneUnits } from './paid.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';

export interface Receipt {
  readonly at: Instant;
  readonly lines: readonly Units[];
  /** The rest of the goods was lost at the shop's risk, which counts as receipt and acceptance (ALL-24). */
  readonly isLoss?: true;
}

/** Approved units of a line that had come by then: the first to be told of are the first to be looked at. */
function cameBy({ receipts }: ReturnState, line: LineState, by: Instant): number {
  return unitsIn(toldBy(receipts, by).filter(isOfGoods), line);
}

/** Of those the ones that a clock of that time may start: what was rejected came with the first to be told of. */
export function startedBy(state: ReturnState, line: LineState, by: Instant): number {
  const own = state.receipts.filter((one) => !isBefore(by, one.at) && isOfGoods(one));
  return Math.min(cameBy(state, line, by), unitsIn(own, line) + line.rejected);
}

/** A receipt that is told late came before others, and what was done by then was done to those. */
function toldBy(receipts: readonly Receipt[], by: Instant): readonly Receipt[] {
  return receipts.slice(0, receipts.findLastIndex(({ at }) => !isBefore(by, at)) + 1);
}

function isOfGoods({ isLoss }: Receipt): boolean {
  return isLoss !== true;
}

function unitsIn(receipts: readonly Receipt[], { line, authorized }: LineState): number {
  return Math.min(
    authorized,
    receipts.reduce((sum, { lines }) => sum + unitsOf(lines, line), 0),
  );
}

/** A clock that counts from a receipt waits for all that came with it: the inspector's for a look, others for money. */
function isAwaited(state: ReturnState, { step, anchorAt: by }: Clock): boolean {
  const dealtWith = step === 'inspection' ? ({ accepted }: LineState) => accepted : doneUnits;
  // What is lost was accepted at once, and is paid with the next payout.
  const isLeft = (line: LineState): boolean =>
    cameBy(state, line, by) > Math.max(0, dealtWith(line) - line.lost) + line.rejected;
  const losses = toldBy(state.receipts, by).filter((one) => !isOfGoods(one));
  const isLossLeft = (line: LineState): boolean => unitsIn(losses, line) > dealtWith(line);
  return state.lines.some((line) => isLeft(line) || isLossLeft(line));
}

/**
 * What was due is done: the clocks of this step are met, but those of receipts of which something is left.
 * `isOfThis`: of those that had begun for it; by default all.
 */
export function meetReceived(
  state: ReturnState,
  step: ClockStep,
  at: Instant,
  isOfThis: (clock: Clock, place: number) => boolean = () => true,
): ReturnState {
  const isMet = (clock: Clock, place: number): boolean =>
    clock.step === step && !(clock.fromReceipt === true && isAwaited(state, clock)) && isOfThis(clock, place);
  return state.clocks.reduce((now, clock, place) => (isMet(clock, place) ? meetPlace(now, place, at) : now), state);
}

/** The last of a receipt was looked at, or rejected: clocks by which something was done are met, others end. */
export function receiptsOver(state: ReturnState, at: Instant): ReturnState {
  return state.clocks.reduce((now, clock, place) => {
    const came = state.lines.filter((line) => cameBy(state, line, clock.anchorAt) > 0);
    const isOver = clock.fromReceipt === true && came.length > 0 && !isAwaited(state, clock);
    if (!isOver) return now;
    const isMet = clock.step === 'inspection' || came.some((line) => doneUnits(line) > 0);
    return isMet ? meetPlace(now, place, at) : endPlace(now, place, at);
  }, state);
}

/** Of what has come something is still to be paid, sent or rejected; or nothing of it was yet. */
export function isOwedForReceived({ lines }: ReturnState): boolean {
  // What is lost and taken over is accepted without coming.
  const left = (line: LineState): number =>
    Math.min(Math.max(line.received, line.accepted), line.authorized) - line.rejected - doneUnits(line);
  return lines.every((line) => doneUnits(line) === 0) || lines.some((line) => left(line) > 0);
}
