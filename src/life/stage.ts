// The headline: what people see of a return, chosen from its parts, and how it ended.
import type { Attention, Outcome, Stage } from '../domain/vocabulary.ts';
import type { Clock } from '../domain/clock.ts';
import { isOpen, isOverdue, lastClock } from './clocks.ts';
import { refundStep } from './payout.ts';
import type { ReturnState } from './state.ts';
import { hasUninspected, isAppealable, unitsIn } from './state.ts';

/** The first that holds, in the order of CASE-FILE 6. */
export function stageOf(state: ReturnState): Stage {
  if (state.closed !== null) return 'closed';
  if (needsAPerson(state)) return 'needs-a-person';
  if (state.appeal.kind === 'open') return 'appealed';
  if (state.withdrawnAt !== null || state.review.kind === 'barred') return 'closed';
  if (state.review.kind === 'not-begun' || state.review.kind === 'open') return inReview(state);
  if (approvedGoodsHere(state) && hasUninspected(state)) return 'inspecting';
  if (waitsForCarrier(state)) return 'in-review';
  if (state.refund.kind === 'due') return 'refunding';
  if (state.refund.kind === 'waiting') return state.travels ? 'inspecting' : 'in-review';
  if (state.exchange.kind === 'due') return 'replacing';
  if (state.custody.kind === 'held' || state.custody.kind === 'demanded') return 'in-custody';
  if (openToAppeal(state)) return 'open-to-appeal';
  if (state.parcel.kind === 'in-transit') return 'in-transit';
  if (state.parcel.kind === 'awaited') return 'awaiting-parcel';
  if (state.refund.kind === 'submitted' && !bankDaysOver(state)) return 'settling';
  return 'closed';
}

function inReview(state: ReturnState): Stage {
  // An order that is to be cancelled needs no evidence (JSS-33).
  if (state.cancellation.kind === 'wished') return 'in-review';
  if (state.askedFor.length > 0 || state.review.kind === 'not-begun') return 'awaiting-evidence';
  return state.offer.kind === 'open' ? 'offered' : 'in-review';
}

/** Approved, and what a carrier pays is all that can be passed on: it still owes us its answer (PLT-06). */
function waitsForCarrier(state: ReturnState): boolean {
  const { review, claim, money, resolution } = state;
  const answered = claim !== null && claim.answer !== null;
  const nothingDue = money.method === null && resolution !== 'exchange' && resolution !== 'replacement';
  return review.kind === 'approved' && nothingDue && !answered && unitsIn(state, 'accepted') > 0;
}

function needsAPerson(state: ReturnState): boolean {
  const lostOnOwnCarrier = state.parcel.kind === 'lost' && !state.parcel.onUs && state.flags.includes('PARCEL_LOST');
  return state.stuck !== null || state.parcel.kind === 'late' || state.refund.kind === 'failed' || lostOnOwnCarrier;
}

function approvedGoodsHere(state: ReturnState): boolean {
  return state.review.kind === 'approved' && state.parcel.kind === 'received';
}

/** Declined or rejected, and the time to appeal is not over (AIS-28). */
function openToAppeal(state: ReturnState): boolean {
  if (!state.appealable || !isAppealable(state)) return false;
  const clock = lastClock(state, 'appeal');
  return clock === undefined || clock.state === 'running' || clock.state === 'paused';
}

/** Without a clock for the bank the provider alone closes the return. */
function bankDaysOver(state: ReturnState): boolean {
  const bank = state.clocks.findLast(({ step }) => step === 'bank');
  return bank !== undefined && !isOpen(bank);
}

/** How a return that waits for nothing any more has ended. */
export function outcomeOf(state: ReturnState): Outcome {
  if (state.withdrawnAt !== null) return 'withdrawn';
  if (state.cancellation.kind === 'made') return 'cancelled';
  if (state.review.kind === 'barred') return 'refused';
  if (state.exchange.kind === 'dispatched') return state.resolution === 'replacement' ? 'replaced' : 'exchanged';
  if (state.refund.kind === 'submitted' || state.refund.kind === 'settled') return paidOutcome(state);
  // The carrier has paid the customer without us.
  if (state.review.kind === 'approved' && (state.claim?.answer?.amount ?? 0) > 0) return 'compensated';
  if (state.custody.kind === 'sent-back') return 'sent-back';
  if (state.custody.kind === 'right-ended') return 'right-ended';
  if (state.parcel.kind === 'lapsed') return 'lapsed';
  if (state.review.kind === 'declined') return 'declined';
  return 'refused';
}

function paidOutcome(state: ReturnState): Outcome {
  if (state.money.lines.some(({ what }) => what === 'compensation')) return 'compensated';
  const agreed = state.decisions.at(-1)?.resolution === 'partial-refund';
  if (agreed || unitsIn(state, 'accepted') < unitsIn(state, 'asked')) return 'part-refunded';
  return state.resolution === 'store-credit' ? 'credited' : 'refunded';
}

/** What holds now: flags, a refund of which nobody knows what came, and overdue steps until done or no longer needed. */
export function attentionOf(state: ReturnState): readonly Attention[] {
  const overdue = state.clocks.flatMap((clock) => (isOverdue(clock, state.at) ? codeOf(state, clock) : []));
  const unknown = state.stuck?.step === refundStep ? (['REFUND_UNKNOWN'] as const) : [];
  return [...new Set([...state.flags, ...unknown, ...overdue])];
}

/** Where one clock stands over decision and refund, what is not decided yet is the review (WEB-14). */
function codeOf({ review }: ReturnState, { step, attention }: Clock): readonly Attention[] {
  const isUndecided = review.kind === 'not-begun' || review.kind === 'open';
  if (step === 'decision-and-refund' && isUndecided) return ['REVIEW_OVERDUE'];
  return attention === undefined ? [] : [attention];
}
