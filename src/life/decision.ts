// A reviewer's decision and the answer to an offer: what is authorized, on which ground, with what in view.
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { approvedAnew } from './decided-anew.ts';
import { inspectionDone } from './goods.ts';
import { owed } from './notice.ts';
import type { ReturnState } from './state.ts';
import type { Decision, LineState } from './parts.ts';
import { leavesOut, unitsIn, withoutFlags } from './state.ts';

export function decisionHeard(
  state: ReturnState,
  event: CaseEvent<'decided'> & { readonly via?: string },
): ReturnState {
  const decision: Decision = {
    verdict: event.verdict,
    at: event.at,
    by: event.by,
    via: event.via ?? 'homeward',
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    evidence: event.evidence ?? [],
    resolution: event.resolution ?? state.resolution,
    exception: event.exception ?? false,
    override: event.override ?? false,
    ...(event.freight === undefined ? {} : { freight: event.freight }),
    ...(event.amount === undefined ? {} : { amount: event.amount }),
  };
  const begun = { ...state, closed: null, decisions: [...state.decisions, decision], resolution: decision.resolution };
  const decided = meet(meet(begun, 'review', event.at), 'cancellation-wish', event.at);
  const reviewed = end(withoutWaiting(decided, event.at), event.at, 'evidence', 'offer');
  const none = { kind: 'none' as const };
  const offer = state.offer.kind === 'open' ? none : state.offer;
  const withoutOffer = { ...reviewed, askedFor: [], cancellation: none, offer };
  return event.verdict === 'approve' ? approved(withoutOffer, event, decision) : declined(withoutOffer, decision);
}

/** Once it is decided nobody waits for evidence or an answer any more, and what goes on runs again (WEB-14). */
function withoutWaiting(state: ReturnState, at: Instant): ReturnState {
  return resume(resume(state, 'evidence', at), 'offer', at);
}

function approved(state: ReturnState, event: CaseEvent<'decided'>, decision: Decision): ReturnState {
  const lines = state.lines.map((line): LineState => {
    const named = event.lines?.find((one) => one.line === line.line);
    const left = event.lines === undefined ? (line.standing === 'refused' && !decision.override ? 0 : line.asked) : 0;
    const ground = named?.ground ?? event.ground ?? line.ground;
    // What only the decline before had refused waits for the inspector as if it had not been declined.
    const undeclined = state.review.kind === 'declined' ? line.rejected : 0;
    const overturned = decision.override ? line.rejected - undeclined : 0;
    const accepted = line.accepted + line.unproven + overturned;
    const rejected = line.rejected - overturned - undeclined;
    const ruled = { ...line, ground, accepted, unproven: 0, rejected };
    return approvedAnew(ruled, named?.quantity ?? left, state.parcel.kind === 'lost');
  });
  const review = { kind: 'approved' as const, decision };
  const clean = withoutFlags({ ...state, lines, review }, 'FAULT_NOT_FOUND', ...openQuestions);
  const settled = withoutAppeal(withCustody(withoutCustody(clean), state, decision.at));
  return owed(inspectionDone(settled, decision.at), 'approval', decision.at);
}

/** What stands until somebody decides on the request. */
const openQuestions = ['UNANNOUNCED_PARCEL', 'POLICY_GAP', 'LATE_REQUEST'] as const;

/** What was declined is approved after all: there is nothing left to appeal against. */
function withoutAppeal(state: ReturnState): ReturnState {
  return unitsIn(state, 'rejected') > 0 || leavesOut(state) ? state : end(state, state.at, 'appeal');
}

/** Of goods that are here, what is approved no more is kept for the customer. */
function withCustody(state: ReturnState, before: ReturnState, since: string): ReturnState {
  const isMore = unitsIn(state, 'rejected') > unitsIn(before, 'rejected');
  return isMore && state.custody.kind === 'none' ? { ...state, custody: { kind: 'held', since } } : state;
}

/** Goods are kept for the customer only as long as some are refused. */
function withoutCustody(state: ReturnState): ReturnState {
  if (state.custody.kind !== 'held' || unitsIn(state, 'rejected') > 0) return state;
  return { ...end(state, state.at, 'custody'), custody: { kind: 'none' } };
}

/** A decline ends the request; of goods that are here or on their way it is their rejection (custody). */
function declined(state: ReturnState, decision: Decision): ReturnState {
  const lines = state.lines.map((line) => {
    const here = state.parcel.kind === 'lost' ? 0 : line.received;
    return { ...line, authorized: 0, accepted: 0, rejected: Math.max(line.rejected, here), unproven: 0 };
  });
  const review = { kind: 'declined' as const, decision };
  // A hold ends by a rejection, and with what was approved ends what was owed for it (ALL-13, ALL-25).
  const undone = { refund: { kind: 'none' as const }, exchange: { kind: 'none' as const }, hold: null };
  const over = end({ ...state, ...undone, lines, review }, decision.at, ...endedByDecline);
  const clean = withoutFlags(over, 'FAULT_NOT_FOUND', ...openQuestions, 'LATE_PARCEL', 'PARCEL_LOST');
  const coming = state.parcel.kind === 'late' || state.parcel.kind === 'in-transit';
  const held = (coming || lines.some(({ rejected }) => rejected > 0)) && clean.custody.kind === 'none';
  const custody = held ? { kind: 'held' as const, since: decision.at } : clean.custody;
  const isOver = state.parcel.kind === 'received' || state.parcel.kind === 'lost';
  const parcel = isOver ? state.parcel : { kind: 'none' as const };
  return owed(inspectionDone({ ...clean, custody, parcel }, decision.at), 'decline', decision.at);
}

const endedByDecline = ['ship-back', 'notice', 'carrier-watch', 'refund', 'credit', 'exchange'] as const;

export function offerMade(state: ReturnState, { at, resolution, amount }: CaseEvent<'offer-made'>): ReturnState {
  const offer = { kind: 'open' as const, at, resolution, amount: amount ?? null };
  // A new offer takes the place of one that is out.
  return pause(owed({ ...end(state, at, 'offer'), offer }, 'offer', at), 'offer', at);
}

export function offerAnswered(state: ReturnState, event: CaseEvent<'offer-answered'>): ReturnState {
  const { offer } = state;
  if (offer.kind !== 'open') return state;
  const heard = meet({ ...state, offer: { kind: 'answered', at: event.at, answer: event.answer } }, 'offer', event.at);
  const going = resume(heard, 'offer', event.at);
  if (event.answer === 'decline') return going;
  const decision: Decision = {
    verdict: 'approve',
    at: event.at,
    by: event.by,
    via: 'offer',
    evidence: [],
    resolution: offer.resolution,
    exception: false,
    override: false,
    agreed: true,
    ...(offer.amount === null ? {} : { amount: offer.amount }),
  };
  // What was refused when it was asked for is no part of an offer.
  const lines = going.lines.map((line) => ({ ...line, authorized: line.standing === 'refused' ? 0 : line.asked }));
  const taken = {
    ...withoutFlags(going, ...openQuestions),
    lines,
    resolution: offer.resolution,
    decisions: [...going.decisions, decision],
  };
  const reviewed = end(withoutWaiting(meet(taken, 'review', event.at), event.at), event.at, 'evidence');
  return owed({ ...reviewed, review: { kind: 'approved', decision } }, 'approval', event.at);
}
