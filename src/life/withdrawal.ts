// A return that the customer gives up: until when, and what that ends (CASE-FILE 3).
import type { CaseEvent } from '../contract/events.ts';
import { end } from './clocks.ts';
import { type Fit, isUnknown, never, wasSubmitted } from './fit.ts';
import { hasSent } from './paid.ts';
import type { ReturnState } from './state.ts';
import { unitsIn } from './state.ts';

export function withdrawnFit(state: ReturnState): Fit {
  const why = tooLate(state);
  return why === undefined ? 'now' : never(state, `it can no longer be withdrawn: ${why}`);
}

function tooLate(state: ReturnState): string | undefined {
  if (isHere(state)) return 'the goods are here';
  if (wasSubmitted(state)) return 'the refund was submitted';
  // It may have been taken, and then it was.
  if (isUnknown(state)) return 'whether the refund was taken is not known yet';
  if (hasSent(state)) return 'the new goods have left';
  return state.cancellation.kind === 'made' ? 'the order is cancelled' : undefined;
}

/** A parcel counts whatever is in it, a late one too; goods that are lost at the shop's risk are received (ALL-24). */
function isHere(state: ReturnState): boolean {
  const { parcel } = state;
  const isLateHere = parcel.kind === 'late' && parcel.receivedAt !== null;
  return parcel.kind === 'received' || isLateHere || unitsIn(state, 'received') > 0;
}

/** Whoever gives a return up gets neither money nor new goods for it, and nobody has to decide anything any more. */
export function withdrawn(state: ReturnState, { at }: CaseEvent<'withdrawn'>): ReturnState {
  const none = { kind: 'none' as const };
  const appeal = state.appeal.kind === 'open' ? none : state.appeal;
  return end({ ...state, refund: none, exchange: none, appeal, stuck: null, withdrawnAt: at }, at);
}
