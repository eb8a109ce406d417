// A reviewer's decision and the answer to an offer: what is authorized, on which ground, with what in view.
import type { CaseEvent } from '../contract/events.ts';
import type { ClockStep } from '../domain/clock.ts';
import { asksOver } from './asks.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { approvedAnew } from './decided-anew.ts';
import { inspectionDone } from './goods.ts';
import { wasSubmitted } from './fit.ts';
import { owed } from './notice.ts';
import { doneUnits, exchangeSoFar } from './paid.ts';
import { acceptedAfterAll, keepsGoods, withRejection } from './rejections.ts';
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
    clocks: state.clocks.length,
    ...(event.freight === undefined ? {} : { freight: event.freight }),
    ...(event.amount === undefined ? {} : { amount: event.amount }),
  };
  const begun = {
    ...state,
    closed: null,
    withdrawnAt: null,
    decisions: [...state.decisions, decision],
    resolution: decision.resolution,
  };
  const decided = meet(meet(begun, 'review', event.at), 'cancellation-wish', event.at);
  // Nor for an answer: what goes on runs again (WEB-14).
  const reviewed = end(resume(asksOver(decided, event), 'offer', event.at), event.at, 'offer');
  const none = { kind: 'none' as const };
  const offer = state.offer.kind === 'open' ? none : state.offer;
  const withoutOffer = { ...reviewed, cancellation: none, offer };
  return event.verdict === 'approve' ? approved(withoutOffer, event, decision) : declined(withoutOffer, decision);
}

function approved(state: ReturnState, event: CaseEvent<'decided'>, decision: Decision): ReturnState {
  const lines = state.lines.map((line): LineState => {
    const named = event.lines?.find((one) => one.line === line.line);
    const left = event.lines === undefined ? (line.standing === 'refused' && !decision.override ? 0 : line.asked) : 0;
    // A ground on which something is paid or sent stays.
    const ground = doneUnits(line) > 0 ? line.ground : (named?.ground ?? event.ground ?? line.ground);
    // What only the decline before had refused waits for the inspector as if it had not been declined.
    const isDeclined = state.review.kind === 'declined';
    const undeclined = isDeclined ? line.rejected : 0;
    const overturned = decision.override ? line.rejected - undeclined : 0;
    // What was on its way to the customer at that decline was paid all the same.
    const paid = isDeclined ? line.paid : 0;
    const accepted = Math.max(paid, line.accepted + line.unproven + overturned);
    const rejected = line.rejected - overturned - undeclined;
    const ruled = { ...line, ground, accepted, unproven: 0, rejected };
    return approvedAnew(ruled, named?.quantity ?? left, state.parcel.kind === 'lost');
  });
  const review = { kind: 'approved' as const, decision };
  const clean = withoutFlags({ ...state, lines, review }, 'FAULT_NOT_FOUND', ...openQuestions);
  const settled = withoutAppeal(withRefused(clean, state, decision));
  return owed(inspectionDone(settled, decision.at), 'approval', decision.at);
}

/** What stands until somebody decides on the request. */
const openQuestions = ['UNANNOUNCED_PARCEL', 'POLICY_GAP', 'LATE_REQUEST'] as const;

/** What was declined is approved after all: there is nothing left to appeal against. */
function withoutAppeal(state: ReturnState): ReturnState {
  return unitsIn(state, 'rejected') > 0 || leavesOut(state) ? state : end(state, state.at, 'appeal');
}

/** Goods are kept for the customer only as long as they are refused; of those here, what is approved no more is as well. */
function withRefused(state: ReturnState, before: ReturnState, { at, override }: Decision): ReturnState {
  const isUndone = override || before.review.kind === 'declined';
  const undone = isUndone ? acceptedAfterAll(state, () => true, at) : state;
  const refused = before.lines.map((line) => (isUndone ? { ...line, rejected: 0 } : line));
  return unitsIn(state, 'rejected') > unitsIn({ ...state, lines: refused }, 'rejected')
    ? withRejection(undone, refused, at)
    : undone;
}

/** A decline ends the request; of goods that are here or on their way it is their rejection (custody). */
function declined(state: ReturnState, decision: Decision): ReturnState {
  const lines = state.lines.map((line) => {
    const here = state.parcel.kind === 'lost' ? 0 : line.received - line.lost;
    const kept = doneUnits(line);
    // What was paid by its clock and rejected after that stays both (ALL-13).
    const accepted = line.rejected > 0 ? Math.min(kept, line.received - line.rejected) : kept;
    return { ...line, authorized: kept, accepted, rejected: Math.max(line.rejected, here - kept), unproven: 0 };
  });
  const review = { kind: 'declined' as const, decision };
  // A hold ends by a rejection, and with what was approved ends what was owed for it (ALL-13, ALL-25).
  const refund = wasSubmitted(state) ? state.refund : { kind: 'none' as const };
  const undone = { refund, exchange: exchangeSoFar(state), hold: null, heldBackTo: null };
  const over = end({ ...state, ...undone, lines, review }, decision.at, ...endedByDecline(state));
  const clean = withoutFlags(over, 'FAULT_NOT_FOUND', ...openQuestions, 'LATE_PARCEL', 'PARCEL_LOST');
  const coming = state.parcel.kind === 'late' || state.parcel.kind === 'in-transit';
  const isMore = unitsIn(clean, 'rejected') > unitsIn(state, 'rejected');
  const kept = isMore || (coming && !keepsGoods(clean)) ? withRejection(clean, state.lines, decision.at) : clean;
  const isOver = state.parcel.kind === 'received' || state.parcel.kind === 'lost';
  const parcel = isOver ? state.parcel : { kind: 'none' as const };
  return owed(inspectionDone({ ...kept, parcel }, decision.at), 'decline', decision.at);
}

/** What a provider has taken, and what it reported as failed, is owed all the same. */
function endedByDecline(state: ReturnState): readonly ClockStep[] {
  const ended = ['ship-back', 'notice', 'carrier-watch', 'exchange'] as const;
  const isOwed = wasSubmitted(state) && (state.refund.kind === 'submitted' || state.refund.kind === 'failed');
  if (!isOwed) return [...ended, 'refund', 'credit'];
  return state.refund.kind === 'failed' ? ended : [...ended, 'refund'];
}

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
    clocks: state.clocks.length,
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
  const told = meet(meet(taken, 'review', event.at), 'cancellation-wish', event.at);
  const reviewed = asksOver(told, { at: event.at, verdict: 'approve' });
  // Whoever takes an offer wants the order cancelled no more.
  const cancellation = { kind: 'none' as const };
  return owed({ ...reviewed, cancellation, review: { kind: 'approved', decision } }, 'approval', event.at);
}
