// A refund that the clock of its receipt starts by itself, inspected or not (ALL-13).
import type { Instant } from '../domain/instant.ts';
import { startedBy } from './receipts.ts';
import type { ReturnState } from './state.ts';

/** What a person has approved and what had come when this clock began is refunded; under a hold at its release. */
export function started(state: ReturnState, place: number): ReturnState {
  const isHere = state.parcel.kind === 'received' || state.parcel.kind === 'lost';
  const by = state.clocks[place]?.anchorAt;
  if (state.review.kind !== 'approved' || !isHere || by === undefined) return state;
  return state.hold === null ? withStarted(state, by) : { ...state, heldBackTo: by };
}

export function released(state: ReturnState): ReturnState {
  const going = { ...state, hold: null, heldBackTo: null };
  return state.heldBackTo === null ? going : withStarted(going, state.heldBackTo);
}

function withStarted(state: ReturnState, by: Instant): ReturnState {
  const lines = state.lines.map((line) => ({ ...line, started: Math.max(line.started, startedBy(state, line, by)) }));
  return { ...state, lines };
}
