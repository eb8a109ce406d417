// What a fact changes by itself, before any policy is asked. Whether it fits the stage was looked at before.
import type { CaseEvent, EventName } from '../contract/events.ts';
import { laterOf } from '../domain/instant.ts';
import { withAsk } from './asks.ts';
import { withoutOldWish } from './cancellation.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { isUndecided } from './fit.ts';
import { decisionHeard, offerAnswered, offerMade } from './decision.ts';
import { inspectionHeard, lossHeard, receiptHeard, scanHeard } from './goods.ts';
import { appealDecided, appealHeard } from './appeal.ts';
import { noticeBounced, noticeSent } from './notice.ts';
import { carriagePaid, demanded, sentBack } from './rejections.ts';
import { withSent } from './paid.ts';
import { meetReceived } from './receipts.ts';
import { refundFailed, refundSettled, refundSubmitted } from './refund.ts';
import { released } from './started.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';
import { withdrawn } from './withdrawal.ts';

export function hear(state: ReturnState, fact: LifeFact): ReturnState {
  const now = { ...state, at: laterOf(state.at, fact.at) };
  if ('by' in fact) return withoutOldWish(hearEvent(now, fact), fact.at);
  if (fact.event === 'step-failed') return { ...now, stuck: { step: fact.step, why: fact.why, at: fact.at } };
  return fact.event === 'step-retried' ? { ...now, stuck: null } : now;
}

function hearEvent<Name extends EventName>(state: ReturnState, event: CaseEvent<Name>): ReturnState {
  const change: (state: ReturnState, event: CaseEvent<Name>) => ReturnState = changes[event.event];
  return change(state, event);
}

/** One entry an event; an event without an entry does not compile. */
const changes: { readonly [Name in EventName]: (state: ReturnState, event: CaseEvent<Name>) => ReturnState } = {
  'evidence-asked': evidenceAsked,
  'evidence-supplied': (state, { evidence }) => ({
    ...state,
    evidence: [...new Set([...state.evidence, ...evidence])],
    askedFor: state.askedFor.filter((item) => !evidence.includes(item)),
  }),
  decided: decisionHeard,
  'offer-made': offerMade,
  'offer-answered': offerAnswered,
  'notice-sent': noticeSent,
  'notice-bounced': noticeBounced,
  'pick-up-agreed': (state, { at, for: pickUpFor }) => pause({ ...state, pickUpFor }, 'pick-up', at),
  'parcel-scanned': scanHeard,
  'second-parcel': (state) => withFlag(state, 'EXTRA_PARCEL'),
  received: receiptHeard,
  'parcel-lost': lossHeard,
  inspected: inspectionHeard,
  appealed: appealHeard,
  'appeal-decided': appealDecided,
  'refund-held': (state, { at, by, reason = '', suspicion = false }) => ({
    ...state,
    hold: { at, by, reason, suspicion },
  }),
  'refund-released': released,
  'refund-submitted': refundSubmitted,
  'refund-settled': refundSettled,
  'refund-failed': refundFailed,
  dispatched: (state, { at }) =>
    meetReceived({ ...withSent(state), exchange: { kind: 'dispatched', at } }, 'exchange', at),
  'not-in-stock': (state, { at }) =>
    end({ ...state, resolution: 'refund', exchange: { kind: 'none' }, notInStockAt: at }, at, 'exchange'),
  'goods-demanded': (state, { at }) => demanded(state, at),
  'carriage-paid': (state, { at }) => carriagePaid(state, at),
  'goods-sent-back': (state, { at }) => sentBack(state, at),
  'carriage-claimed': (state, { at, amount, expenses = 0 }) => ({ ...state, carriageClaim: { at, amount, expenses } }),
  'claim-sent': (state, { at }) => pause({ ...state, claim: { sentAt: at, answer: null } }, 'carrier', at),
  'carrier-answered': carrierAnswered,
  'trace-asked': (state, { at, account = null }) => ({ ...state, trace: { at, account } }),
  'trace-answered': (state, { at }) => withoutFlags(meet({ ...state, trace: null }, 'trace', at), 'TRACE_OPEN'),
  withdrawn,
  cancelled: (state) => state,
  'clock-moved': (state) => state,
};

function evidenceAsked(state: ReturnState, event: CaseEvent<'evidence-asked'>): ReturnState {
  const asked = {
    ...state,
    askedFor: [...new Set([...state.askedFor, ...event.evidence])],
    evidence: state.evidence.filter((item) => !event.evidence.includes(item)),
  };
  const kept = withAsk(asked, { at: event.at, evidence: event.evidence });
  if (state.appeal.kind === 'open') return pause(kept, 'supplementary', event.at);
  // After the decision only what is still to be proved waits: a refund does not wait for the invoice of carriage (WEB-10).
  return pause(kept, 'evidence', event.at, isUndecided(state) ? undefined : 'carriage');
}

function carrierAnswered(state: ReturnState, { at, amount, paidTo }: CaseEvent<'carrier-answered'>): ReturnState {
  const claim = { sentAt: state.claim?.sentAt ?? at, answer: { at, amount, paidTo } };
  return resume(meet({ ...state, claim }, 'claim', at), 'carrier', at);
}
