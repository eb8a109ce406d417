// An order that is cancelled before its delivery: until when, and what that ends (CASE-FILE 5).
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import type { Judgement } from './ask.ts';
import { end, meet } from './clocks.ts';
import { type Fit, isUnknown, never, wasSubmitted } from './fit.ts';
import { hasSent } from './paid.ts';
import { acceptedAfterAll } from './rejections.ts';
import type { ReturnState } from './state.ts';
import { withoutFlags } from './state.ts';

/** Whether it comes in time the clauses say; an approval as a return takes nobody's right to cancel. */
export function cancelledFit(state: ReturnState): Fit {
  const why = tooLate(state);
  return why === undefined ? 'now' : never(state, `the order can no longer be cancelled: ${why}`);
}

function tooLate(state: ReturnState): string | undefined {
  if (state.cancellation.kind === 'made') return 'it is cancelled already';
  if (wasSubmitted(state)) return 'the refund was submitted';
  // Its money would be asked for a second time if it was taken.
  if (isUnknown(state)) return 'whether the refund was taken is not known yet';
  return hasSent(state) ? 'the new goods have left' : undefined;
}

export function cancelled(
  state: ReturnState,
  { at, by }: CaseEvent<'cancelled'>,
  ruling: Judgement['cancellation'],
): ReturnState {
  if (ruling === 'reviewer') return { ...state, cancellation: { kind: 'wished', at } };
  if (ruling !== 'accepted') return state;
  const ended = end(meet(state, 'cancellation-wish', at), at, ...endedByCancellation);
  // All is refunded, so what was rejected of it is no longer kept for the customer.
  const dropped = acceptedAfterAll(ended, () => true, at);
  const none = { kind: 'none' as const };
  const { payouts } = state;
  return {
    ...withoutFlags(dropped, 'LATE_PARCEL', 'PARCEL_LOST'),
    // There is nothing left to be decided or answered, by anybody.
    appeal: state.appeal.kind === 'open' ? none : state.appeal,
    offer: state.offer.kind === 'open' ? none : state.offer,
    // What was to be exchanged is refunded, now that nothing will be sent.
    resolution: state.resolution === 'store-credit' ? 'store-credit' : 'refund',
    exchange: none,
    cancellation: {
      kind: 'made',
      at,
      by: by === 'customer' ? 'customer' : 'shop',
      payoutsBefore: payouts,
    },
    review: { kind: 'dropped', at },
    outlook: { clocks: [], checkList: [], money: null },
    askedFor: [],
    missing: [],
    parcel: none,
    travels: false,
  };
}

/** The refund counts anew, from the cancellation. */
const endedByCancellation = [
  'review',
  'evidence',
  'offer',
  'ship-back',
  'notice',
  'decision-and-refund',
  'carrier-watch',
  'inspection',
  'refund',
  'credit',
  'carriage',
  'exchange',
  'appeal',
  'appeal-decision',
  'supplementary',
] as const;

/** Nobody has to answer a wish to cancel once the money is out or the new goods have left. */
export function withoutOldWish(state: ReturnState, at: Instant): ReturnState {
  const isOpen = state.cancellation.kind === 'wished';
  if (!isOpen || !(wasSubmitted(state) || hasSent(state))) return state;
  return { ...end(state, at, 'cancellation-wish'), cancellation: { kind: 'none' } };
}
