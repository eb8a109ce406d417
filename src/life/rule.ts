// What the policy's word changes: who may return what on which route, and so what the return waits for next.
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { isByParcel } from '../domain/vocabulary.ts';
import type { Judgement, LineAnswer } from './ask.ts';
import { cancelled } from './cancellation.ts';
import { end, meet, resume } from './clocks.ts';
import { appealGoesOn, asksAnswered, withAsk } from './asks.ts';
import { dueAnew } from './decided-anew.ts';
import { withGoodsGranted } from './appeal.ts';
import { isAnotherLost, withRestTakenOver } from './another-parcel.ts';
import { inspectionDone } from './goods.ts';
import { posted } from './posting.ts';
import { started } from './started.ts';
import { acceptedAfterAll } from './rejections.ts';
import type { LifeFact, ReturnState } from './state.ts';
import type { LineState } from './parts.ts';
import { hasUninspected, staysThere, wantsNewGoods, withFlag, withoutFlags } from './state.ts';

/** Applies a judgement to the state in which the fact was heard; `before` is the one without the fact. */
export function rule(state: ReturnState, fact: LifeFact, judgement: Judgement, before: ReturnState): ReturnState {
  const lines = state.lines.map((line) =>
    answered(
      line,
      judgement.lines.find((one) => one.line === line.line),
    ),
  );
  const told = {
    ...state,
    lines,
    missing: judgement.missing,
    delayed: judgement.delayed,
    appealable: judgement.appealable,
  };
  return follow(told, fact, judgement, before);
}

type FactName = LifeFact['event'];
type FactOf<Name extends FactName> = Extract<LifeFact, { readonly event: Name }>;
type Follow<Name extends FactName> = (
  told: ReturnState,
  fact: FactOf<Name>,
  judgement: Judgement,
  before: ReturnState,
) => ReturnState;

function follow<Name extends FactName>(
  told: ReturnState,
  fact: FactOf<Name>,
  judgement: Judgement,
  before: ReturnState,
): ReturnState {
  const change: Follow<Name> | undefined = follows[fact.event];
  return change?.(told, fact, judgement, before) ?? told;
}

/** Facts without an entry change nothing more than they did by themselves. */
const follows: { readonly [Name in FactName]?: Follow<Name> } = {
  opened: (told, { at }) => opened(told, at),
  'evidence-supplied': (told, { at }) => supplied(asksAnswered(told, at), at),
  'clock-struck': (told, { clock }, { waivesInspection }) => (waivesInspection === true ? started(told, clock) : told),
  decided: (told, fact) =>
    ruled(told.review.kind === 'approved' ? dueAnew(onItsWay(told, fact), fact.at) : told, fact.at),
  'offer-answered': (told, fact) => (told.review.kind === 'approved' ? ruled(onItsWay(told, fact), fact.at) : told),
  'appeal-decided': onItsWay,
  'parcel-scanned': (told, fact, { postedAt }) => posted(told, fact, postedAt),
  received: (told, fact, { postedAt }) => posted(told, fact, postedAt),
  inspected: (told, fact, judgement, before) =>
    inspectionDone(unproven(told, before, judgement.unproven ?? []), fact.at),
  cancelled: (told, fact, { cancellation }) => cancelled(told, fact, cancellation),
};

function answered(line: LineState, answer: LineAnswer | undefined): LineState {
  if (answer === undefined) return line;
  return { ...line, standing: answer.standing, ground: answer.ground, route: answer.route, bearer: answer.bearer };
}

function opened(state: ReturnState, at: Instant): ReturnState {
  if (state.lines.every(({ standing }) => standing === 'refused')) return { ...state, review: { kind: 'barred', at } };
  const asked = withAsk(state, { at, evidence: state.missing });
  return asked.delayed ? asked : { ...asked, review: { kind: 'open', since: at } };
}

/** One clock over decision and refund is met by a decision that leaves no refund to be made at once (WEB-14). */
function ruled(state: ReturnState, at: Instant): ReturnState {
  const isRefunded = state.review.kind === 'approved' && !state.travels && !wantsNewGoods(state);
  return isRefunded ? state : meet(state, 'decision-and-refund', at);
}

function supplied(state: ReturnState, at: Instant): ReturnState {
  if (state.appeal.kind === 'open') return appealGoesOn(state, at);
  if (state.delayed || state.askedFor.length > 0) return state;
  // What delays nothing may still be owed (AIS-23).
  const done = state.missing.length === 0 ? meet(state, 'evidence', at) : state;
  const going = resume(done, 'evidence', at);
  return going.review.kind === 'not-begun' ? { ...going, review: { kind: 'open', since: at } } : going;
}

/** An approval: goods travel, are here already, or need not come at all, and then count as accepted. */
function onItsWay(state: ReturnState, fact: CaseEvent<'decided' | 'offer-answered' | 'appeal-decided'>): ReturnState {
  if (fact.event === 'appeal-decided') return appealed(state, fact);
  const travels = state.lines.some(({ authorized, route }) => authorized > 0 && isByParcel(route));
  const clean = { ...withoutFlags(state, 'LATE_PARCEL', 'PARCEL_LOST'), travels };
  const approved = acceptedAsIs(clean, (line) => staysThere(clean, line));
  if (isAnotherLost(state)) return inspectionDone(withRestTakenOver(approved, fact.at), fact.at);
  if (approved.parcel.kind === 'received') return inspectionDone(approved, fact.at);
  if (!travels) return nothingAwaited(approved, fact.at);
  if (approved.parcel.kind === 'late' && approved.parcel.receivedAt !== null)
    return { ...approved, parcel: { kind: 'received', at: approved.parcel.receivedAt } };
  if (approved.parcel.kind === 'lost') return acceptedAsIs(approved, () => true);
  const isSent = approved.scan !== null || approved.flags.includes('WRONG_ADDRESS');
  return { ...approved, parcel: { kind: isSent ? 'in-transit' : 'awaited' } };
}

/** The goods stay where they are: nobody has to post them any more. */
function nothingAwaited(state: ReturnState, at: Instant): ReturnState {
  const { kind } = state.parcel;
  const awaited = kind === 'awaited' || kind === 'in-transit' || kind === 'late' || kind === 'lapsed';
  const parcel = awaited ? { kind: 'none' as const } : state.parcel;
  return { ...end(state, at, 'ship-back', 'notice', 'carrier-watch'), parcel };
}

/** What need not come, or cannot come any more, counts as accepted. */
function acceptedAsIs(state: ReturnState, applies: (line: LineState) => boolean): ReturnState {
  const lines = state.lines.map((line) =>
    applies(line) ? { ...line, accepted: Math.max(line.accepted, line.authorized - line.rejected) } : line,
  );
  return { ...state, lines };
}

/** Granted: the request is approved, or the rejected goods are accepted, at this instant (AIS-19). */
function appealed(state: ReturnState, fact: CaseEvent<'appeal-decided'>): ReturnState {
  if (fact.verdict === 'decline' || state.appeal.kind !== 'decided') return state;
  if (state.review.kind !== 'declined') {
    const accepted = withGoodsGranted(state, state.appeal, fact.at);
    return state.appeal.ofRequest ? withLeftOut(accepted, fact) : accepted;
  }
  const before = state.review.decision;
  const decision = {
    ...before,
    verdict: 'approve' as const,
    at: fact.at,
    by: fact.by,
    via: 'appeal',
    clocks: state.clocks.length,
  };
  // What was on its way to the customer at the decline was paid all the same.
  const lines = state.lines.map((line) => ({
    ...line,
    authorized: line.asked,
    accepted: Math.max(line.accepted, line.paid),
    rejected: 0,
  }));
  const granted = {
    ...acceptedAfterAll(state, () => true, fact.at),
    lines,
    decisions: [...state.decisions, decision],
    review: { kind: 'approved' as const, decision },
  };
  return onItsWay(granted, { ...fact, event: 'decided', verdict: 'approve' });
}

/** What an approval had left out is approved too; what is here has been looked at, so that the rest is awaited anew. */
function withLeftOut(state: ReturnState, fact: CaseEvent<'appeal-decided'>): ReturnState {
  const lines = state.lines.map((line) => ({ ...line, authorized: line.asked }));
  const isOver = state.parcel.kind === 'received' && !hasUninspected(state);
  const granted = isOver ? { ...state, lines, parcel: { kind: 'none' as const }, scan: null } : { ...state, lines };
  return onItsWay(granted, { ...fact, event: 'decided', verdict: 'approve' });
}

/** What this inspection has accepted, no more. */
function unproven(state: ReturnState, before: ReturnState, ids: readonly string[]): ReturnState {
  if (ids.length === 0) return state;
  const lines = state.lines.map((line) => {
    if (!ids.includes(line.line)) return line;
    const accepted = before.lines.find((one) => one.line === line.line)?.accepted ?? 0;
    return { ...line, accepted, unproven: line.unproven + line.accepted - accepted };
  });
  return withFlag({ ...state, lines }, 'FAULT_NOT_FOUND');
}
