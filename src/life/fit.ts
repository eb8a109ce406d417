// Whether an event fits: for now, before its stage, or never.
import type { ProblemCode } from '../contract/problems.ts';
import { refundStep } from './payout.ts';
import { stageOf } from './stage.ts';
import type { ReturnState } from './state.ts';

export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** `early`: it is kept and used when its stage comes. */
export type Fit = 'now' | 'early' | Refusal;

/** The stage can never take this event. */
export function never(state: ReturnState, why: string): Refusal {
  return { code: 'NOT_NOW', detail: `${why} (stage ${stageOf(state)})` };
}

export function isUndecided({ review }: ReturnState): boolean {
  return review.kind === 'not-begun' || review.kind === 'open';
}

/** A refund was asked for, and has not been given up: a provider may still report that it failed. */
export function isOnItsWay(state: ReturnState): boolean {
  const { refund, payouts, underWay } = state;
  const isOpen = isPaid(state) || refund.kind === 'due' || refund.kind === 'failed' || underWay.length > 0;
  return payouts > 0 && isOpen;
}

/** The provider took some of the refund at some time, whether or not it failed since (CASE-FILE 3: until submission). */
export function wasSubmitted(state: ReturnState): boolean {
  const { refund, paidTotal } = state;
  return isPaid(state) || paidTotal > 0 || (refund.kind === 'failed' && refund.taken === true);
}

/** Nobody knows yet what came of a refund that was asked for. */
export function isUnknown({ stuck, underWay }: ReturnState): boolean {
  return stuck?.step === refundStep && underWay.length > 0;
}

/** The provider has taken the refund. */
export function isPaid({ refund }: ReturnState): boolean {
  return refund.kind === 'submitted' || refund.kind === 'settled';
}
