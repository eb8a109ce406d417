// What a fact changes by itself, before any policy is asked. Whether it fits the stage was looked at before.
import type { CaseEvent } from '../contract/events.ts';
import { earlierOf, laterOf } from '../domain/instant.ts';
import { unreachable } from '../domain/vocabulary.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { decisionHeard, offerAnswered } from './decision.ts';
import { inspectionHeard, lossHeard, receiptHeard } from './goods.ts';
import { noticeBounced, noticeSent, owed } from './notice.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

export function hear(state: ReturnState, fact: LifeFact): ReturnState {
  const now = { ...state, at: laterOf(state.at, fact.at) };
  switch (fact.event) {
    case 'opened':
    case 'closing':
      return now;
    case 'clock-struck':
      return now;
    case 'step-failed':
      return { ...now, stuck: { step: fact.step, why: fact.why, at: fact.at } };
    case 'step-retried':
      return { ...now, stuck: null };
    default:
      return hearEvent(now, fact);
  }
}

function hearEvent(state: ReturnState, event: CaseEvent): ReturnState {
  switch (event.event) {
    case 'evidence-asked':
      return evidenceAsked(state, event);
    case 'evidence-supplied':
      return {
        ...state,
        evidence: [...new Set([...state.evidence, ...event.evidence])],
        askedFor: state.askedFor.filter((item) => !event.evidence.includes(item)),
      };
    case 'decided':
      return decisionHeard(state, event);
    case 'offer-made': {
      const offer = { kind: 'open' as const, at: event.at, resolution: event.resolution, amount: event.amount ?? null };
      return pause(owed({ ...state, offer }, 'offer', event.at), 'offer', event.at);
    }
    case 'offer-answered':
      return offerAnswered(state, event);
    case 'notice-sent':
      return noticeSent(state, event);
    case 'notice-bounced':
      return noticeBounced(state, event);
    case 'pick-up-agreed':
      return pause(state, 'pick-up', event.at);
    case 'parcel-scanned':
      return scanHeard(state, event);
    case 'second-parcel':
      return withFlag(state, 'EXTRA_PARCEL');
    case 'received':
      return receiptHeard(state, event);
    case 'parcel-lost':
      return lossHeard(state, event);
    case 'inspected':
      return inspectionHeard(state, event);
    case 'appealed':
    case 'appeal-decided':
      return appealHeard(state, event);
    case 'refund-held':
    case 'refund-released':
    case 'refund-submitted':
    case 'refund-settled':
    case 'refund-failed':
      return refundHeard(state, event);
    case 'dispatched':
      return meet({ ...state, exchange: { kind: 'dispatched', at: event.at } }, 'exchange', event.at);
    case 'not-in-stock':
      return end(
        { ...state, resolution: 'refund', exchange: { kind: 'none' }, notInStockAt: event.at },
        event.at,
        'exchange',
      );
    case 'goods-demanded':
      return meet({ ...state, custody: { kind: 'demanded', at: event.at } }, 'custody', event.at);
    case 'carriage-paid':
      return resume({ ...state, carriagePaidAt: event.at }, 'carriage', event.at);
    case 'goods-sent-back':
      return meet({ ...state, custody: { kind: 'sent-back', at: event.at } }, 'send-back', event.at);
    case 'carriage-claimed':
      return { ...state, carriageClaim: { at: event.at, amount: event.amount, expenses: event.expenses ?? 0 } };
    case 'claim-sent':
      return pause({ ...state, claim: { sentAt: event.at, answer: null } }, 'carrier', event.at);
    case 'carrier-answered': {
      const answer = { at: event.at, amount: event.amount, paidTo: event.paidTo };
      const claim = { sentAt: state.claim?.sentAt ?? event.at, answer };
      return resume(meet({ ...state, claim }, 'claim', event.at), 'carrier', event.at);
    }
    case 'trace-asked':
      return { ...state, trace: { at: event.at, account: event.account ?? null } };
    case 'trace-answered':
      return withoutFlags(meet({ ...state, trace: null }, 'trace', event.at), 'TRACE_OPEN');
    case 'withdrawn':
      return end({ ...state, withdrawnAt: event.at }, event.at);
    case 'cancelled':
    case 'clock-moved':
      return state;
    default:
      return unreachable(event);
  }
}

function evidenceAsked(state: ReturnState, event: CaseEvent<'evidence-asked'>): ReturnState {
  const asked = {
    ...state,
    askedFor: [...new Set([...state.askedFor, ...event.evidence])],
    evidence: state.evidence.filter((item) => !event.evidence.includes(item)),
  };
  return pause(asked, state.appeal.kind === 'open' ? 'supplementary' : 'evidence', event.at);
}

function scanHeard(state: ReturnState, event: CaseEvent<'parcel-scanned'>): ReturnState {
  const posted = event.postingReceiptAt === undefined ? event.at : earlierOf(event.at, event.postingReceiptAt);
  const before = state.scan;
  const scan = {
    firstAt: before === null ? event.at : earlierOf(before.firstAt, event.at),
    lastAt: before === null ? event.at : laterOf(before.lastAt, event.at),
    postedAt: before === null ? posted : earlierOf(before.postedAt, posted),
    carriagePaidBy: event.carriagePaidBy ?? before?.carriagePaidBy ?? null,
    carriage: event.carriage ?? before?.carriage ?? null,
  };
  const approved = state.review.kind === 'approved';
  return approved ? { ...state, scan } : withFlag({ ...state, scan }, 'UNANNOUNCED_PARCEL');
}

function appealHeard(state: ReturnState, event: CaseEvent<'appealed' | 'appeal-decided'>): ReturnState {
  const against = state.review.kind === 'declined' ? 'decline' : 'rejection';
  if (event.event === 'appealed') {
    const open = {
      ...state,
      closed: null,
      appeal: { kind: 'open' as const, at: event.at, against: against as 'decline' | 'rejection' },
    };
    return pause(meet(open, 'appeal', event.at), 'appeal', event.at);
  }
  const decided = {
    ...state,
    askedFor: [],
    appeal: {
      kind: 'decided' as const,
      at: event.at,
      verdict: event.verdict,
      against: against as 'decline' | 'rejection',
    },
  };
  const over = end(meet(decided, 'appeal-decision', event.at), event.at, 'supplementary');
  return owed(resume(over, 'appeal', event.at), 'appeal', event.at);
}

type MoneyEvent = CaseEvent<
  'refund-held' | 'refund-released' | 'refund-submitted' | 'refund-settled' | 'refund-failed'
>;

function refundHeard(state: ReturnState, event: MoneyEvent): ReturnState {
  switch (event.event) {
    case 'refund-held': {
      const { at, by, reason = '', suspicion = false } = event;
      return { ...state, hold: { at, by, reason, suspicion } };
    }
    case 'refund-released':
      return { ...state, hold: null };
    case 'refund-submitted': {
      const submitted = { ...state, refund: { kind: 'submitted' as const, at: event.at }, stuck: null };
      const paid = { ...submitted, paid: state.money.payments, paidTotal: state.money.total };
      return meet(
        withoutFlags(meet(meet(paid, 'refund', event.at), 'compensation', event.at), 'REFUND_FAILED'),
        'decision-and-refund',
        event.at,
      );
    }
    case 'refund-settled':
      return meet(meet({ ...state, refund: { kind: 'settled', at: event.at } }, 'bank', event.at), 'credit', event.at);
    case 'refund-failed':
      return refundFailed(state, event);
    default:
      return unreachable(event);
  }
}

/** The refund clock is unmet again. `paid`: what other payments' providers have taken all the same, minor units. */
function refundFailed(
  state: ReturnState,
  event: CaseEvent<'refund-failed'> & { readonly paid?: ReturnState['paid'] },
): ReturnState {
  const place = state.clocks.findLastIndex(({ step }) =>
    ['refund', 'decision-and-refund', 'compensation', 'credit'].includes(step),
  );
  const clocks = state.clocks.map((clock, index) => {
    if (index !== place || clock.dueAt === null) return clock;
    const { over: _, ...unmet } = clock;
    return { ...unmet, state: event.at < clock.dueAt ? ('running' as const) : ('breached' as const) };
  });
  const failed = {
    ...state,
    clocks,
    refund: { kind: 'failed' as const, at: event.at },
  };
  const paid = event.paid ?? [];
  const unpaid = { ...failed, paid, paidTotal: paid.reduce((sum, { amount }) => sum + amount, 0), closed: null };
  return withFlag(end(unpaid, event.at, 'bank'), 'REFUND_FAILED');
}
