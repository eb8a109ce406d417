// The headline: what people see of a return, chosen from its parts, and how it ended.
import type { Attention, Outcome, Stage } from '../domain/vocabulary.ts';
import type { Clock } from '../domain/clock.ts';
import { isOpenToAppeal } from './appealable.ts';
import { isOpen, isOverdue } from './clocks.ts';
import { isAnotherOnItsWay } from './another-parcel.ts';
import { hasSent } from './paid.ts';
import { refundStep } from './payout.ts';
import { isLostOnTheirs } from './question.ts';
import { keepsGoods, lastGone } from './rejections.ts';
import type { ReturnState } from './state.ts';
import { hasUninspected, unitsIn } from './state.ts';

/** The first that holds, in the order of CASE-FILE 6. */
export function stageOf(state: ReturnState): Stage {
  // Whoever gives a return up ends it, whatever it waited for.
  if (state.closed !== null || state.withdrawnAt !== null) return 'closed';
  if (needsAPerson(state)) return 'needs-a-person';
  if (state.appeal.kind === 'open') return 'appealed';
  if (state.review.kind === 'barred') return 'closed';
  // Until staff cancel or decide, an approval as a return notwithstanding; an order that is to be cancelled needs no
  // evidence (JSS-33).
  if (state.cancellation.kind === 'wished') return 'in-review';
  if (state.review.kind === 'not-begun' || state.review.kind === 'open') return inReview(state);
  if (approvedGoodsHere(state) && hasUninspected(state)) return 'inspecting';
  if (waitsForCarrier(state)) return 'in-review';
  if (state.refund.kind === 'due') return 'refunding';
  // A hold leaves the return where it stands; where a parcel is still to come it stands there.
  if (state.refund.kind === 'waiting' && !isParcelToCome(state)) return state.travels ? 'inspecting' : 'in-review';
  if (state.exchange.kind === 'due') return 'replacing';
  if (keepsGoods(state)) return 'in-custody';
  if (isOpenToAppeal(state)) return 'open-to-appeal';
  if (isInTransit(state)) return 'in-transit';
  if (state.parcel.kind === 'awaited') return 'awaiting-parcel';
  if (state.refund.kind === 'submitted' && !bankDaysOver(state)) return 'settling';
  return 'closed';
}

function isInTransit(state: ReturnState): boolean {
  return state.parcel.kind === 'in-transit' || isAnotherOnItsWay(state);
}

function isParcelToCome(state: ReturnState): boolean {
  return state.parcel.kind === 'awaited' || isInTransit(state);
}

function inReview(state: ReturnState): Stage {
  if (state.askedFor.length > 0 || state.review.kind === 'not-begun') return 'awaiting-evidence';
  return state.offer.kind === 'open' ? 'offered' : 'in-review';
}

/** Approved, and a carrier still owes us its answer: what it pays is all that can be passed on of some lines (PLT-06). */
function waitsForCarrier(state: ReturnState): boolean {
  const { review, claim, money, resolution, refund } = state;
  const nothingDue = money.method === null && resolution !== 'exchange' && resolution !== 'replacement';
  const isUnsent = claim === null && nothingDue && refund.kind === 'none' && unitsIn(state, 'accepted') > 0;
  const isUnanswered = claim !== null && claim.answer === null;
  return review.kind === 'approved' && (isUnsent || isUnanswered);
}

function needsAPerson(state: ReturnState): boolean {
  const isLate = state.parcel.kind === 'late';
  return state.stuck !== null || isLate || state.refund.kind === 'failed' || isLostOnTheirs(state);
}

function approvedGoodsHere(state: ReturnState): boolean {
  return state.review.kind === 'approved' && state.parcel.kind === 'received';
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
  if (hasSent(state) && unitsIn(state, 'paid') === 0) return sentOutcome(state);
  if (state.refund.kind === 'submitted' || state.refund.kind === 'settled') return paidOutcome(state);
  // The carrier has paid the customer without us.
  if (state.review.kind === 'approved' && (state.claim?.answer?.amount ?? 0) > 0) return 'compensated';
  const gone = lastGone(state);
  if (gone !== undefined) return gone;
  if (state.parcel.kind === 'lapsed') return 'lapsed';
  if (state.review.kind === 'declined') return 'declined';
  return 'refused';
}

/** New goods, and no money for goods; `part-refunded` where something else that was asked for was refused. */
function sentOutcome(state: ReturnState): Outcome {
  if (unitsIn(state, 'rejected') > 0 || unitsIn(state, 'authorized') < unitsIn(state, 'asked')) return 'part-refunded';
  const { decisions, resolution } = state;
  return (decisions.at(-1)?.resolution ?? resolution) === 'replacement' ? 'replaced' : 'exchanged';
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
