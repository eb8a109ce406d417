// What was asked of the customer, ask by ask: each has a clock of its own (ALL-11).
import type { Instant } from '../domain/instant.ts';
import type { Evidence } from '../domain/vocabulary.ts';
import { meetAnchoredAt } from './clocks.ts';
import type { ReturnState } from './state.ts';

export interface EvidenceAsk {
  readonly at: Instant;
  readonly evidence: readonly Evidence[];
}

export function withAsk(state: ReturnState, ask: EvidenceAsk): ReturnState {
  return ask.evidence.length === 0 ? state : { ...state, asks: [...state.asks, ask] };
}

/** The clock of an ask is met as soon as nothing of it is owed any more, whatever else was asked for since. */
export function asksAnswered(state: ReturnState, at: Instant): ReturnState {
  const isOwed = ({ evidence }: EvidenceAsk): boolean => evidence.some((item) => state.missing.includes(item));
  const answered = state.asks.filter((ask) => !isOwed(ask));
  return answered.reduce<ReturnState>(
    (now, { at: anchorAt }) =>
      meetAnchoredAt(meetAnchoredAt(now, { step: 'evidence', anchorAt }, at), { step: 'supplementary', anchorAt }, at),
    { ...state, asks: state.asks.filter(isOwed) },
  );
}
