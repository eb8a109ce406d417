// What a fact changes by itself, before any policy is asked. Whether it fits the stage was looked at before.
import type { CaseEvent, EventName } from '../contract/events.ts';
import { laterOf } from '../domain/instant.ts';
import { withAsk } from './asks.ts';
import { end, meet, pause, resume } from './clocks.ts';
import { decisionHeard, offerAnswered, offerMade } from './decision.ts';
import { inspectionHeard, lossHeard, receiptHeard, scanHeard } from './goods.ts';
import { appealDecided, appealHeard } from './appeal.ts';
import { noticeBounced, noticeSent } from './notice.ts';
import { refundFailed, refundSettled, refundSubmitted } from './refund.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

export function hear(state: ReturnState, fact: LifeFact): ReturnState {
  const now = { ...state, at: laterOf(state.at, fact.at) };
  if ('by' in fact) return hearEvent(now, fact);
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
  'refund-released': (state) => ({ ...state, hold: null }),
  'refund-submitted': refundSubmitted,
  'refund-settled': refundSettled,
  'refund-failed': refundFailed,
  dispatched: (state, { at }) => meet({ ...state, exchange: { kind: 'dispatched', at } }, 'exchange', at),
  'not-in-stock': (state, { at }) =>
    end({ ...state, resolution: 'refund', exchange: { kind: 'none' }, notInStockAt: at }, at, 'exchange'),
  'goods-demanded': (state, { at }) => meet({ ...state, custody: { kind: 'demanded', at } }, 'custody', at),
  'carriage-paid': (state, { at }) => resume({ ...state, carriagePaidAt: at }, 'carriage', at),
  'goods-sent-back': (state, { at }) => meet({ ...state, custody: { kind: 'sent-back', at } }, 'send-back', at),
  'carriage-claimed': (state, { at, amount, expenses = 0 }) => ({ ...state, carriageClaim: { at, amount, expenses } }),
  'claim-sent': (state, { at }) => pause({ ...state, claim: { sentAt: at, answer: null } }, 'carrier', at),
  'carrier-answered': carrierAnswered,
  'trace-asked': (state, { at, account = null }) => ({ ...state, trace: { at, account } }),
  'trace-answered': (state, { at }) => withoutFlags(meet({ ...state, trace: null }, 'trace', at), 'TRACE_OPEN'),
  withdrawn: (state, { at }) => end({ ...state, ...nothingOwed, withdrawnAt: at }, at),
  cancelled: (state) => state,
  'clock-moved': (state) => state,
};

/** Whoever gives a return up gets neither money nor new goods for it. */
const nothingOwed = { refund: { kind: 'none' }, exchange: { kind: 'none' } } as const;

function evidenceAsked(state: ReturnState, event: CaseEvent<'evidence-asked'>): ReturnState {
  const asked = {
    ...state,
    askedFor: [...new Set([...state.askedFor, ...event.evidence])],
    evidence: state.evidence.filter((item) => !event.evidence.includes(item)),
  };
  const kept = withAsk(asked, { at: event.at, evidence: event.evidence });
  return pause(kept, state.appeal.kind === 'open' ? 'supplementary' : 'evidence', event.at);
}

function carrierAnswered(state: ReturnState, { at, amount, paidTo }: CaseEvent<'carrier-answered'>): ReturnState {
  const claim = { sentAt: state.claim?.sentAt ?? at, answer: { at, amount, paidTo } };
  return resume(meet({ ...state, claim }, 'claim', at), 'carrier', at);
}
