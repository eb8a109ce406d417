// A second parcel with the rest of the goods: on its way, or lost, after the first one was received (ALL-24).
import { type Instant, isBefore } from '../domain/instant.ts';
import { isByParcel } from '../domain/vocabulary.ts';
import { meet } from './clocks.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

/** What is in the parcel by the shop's own label or pick-up; a line that was declined is in none. */
export function isOnOurLabel({ authorized, route }: LineState): boolean {
  return authorized > 0 && (route === 'prepaid-label' || route === 'pick-up');
}

/** Units that were approved to travel, are not here, and were not accepted without coming. */
function outstanding({ route, authorized, received, accepted, rejected }: LineState): number {
  return isByParcel(route) ? Math.max(0, authorized - Math.max(received, accepted + rejected)) : 0;
}

export function isRestOut(lines: readonly LineState[]): boolean {
  return lines.some((line) => outstanding(line) > 0);
}

/** One parcel is here, and not all that was approved was in it. */
export function lacksRest({ review, parcel, lines }: ReturnState): boolean {
  return review.kind === 'approved' && parcel.kind === 'received' && isRestOut(lines);
}

/** It was scanned after the first one was received. */
export function isAnotherOnItsWay(state: ReturnState): boolean {
  return state.parcel.kind === 'received' && state.parcel.another === 'in-transit' && lacksRest(state);
}

/** On the customer's own carrier: a person looks. */
export function isAnotherLost(state: ReturnState): boolean {
  return state.parcel.kind === 'received' && state.parcel.another === 'lost' && lacksRest(state);
}

/** A scan from before the receipt was of the parcel that is here. */
export function anotherScanned(state: ReturnState, at: Instant): ReturnState {
  const { parcel } = state;
  if (parcel.kind !== 'received' || !isBefore(parcel.at, at) || !lacksRest(state)) return state;
  return { ...withoutFlags(state, 'PARCEL_LOST'), parcel: { ...parcel, another: 'in-transit' } };
}

/** On the shop's label the loss counts as receipt and acceptance of what is not here (ALL-24). */
export function restLost(state: ReturnState, at: Instant): ReturnState {
  const met = meet(state, 'carrier-watch', at);
  if (met.parcel.kind !== 'received') return met;
  if (met.lines.some(isOnOurLabel)) return withRestTakenOver(met, at);
  return withFlag({ ...met, parcel: { ...met.parcel, another: 'lost' } }, 'PARCEL_LOST');
}

/** The shop bears the loss of what is not here: by its label, or as a person has decided. */
export function withRestTakenOver(state: ReturnState, at: Instant): ReturnState {
  if (state.parcel.kind !== 'received') return state;
  const lines = state.lines.map((line) => {
    const rest = outstanding(line);
    return { ...line, received: line.received + rest, accepted: line.accepted + rest, lost: line.lost + rest };
  });
  const rest = state.lines.map((line) => ({ line: line.line, quantity: outstanding(line) }));
  const receipts = [...state.receipts, { at, lines: rest, isLoss: true as const }];
  return { ...state, lines, receipts, parcel: { kind: 'received', at: state.parcel.at } };
}
