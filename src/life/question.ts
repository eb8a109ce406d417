// Questions that stand open until somebody decides, though other parts of the return are paid or sent already.
import { isAnotherLost } from './another-parcel.ts';
import type { ReturnState } from './state.ts';
import { unitsIn } from './state.ts';

/** Posted late, lost on the customer's own carrier, or accepted without the fault that was claimed (ALL-14, 24, 25). */
export function isQuestionOpen(state: ReturnState): boolean {
  return state.parcel.kind === 'late' || isLostOnTheirs(state) || unitsIn(state, 'unproven') > 0;
}

/** On the customer's own carrier a person looks (ALL-24). */
export function isLostOnTheirs(state: ReturnState): boolean {
  const isLost = state.parcel.kind === 'lost' && !state.parcel.onUs && state.flags.includes('PARCEL_LOST');
  return isLost || isAnotherLost(state);
}
