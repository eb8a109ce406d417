// What the policy's word changes: who may return what on which route, and so what the return waits for next.
import type { CaseEvent } from '../contract/events.ts';
import { type Instant, isBefore } from '../domain/instant.ts';
import type { Judgement, LineAnswer } from './ask.ts';
import { end, lastClock, meet, resume } from './clocks.ts';
import type { LifeFact, ReturnState } from './state.ts';
import type { LineState } from './parts.ts';
import { withFlag, withoutFlags } from './state.ts';

/** Applies a judgement to the state in which the fact was heard. */
export function rule(state: ReturnState, fact: LifeFact, judgement: Judgement): ReturnState {
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
  switch (fact.event) {
    case 'opened':
      return opened(told, fact.at);
    case 'evidence-supplied':
      return supplied(told, fact.at);
    case 'clock-struck':
      return fact.what === 'acts' ? { ...told, forcedAt: fact.at } : told;
    case 'decided':
    case 'offer-answered':
    case 'appeal-decided':
      return told.review.kind === 'approved' || fact.event === 'appeal-decided' ? onItsWay(told, fact) : told;
    case 'parcel-scanned':
    case 'received':
      return posted(told, fact, judgement.postedAt);
    case 'inspected':
      return unproven(told, fact, judgement.unproven ?? []);
    case 'cancelled':
      return cancelled(told, fact, judgement.cancellation);
    default:
      return told;
  }
}

function answered(line: LineState, answer: LineAnswer | undefined): LineState {
  if (answer === undefined) return line;
  return { ...line, standing: answer.standing, ground: answer.ground, route: answer.route, bearer: answer.bearer };
}

function opened(state: ReturnState, at: Instant): ReturnState {
  if (state.lines.every(({ standing }) => standing === 'refused')) return { ...state, review: { kind: 'barred', at } };
  return state.delayed ? state : { ...state, review: { kind: 'open', since: at } };
}

function supplied(state: ReturnState, at: Instant): ReturnState {
  if (state.delayed || state.askedFor.length > 0) return state;
  const cause = state.appeal.kind === 'open' ? 'supplementary' : 'evidence';
  const going = resume(meet(meet(state, 'evidence', at), 'supplementary', at), cause, at);
  return going.review.kind === 'not-begun' ? { ...going, review: { kind: 'open', since: at } } : going;
}

/** An approval: goods travel, are here already, or need not come at all, and then count as accepted. */
function onItsWay(state: ReturnState, fact: CaseEvent<'decided' | 'offer-answered' | 'appeal-decided'>): ReturnState {
  if (fact.event === 'appeal-decided') return appealed(state, fact);
  const travels = state.lines.some(
    (line) =>
      line.authorized > 0 &&
      (line.route === 'prepaid-label' || line.route === 'own-carrier' || line.route === 'pick-up'),
  );
  const approved = { ...withoutFlags(state, 'LATE_PARCEL', 'PARCEL_LOST'), travels };
  if (!travels) return acceptedAsIs(approved);
  if (approved.parcel.kind === 'received') return approved;
  if (approved.parcel.kind === 'lost') return acceptedAsIs(approved);
  return { ...approved, parcel: { kind: approved.scan === null ? 'awaited' : 'in-transit' } };
}

function acceptedAsIs(state: ReturnState): ReturnState {
  return {
    ...state,
    lines: state.lines.map((line) => ({ ...line, accepted: Math.max(line.accepted, line.authorized) })),
  };
}

/** Granted: the request is approved, or the rejected goods are accepted, at this instant (AIS-19). */
function appealed(state: ReturnState, fact: CaseEvent<'appeal-decided'>): ReturnState {
  if (fact.verdict === 'decline') return state;
  if (state.appeal.kind === 'decided' && state.appeal.against === 'rejection') {
    const lines = state.lines.map((line) => ({ ...line, accepted: line.accepted + line.rejected, rejected: 0 }));
    return { ...end(state, fact.at, 'custody'), lines, custody: { kind: 'none' } };
  }
  const decision = { ...state.decisions.at(-1)!, verdict: 'approve' as const, at: fact.at, by: fact.by, via: 'appeal' };
  const lines = state.lines.map((line) => ({ ...line, authorized: line.asked }));
  const granted = {
    ...state,
    lines,
    decisions: [...state.decisions, decision],
    review: { kind: 'approved' as const, decision },
  };
  return onItsWay(granted, { ...fact, event: 'decided', verdict: 'approve' });
}

/** Posted in time, however late it is heard of, keeps the return going; posted late goes to a supervisor (ALL-14). */
function posted(
  state: ReturnState,
  fact: CaseEvent<'parcel-scanned' | 'received'>,
  proof: Instant | undefined,
): ReturnState {
  if (fact.event === 'received' && fact.atAgreedAddress === false) return moving(state, fact.at);
  if (state.review.kind !== 'approved' || !state.travels) return state;
  const postedAt = proof ?? state.scan?.postedAt ?? fact.at;
  const scan = state.scan === null ? null : { ...state.scan, postedAt };
  const going = resume(resume({ ...state, scan }, 'pick-up', fact.at), 'notice', fact.at);
  const clock = lastClock(going, 'ship-back');
  const inTime =
    clock === undefined || clock.dueAt === null || clock.state === 'met' || isBefore(postedAt, clock.dueAt);
  if (inTime) return moving(shownInTime(going, postedAt), fact.at);
  if (state.parcel.kind !== 'lapsed' && state.parcel.kind !== 'awaited' && state.parcel.kind !== 'late') return state;
  const late = { ...end(going, fact.at, 'ship-back'), closed: null, parcel: { kind: 'late' as const } };
  return withFlag(late, 'LATE_PARCEL');
}

function moving(state: ReturnState, at: Instant): ReturnState {
  if (state.parcel.kind === 'received') return state;
  const reopened = state.closed === null ? {} : { closed: null, reopenedAt: at };
  return { ...withoutFlags(state, 'LATE_PARCEL'), ...reopened, parcel: { kind: 'in-transit' } };
}

/** A clock that had been breached by what we knew is met by what we now know. */
function shownInTime(state: ReturnState, postedAt: Instant): ReturnState {
  const place = state.clocks.findLastIndex(({ step }) => step === 'ship-back');
  const unmarked = state.clocks.map((clock, index) => {
    if (index !== place || clock.state === 'met') return clock;
    const { over: _, ...rest } = clock;
    return { ...rest, state: 'running' as const };
  });
  return meet({ ...state, clocks: unmarked }, 'ship-back', postedAt);
}

function unproven(state: ReturnState, fact: CaseEvent<'inspected'>, ids: readonly string[]): ReturnState {
  if (ids.length === 0) return state;
  const lines = state.lines.map((line) => {
    if (!ids.includes(line.line)) return line;
    const named = fact.lines?.find((one) => one.line === line.line)?.quantity ?? line.accepted;
    return { ...line, accepted: line.accepted - named, unproven: line.unproven + named };
  });
  return withFlag({ ...state, lines }, 'FAULT_NOT_FOUND');
}

function cancelled(state: ReturnState, fact: CaseEvent<'cancelled'>, ruling: Judgement['cancellation']): ReturnState {
  if (ruling === 'reviewer') return { ...state, cancellation: { kind: 'wished', at: fact.at } };
  if (ruling !== 'accepted') return state;
  const by = fact.by === 'customer' ? ('customer' as const) : ('shop' as const);
  const dropped = end(
    state,
    fact.at,
    'review',
    'evidence',
    'offer',
    'ship-back',
    'notice',
    'cancellation-wish',
    'decision-and-refund',
    'carrier-watch',
  );
  return {
    ...dropped,
    cancellation: { kind: 'made', at: fact.at, by },
    review: { kind: 'dropped', at: fact.at },
    askedFor: [],
    missing: [],
    parcel: { kind: 'none' },
    travels: false,
  };
}
