// Whether an event fits: for now, before its stage, or never.
import type { ProblemCode } from '../contract/problems.ts';
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

/** The provider has taken the refund. */
export function isPaid({ refund }: ReturnState): boolean {
  return refund.kind === 'submitted' || refund.kind === 'settled';
}
