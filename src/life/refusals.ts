// What the state and the sender alone exclude. What the policy excludes is the answer's part.
import { eventRoles, type CaseEvent } from '../contract/events.ts';
import type { ProblemCode } from '../contract/problems.ts';
import { isBefore } from '../domain/instant.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { isOpen, lastClock, openClock } from './clocks.ts';
import { stageOf } from './stage.ts';
import type { ReturnState } from './state.ts';
import { uninspected, unitsIn } from './state.ts';
import { unitsOf } from './goods.ts';

export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
}

/** Whether the event is for now, comes before its stage, or can never become right. */
export type Fit = 'now' | 'early' | Refusal;

export function fitOf(state: ReturnState, event: CaseEvent): Fit {
  const unfit = notAllowed(event) ?? reasonMissing(state, event);
  if (unfit !== undefined) return unfit;
  if (state.closed !== null) return afterTheEnd(state, event);
  return fitOfStage(state, event);
}

function never(state: ReturnState, why: string): Refusal {
  return { code: 'NOT_NOW', detail: `${why} (stage ${stageOf(state)})` };
}

function notAllowed(event: CaseEvent): Refusal | undefined {
  const allowed = eventRoles[event.event].by;
  if (!allowed.includes(roleOf(event.by)))
    return { code: 'NOT_ALLOWED', detail: `${event.event} is for ${allowed.join(', ')}, not for ${event.by}` };
  const overrides = event.event === 'decided' && event.override === true && roleOf(event.by) !== 'supervisor';
  return overrides ? { code: 'NOT_ALLOWED', detail: 'an override is for a supervisor (ALL-22)' } : undefined;
}

/** The reasons that do not depend on the shop (CASE-FILE 3). */
function reasonMissing(state: ReturnState, event: CaseEvent): Refusal | undefined {
  const missing = (what: string): Refusal => ({ code: 'REASON_MISSING', detail: `${what} needs a reason` });
  const given = 'reason' in event && event.reason !== undefined;
  if (given) return undefined;
  switch (event.event) {
    case 'decided':
      if (event.verdict === 'decline') return missing('a decline');
      if (event.override === true) return missing('an override');
      if (event.exception === true) return missing('an exception');
      return state.decisions.length > 0 && state.closed === null ? missing(secondDecision(state)) : undefined;
    case 'inspected':
      return event.verdict === 'reject' ? missing('a rejection') : undefined;
    case 'refund-held':
      return missing('a hold');
    case 'clock-moved':
      return missing('moving a clock');
    case 'appeal-decided':
      return missing('the decision on an appeal');
    case 'appealed':
      return roleOf(event.by) === 'supervisor' ? missing('admitting a late appeal') : undefined;
    case 'cancelled':
      return event.by === 'customer' ? undefined : missing("a cancellation that is not the customer's");
    default:
      return undefined;
  }
}

/** Whoever decides second hears who did so first, and when. */
function secondDecision({ decisions }: ReturnState): string {
  const last = decisions.at(-1);
  const verdict = last?.verdict === 'approve' ? 'approved' : 'declined';
  return `it was ${verdict} by ${last?.by ?? ''} at ${last?.at ?? ''}; a second decision`;
}

/** A closed return opens again for few things, and only until its aftercare ends (ALL-29). */
function afterTheEnd(state: ReturnState, event: CaseEvent): Fit {
  const care = lastClock(state, 'aftercare');
  const inTime = care?.dueAt === undefined || care.dueAt === null || isBefore(event.at, care.dueAt);
  if (!inTime) return never(state, 'the return has ended, and its aftercare too (ALL-29)');
  const paid = state.refund.kind === 'submitted' || state.refund.kind === 'settled';
  switch (event.event) {
    case 'decided': {
      const decidable =
        state.withdrawnAt === null &&
        state.cancellation.kind !== 'made' &&
        !paid &&
        state.exchange.kind !== 'dispatched';
      const barred = state.review.kind === 'barred';
      return decidable && (event.override === true || barred)
        ? 'now'
        : never(state, 'a closed return is opened again by an override only (ALL-29)');
    }
    case 'parcel-scanned':
    case 'received':
      return state.parcel.kind === 'lapsed' ? 'now' : never(state, 'no parcel is expected any more');
    case 'refund-failed':
      return paid ? 'now' : never(state, 'no refund was made');
    case 'refund-settled':
      return state.refund.kind === 'submitted' ? 'now' : never(state, 'no refund is on its way');
    case 'trace-asked':
      return paid ? 'now' : never(state, 'no refund was made');
    case 'trace-answered':
      return state.trace === null ? never(state, 'nobody asked') : 'now';
    case 'appealed':
      return 'now';
    case 'notice-sent':
    case 'notice-bounced':
      return state.notice.kind === 'none' ? never(state, 'no e-mail of a decision is owed') : 'now';
    default:
      return never(state, 'the return has ended');
  }
}

function fitOfStage(state: ReturnState, event: CaseEvent): Fit {
  const undecided = state.review.kind === 'not-begun' || state.review.kind === 'open';
  const approved = state.review.kind === 'approved';
  const paid = state.refund.kind === 'submitted' || state.refund.kind === 'settled';
  switch (event.event) {
    case 'evidence-asked':
      return undecided || state.appeal.kind === 'open' ? 'now' : never(state, 'it is decided already');
    case 'decided':
      return decidedFit(state, event);
    case 'offer-made':
      return undecided ? 'now' : never(state, 'it is decided already');
    case 'offer-answered':
      return state.offer.kind === 'open' ? 'now' : never(state, 'no offer is open');
    case 'notice-sent':
    case 'notice-bounced':
      return state.notice.kind === 'none' ? never(state, 'no e-mail of a decision is owed') : 'now';
    case 'pick-up-agreed':
      return undecided ? 'early' : state.parcel.kind === 'awaited' ? 'now' : never(state, 'no parcel is awaited');
    case 'received':
      return receivedFit(state, event);
    case 'parcel-lost':
      return lostFit(state, undecided);
    case 'inspected':
      return inspectedFit(state, event, undecided);
    case 'appealed':
    case 'appeal-decided':
      return appealFit(state, event);
    case 'dispatched':
    case 'not-in-stock':
      return exchangeFit(state, event, undecided);
    case 'goods-demanded':
    case 'goods-sent-back':
    case 'carriage-paid':
      return custodyFit(state, event, undecided);
    case 'carriage-claimed':
      return approved ? 'now' : undecided ? 'early' : never(state, 'no carriage can be owed');
    case 'claim-sent':
      return undecided ? 'now' : never(state, 'it is decided already');
    case 'carrier-answered':
      return state.claim?.answer === null
        ? 'now'
        : state.claim === null
          ? 'early'
          : never(state, 'the carrier has answered already');
    case 'trace-asked':
      if (paid) return 'now';
      return state.refund.kind === 'due' || state.refund.kind === 'waiting'
        ? 'early'
        : never(state, 'no refund was made yet');
    case 'trace-answered':
      return state.trace === null ? never(state, 'nobody asked') : 'now';
    case 'withdrawn':
      return withdrawnFit(state, paid);
    case 'cancelled':
      return state.cancellation.kind === 'made' || approved || paid ? never(state, 'it is decided already') : 'now';
    case 'clock-moved':
      return clockFit(state, event);
    case 'refund-held':
    case 'refund-released':
    case 'refund-submitted':
    case 'refund-settled':
    case 'refund-failed':
      return refundFit(state, event);
    default:
      return 'now';
  }
}

function decidedFit(state: ReturnState, event: CaseEvent<'decided'>): Fit {
  const paid =
    state.refund.kind === 'submitted' || state.refund.kind === 'settled' || state.exchange.kind === 'dispatched';
  if (paid || state.cancellation.kind === 'made' || state.appeal.kind === 'open')
    return never(state, 'it can no longer be decided');
  const staysWithSupervisor = state.parcel.kind === 'late' || (state.parcel.kind === 'lost' && !state.parcel.onUs);
  if (staysWithSupervisor && roleOf(event.by) !== 'supervisor')
    return { code: 'NOT_ALLOWED', detail: 'a supervisor decides here (ALL-14, ALL-24)' };
  const inspected =
    unitsIn(state, 'accepted') + unitsIn(state, 'rejected') + unitsIn(state, 'unproven') > 0 &&
    state.parcel.kind === 'received';
  if (state.decisions.length > 0 && inspected && event.evidence === undefined) {
    return { code: 'EVIDENCE_MISSING', detail: 'a second decision after the inspection needs evidence (ALL-25)' };
  }
  return tooMany(event.lines ?? [], (id) => state.lines.find(({ line }) => line === id)?.asked ?? 0) ?? 'now';
}

function tooMany(
  units: readonly { readonly line: string; readonly quantity: number }[],
  most: (id: string) => number,
): Refusal | undefined {
  const over = units.find(({ line, quantity }) => quantity > most(line));
  return over === undefined
    ? undefined
    : { code: 'TOO_MUCH', detail: `line ${over.line}: at most ${most(over.line)} units` };
}

function receivedFit(state: ReturnState, event: CaseEvent<'received'>): Fit {
  const ordered = (id: string): number => {
    const line = state.order.lines.find((one) => one.id === id);
    return line === undefined ? 0 : line.quantity - line.returnedBefore - unitsOf(state.receivedUnits, id);
  };
  return tooMany(event.lines, ordered) ?? 'now';
}

function lostFit(state: ReturnState, undecided: boolean): Fit {
  if (state.parcel.kind === 'in-transit') return 'now';
  return undecided || state.parcel.kind === 'awaited' ? 'early' : never(state, 'no parcel is on its way');
}

function inspectedFit(state: ReturnState, event: CaseEvent<'inspected'>, undecided: boolean): Fit {
  const open = state.lines.reduce((sum, line) => sum + uninspected(line) - line.unproven, 0);
  const here = state.review.kind === 'approved' && state.parcel.kind === 'received';
  if (!here)
    return undecided || state.parcel.kind === 'awaited' || state.parcel.kind === 'in-transit'
      ? 'early'
      : never(state, 'there are no goods to inspect');
  if (open === 0) return never(state, 'every unit received has been inspected');
  const left = (id: string): number => {
    const line = state.lines.find((one) => one.line === id);
    return line === undefined ? 0 : uninspected(line) - line.unproven;
  };
  return tooMany(event.lines ?? [], left) ?? 'now';
}

function appealFit(state: ReturnState, event: CaseEvent<'appealed' | 'appeal-decided'>): Fit {
  if (event.event === 'appealed') return 'now';
  if (state.appeal.kind !== 'open') return never(state, 'no appeal is open');
  const decidedIt = state.decisions.some(({ by }) => by === event.by);
  return decidedIt
    ? { code: 'NOT_ALLOWED', detail: `${event.by} decided before; somebody else decides the appeal (AIS-19)` }
    : 'now';
}

/** The state's own bar against an appeal; whether the shop hears appeals at all is asked first. */
export function appealRefusal(state: ReturnState, event: CaseEvent<'appealed'>): Refusal | undefined {
  const refusedByUs = state.review.kind === 'declined' || unitsIn(state, 'rejected') > 0;
  if (!refusedByUs || state.appeal.kind !== 'none') return never(state, 'there is nothing to appeal against');
  const clock = lastClock(state, 'appeal');
  const inTime = clock === undefined || (isOpen(clock) && (clock.dueAt === null || isBefore(event.at, clock.dueAt)));
  if (inTime || roleOf(event.by) === 'supervisor') return undefined;
  return { code: 'TOO_LATE', detail: `${clock.id} ended at ${clock.dueAt ?? ''}` };
}

function exchangeFit(state: ReturnState, event: CaseEvent<'dispatched' | 'not-in-stock'>, undecided: boolean): Fit {
  if (state.exchange.kind === 'due') return 'now';
  const wanted = state.resolution === 'exchange' || state.resolution === 'replacement';
  if (!wanted || state.exchange.kind === 'dispatched') return never(state, 'no new goods are to be sent');
  return event.event === 'not-in-stock' && !undecided ? 'now' : 'early';
}

function custodyFit(
  state: ReturnState,
  event: CaseEvent<'goods-demanded' | 'goods-sent-back' | 'carriage-paid'>,
  undecided: boolean,
): Fit {
  const { custody } = state;
  if (event.event === 'carriage-paid') {
    const replacing = state.exchange.kind === 'due';
    if (replacing || custody.kind === 'held' || custody.kind === 'demanded') return 'now';
    return undecided || state.parcel.kind !== 'none' ? 'early' : never(state, 'no carriage is owed');
  }
  if (event.event === 'goods-sent-back')
    return custody.kind === 'demanded' ? 'now' : never(state, 'nobody wants the goods back');
  const clock = openClock(state, 'custody') ?? lastClock(state, 'custody');
  if (
    custody.kind === 'right-ended' ||
    (custody.kind === 'held' && clock?.dueAt != null && !isBefore(event.at, clock.dueAt))
  ) {
    return { code: 'TOO_LATE', detail: `${clock?.id ?? 'the right'} ended at ${clock?.dueAt ?? ''}` };
  }
  return custody.kind === 'held' ? 'now' : never(state, 'no refused goods are kept');
}

function withdrawnFit(state: ReturnState, paid: boolean): Fit {
  const here = state.parcel.kind === 'received' || state.parcel.kind === 'lost';
  const done =
    paid ||
    state.exchange.kind === 'dispatched' ||
    state.cancellation.kind === 'made' ||
    state.review.kind === 'declined';
  return here || done ? never(state, 'it can no longer be withdrawn') : 'now';
}

function clockFit(state: ReturnState, event: CaseEvent<'clock-moved'>): Fit {
  const clock = state.clocks.findLast(
    ({ id, state: now }) => id === event.clock && (now === 'running' || now === 'paused'),
  );
  if (clock === undefined) return never(state, `no clock ${event.clock} is running`);
  const shortens = clock.owes === 'customer' && clock.dueAt !== null && isBefore(event.to, clock.dueAt);
  return shortens
    ? { code: 'POLICY_REFUSES', detail: `${clock.clauses[0] ?? ''}: a customer's time is never shortened` }
    : 'now';
}

function refundFit(state: ReturnState, event: CaseEvent): Fit {
  const { kind } = state.refund;
  switch (event.event) {
    case 'refund-held':
      return kind === 'submitted' || kind === 'settled' || state.hold !== null
        ? never(state, 'there is nothing to hold')
        : 'now';
    case 'refund-released':
      return state.hold === null ? never(state, 'no hold stands') : 'now';
    case 'refund-submitted':
      if (kind === 'due' || kind === 'failed') return 'now';
      return kind === 'submitted' || kind === 'settled' ? never(state, 'the refund was made already') : 'early';
    case 'refund-settled':
      return kind === 'submitted'
        ? 'now'
        : kind === 'settled'
          ? never(state, 'the refund has arrived already')
          : 'early';
    default:
      return kind === 'due' || kind === 'submitted' || kind === 'settled' ? 'now' : never(state, 'no refund was made');
  }
}
