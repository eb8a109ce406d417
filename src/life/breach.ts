// A clock's limit passed undone: what that does is data of the clock (ALL-11 to ALL-14).
import { type Clock, type ClockNotice } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import { unreachable } from '../domain/vocabulary.ts';
import { appealGoesOn } from './asks.ts';
import { changed, end } from './clocks.ts';
import { rightEnded } from './rejections.ts';
import type { ReturnState } from './state.ts';

/** The state after the limit of the clock at this place has passed. */
export function breach(state: ReturnState, place: number, at: Instant): ReturnState {
  const clock = state.clocks[place];
  if (clock === undefined || clock.state !== 'running') return state;
  const breached = changed({ ...state, at }, (one, index) =>
    index === place ? { ...one, state: 'breached', notices: [] } : one,
  );
  switch (clock.breach) {
    case 'escalate':
    case 'refund-starts':
    case 'staff-list':
    case 'nothing':
      return clock.step === 'supplementary' ? appealGoesOn(over(breached, place), at) : breached;
    case 'lapse':
      // What is due for goods that need not come goes on.
      return end({ ...breached, parcel: { kind: 'lapsed', at } }, at, 'ship-back', 'notice');
    case 'right-ends':
      return clock.step === 'custody' ? rightEnded(over(breached, place), clock, at) : over(breached, place);
    case 'closes':
      return changed(breached, (one, index) => (index === place ? { ...one, state: 'ended' } : one));
    default:
      return unreachable(clock.breach);
  }
}

/** What goes out at the breach. */
export function breachNotices(clock: Clock | undefined): readonly ClockNotice[] {
  return clock?.onBreach ?? [];
}

function over(state: ReturnState, place: number): ReturnState {
  return changed(state, (one, index) => (index === place ? { ...one, over: true } : one));
}
