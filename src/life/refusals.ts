// What the state and the sender alone exclude. What the policy excludes is the answer's part.
import { eventRoles, type CaseEvent, type EventName } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { lastClock } from './clocks.ts';
import { type Fit, isPaid, never, type Refusal, wasSubmitted } from './fit.ts';
import { fitOfStage, noticeFit } from './fits.ts';
import { endedRight } from './rejections.ts';
import { hasSent } from './paid.ts';
import { failureFit } from './refund.ts';
import type { ReturnState } from './state.ts';

export function fitOf(state: ReturnState, event: CaseEvent): Fit {
  const unfit = notAllowed(event) ?? reasonMissing(state, event);
  if (unfit !== undefined) return unfit;
  if (state.closed !== null) return afterTheEnd(state, event);
  return fitOfStage(state, event);
}

/** What an operator may have tried again: a step of ours that is stuck, a refund that failed, an e-mail without effect. */
export function retryRefusal(state: ReturnState): Refusal | undefined {
  const { stuck, notice, refund, hold } = state;
  if (stuck !== null || notice.kind === 'lacking' || notice.kind === 'bounced') return undefined;
  if (refund.kind !== 'failed') return never(state, 'nothing is stuck');
  return hold === null ? undefined : never(state, 'the refund is on hold: it has to be released first');
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
  const given = 'reason' in event && event.reason !== undefined;
  const act = given ? undefined : reasonedAct(state, event);
  return act === undefined ? undefined : { code: 'REASON_MISSING', detail: `${act} needs a reason` };
}

function reasonedAct<Name extends EventName>(state: ReturnState, event: CaseEvent<Name>): string | undefined {
  const act: ((state: ReturnState, event: CaseEvent<Name>) => string | undefined) | undefined = reasoned[event.event];
  return act?.(state, event);
}

/** What needs a reason of everybody; acts without an entry need none. */
const reasoned: { readonly [Name in EventName]?: (state: ReturnState, event: CaseEvent<Name>) => string | undefined } =
  {
    decided: (state, { verdict, override, exception }) => {
      if (verdict === 'decline') return 'a decline';
      if (override === true) return 'an override';
      if (exception === true) return 'an exception';
      return state.decisions.length > 0 && state.closed === null ? secondDecision(state) : undefined;
    },
    inspected: (_, { verdict }) => (verdict === 'reject' ? 'a rejection' : undefined),
    'refund-held': () => 'a hold',
    'clock-moved': () => 'moving a clock',
    'appeal-decided': () => 'the decision on an appeal',
    appealed: (_, { by }) => (roleOf(by) === 'supervisor' ? 'admitting a late appeal' : undefined),
    cancelled: (_, { by }) => (by === 'customer' ? undefined : "a cancellation that is not the customer's"),
  };

/** Whoever decides second hears who did so first, and when. */
function secondDecision({ decisions }: ReturnState): string {
  const last = decisions.at(-1);
  const verdict = last?.verdict === 'approve' ? 'approved' : 'declined';
  return `it was ${verdict} by ${last?.by ?? ''} at ${last?.at ?? ''}; a second decision`;
}

/** A closed return opens again for few things, and only until its aftercare ends (ALL-29). */
function afterTheEnd(state: ReturnState, event: CaseEvent): Fit {
  // What came too late for its own clock stays too late.
  if (event.event === 'goods-demanded' && endedRight(state, event.at) !== undefined) return fitOfStage(state, event);
  const care = lastClock(state, 'aftercare');
  const inTime = care?.dueAt === undefined || care.dueAt === null || isBefore(event.at, care.dueAt);
  if (!inTime) return never(state, 'the return has ended, and its aftercare too (ALL-29)');
  return reopening(state, event);
}

function reopening<Name extends EventName>(state: ReturnState, event: CaseEvent<Name>): Fit {
  const fit: ((state: ReturnState, event: CaseEvent<Name>) => Fit) | undefined = reopens[event.event];
  return fit?.(state, event) ?? never(state, 'the return has ended');
}

const reopens: { readonly [Name in EventName]?: (state: ReturnState, event: CaseEvent<Name>) => Fit } = {
  decided: decidedAfterTheEnd,
  'parcel-scanned': parcelAfterTheEnd,
  received: parcelAfterTheEnd,
  // A payout that was under way when the return ended is a fact all the same.
  'refund-submitted': (state) => (state.underWay.length > 0 ? 'now' : never(state, 'no refund is under way')),
  'refund-failed': failureFit,
  'refund-settled': (state) => (state.refund.kind === 'submitted' ? 'now' : never(state, 'no refund is on its way')),
  'trace-asked': (state) => (isPaid(state) ? 'now' : never(state, 'no refund was made')),
  'trace-answered': (state) => (state.trace === null ? never(state, 'nobody asked') : 'now'),
  appealed: () => 'now',
  'notice-sent': noticeFit,
  'notice-bounced': noticeFit,
};

/** An override opens what was withdrawn too; what is paid, sent or cancelled nobody decides any more. */
function decidedAfterTheEnd(state: ReturnState, { override, verdict }: CaseEvent<'decided'>): Fit {
  if (state.cancellation.kind === 'made') return never(state, 'the order is cancelled');
  if (wasSubmitted(state)) return never(state, 'the refund was submitted');
  if (hasSent(state)) return never(state, 'the new goods have left');
  const isOpened = override === true && (state.withdrawnAt === null || verdict === 'approve');
  if (isOpened || (state.review.kind === 'barred' && state.withdrawnAt === null)) return 'now';
  return never(state, 'a closed return is opened again by an override only (ALL-29)');
}

function parcelAfterTheEnd(state: ReturnState): Fit {
  const isExpected = state.parcel.kind === 'lapsed' && state.withdrawnAt === null;
  return isExpected ? 'now' : never(state, 'no parcel is expected any more');
}
