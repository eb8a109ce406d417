// What the state and the sender alone exclude. What the policy excludes is the answer's part.
import { eventRoles, type CaseEvent } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import { roleOf } from '../domain/vocabulary.ts';
import { lastClock } from './clocks.ts';
import { type Fit, never, type Refusal } from './fit.ts';
import { fitOfStage } from './fits.ts';
import type { ReturnState } from './state.ts';

export function fitOf(state: ReturnState, event: CaseEvent): Fit {
  const unfit = notAllowed(event) ?? reasonMissing(state, event);
  if (unfit !== undefined) return unfit;
  if (state.closed !== null) return afterTheEnd(state, event);
  return fitOfStage(state, event);
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
