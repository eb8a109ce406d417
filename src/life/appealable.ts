// What a customer can appeal against: each refusal of ours once, in its own time (AIS-19, AIS-28).
import type { Clock } from '../domain/clock.ts';
import { type Instant, isBefore } from '../domain/instant.ts';
import { isOpen, isRunning } from './clocks.ts';
import type { Rejection } from './parts.ts';
import { leavesOut, type ReturnState } from './state.ts';

export type Unappealed = {
  /** In which it can be appealed against; undefined: its e-mail was not handed over yet. */
  readonly clock: Clock | undefined;
} & ({ readonly what: 'request' } | { readonly what: 'goods'; readonly rejection: Rejection });

/** Against which nobody has appealed yet. Whoever has given the return up has given up this too. */
export function unappealed(state: ReturnState): readonly Unappealed[] {
  if (state.withdrawnAt !== null) return [];
  const { review, appeal, decisions } = state;
  const isRefused = review.kind === 'declined' || leavesOut(state);
  const heard = appeal.kind === 'none' ? 0 : appeal.decisions;
  const request: readonly Unappealed[] =
    isRefused && decisions.length > heard ? [{ what: 'request', clock: clockOfRequest(state) }] : [];
  const goods = state.rejections
    .filter(({ goods: { kind }, units, isAppealed }) => kind !== 'accepted' && units.length > 0 && !isAppealed)
    .map((rejection): Unappealed => ({ what: 'goods', rejection, clock: clockOf(state, rejection) }));
  return [...request, ...goods];
}

/** The one that began after the decision; of what is left out once more the one before runs on. */
export function clockOfRequest({ clocks, rejections, decisions, review }: ReturnState): Clock | undefined {
  const decision = decisions.at(-1);
  const isOfGoods = ({ anchorAt }: Clock, which: (one: Rejection) => boolean): boolean =>
    rejections.some((one) => one.toldAt === anchorAt && which(one));
  // One e-mail tells of the decision and of what was rejected before it.
  const isLater = ({ at }: Rejection): boolean => decision !== undefined && isBefore(decision.at, at);
  const told = clocks
    .slice(decision?.clocks ?? 0)
    .find((clock) => clock.step === 'appeal' && !isOfGoods(clock, isLater));
  if (review.kind === 'declined' || told !== undefined) return told;
  const isAnother = ({ at }: Rejection): boolean => at !== decision?.at;
  return clocks.findLast((clock) => clock.step === 'appeal' && !isOfGoods(clock, isAnother) && isRunning(clock));
}

/** Something that is told at this instant can be appealed against, and could not before. */
export function isAppealTold(state: ReturnState, at: Instant): boolean {
  return unappealed(state).some((one) =>
    one.what === 'goods' ? one.rejection.toldAt === at : one.clock === undefined || !isRunning(one.clock),
  );
}

function clockOf({ clocks }: ReturnState, { toldAt }: Rejection): Clock | undefined {
  return clocks.findLast(({ step, anchorAt }) => step === 'appeal' && anchorAt === toldAt);
}

export function isInTime({ clock }: Unappealed, at: Instant): boolean {
  return clock === undefined || (isOpen(clock) && (clock.dueAt === null || isBefore(at, clock.dueAt)));
}

/** Declined or rejected, and the time to appeal against it is not over (AIS-28). */
export function isOpenToAppeal(state: ReturnState): boolean {
  return state.appealable && unappealed(state).some(({ clock }) => clock === undefined || isRunning(clock));
}
