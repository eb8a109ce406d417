// What was asked of the customer, ask by ask: each has a clock of its own (ALL-11).
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import type { Evidence } from '../domain/vocabulary.ts';
import type { ClockStep } from '../domain/clock.ts';
import { end, isOpen, lastClock, meetPlace, openClock, resume } from './clocks.ts';
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
  const owed = [...state.missing, ...state.askedFor];
  const isOwed = ({ evidence }: EvidenceAsk): boolean => evidence.some((item) => owed.includes(item));
  const answered = state.asks.filter((ask) => !isOwed(ask));
  return answered.reduce<ReturnState>(
    (now, ask) => askMet(askMet(now, 'evidence', ask, at), 'supplementary', ask, at),
    {
      ...state,
      asks: state.asks.filter(isOwed),
    },
  );
}

/** Of two asks of one instant each has its own clock: they are alike, so that one of them is met. */
function askMet(state: ReturnState, step: ClockStep, ask: EvidenceAsk, at: Instant): ReturnState {
  const place = state.clocks.findIndex((one) => one.step === step && one.anchorAt === ask.at && isOpen(one));
  return meetPlace(state, place, at);
}

/** What a decision was to rest on is not waited for after it; what was asked for since is owed still (WEB-10). */
export function asksOver(
  state: ReturnState,
  { at, verdict }: Pick<CaseEvent<'decided'>, 'at' | 'verdict'>,
): ReturnState {
  if (state.review.kind === 'approved' && verdict === 'approve') return state;
  return { ...end(resume(state, 'evidence', at), at, 'evidence'), askedFor: [] };
}

/** An appeal waits until all that was asked for in it is there, or until every ask is over (AIS-20). */
export function appealGoesOn(state: ReturnState, at: Instant): ReturnState {
  const isOver = lastClock(state, 'supplementary') !== undefined && openClock(state, 'supplementary') === undefined;
  return state.askedFor.length === 0 || isOver ? resume(state, 'supplementary', at) : state;
}
