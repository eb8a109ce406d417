// The life of a return: one state, one event, the next state and what has to be done (DESIGN 3). It never judges.
import type { CaseEvent } from '../contract/events.ts';
import { keptProblems, type Problem } from '../contract/problems.ts';
import type { Instant } from '../domain/instant.ts';
import { isBefore, laterOf } from '../domain/instant.ts';
import type { NoticeDue } from '../domain/ruling.ts';
import type { Answer, Ask } from './ask.ts';
import { breach, breachNotices } from './breach.ts';
import { changed, nextStrikeOrAlert } from './clocks.ts';
import { conclude } from './conclude.ts';
import { hear } from './hear.ts';
import { fitOf, retryRefusal } from './refusals.ts';
import { alertOn, repeats } from './repeats.ts';
import { rule } from './rule.ts';
import { withPaying } from './paid.ts';
import { payoutsFor } from './payout.ts';
import { alertOf, settle } from './settle.ts';
import { stageOf } from './stage.ts';
import type { Payout } from './parts.ts';
import type { LifeFact, ReturnState } from './state.ts';

export type LifeEvent =
  | LifeFact
  | { readonly event: 'answered'; readonly answer: Answer }
  | { readonly event: 'time-passed'; readonly at: Instant };

export type Effect =
  | { readonly effect: 'ask'; readonly ask: Ask }
  | { readonly effect: 'refuse'; readonly about: LifeFact; readonly problem: Problem }
  /** The event came before its stage; it is used when that comes. */
  | { readonly effect: 'keep'; readonly about: CaseEvent }
  | {
      readonly effect: 'notify';
      readonly notice: NoticeDue;
      readonly cause: string;
      readonly reason: string | null;
      /** The place of the clock that it is about, in the list; absent: it is about no clock, or about the last of its id. */
      readonly place?: number;
    }
  /** A kept event whose stage has come. */
  | { readonly effect: 'again'; readonly event: CaseEvent }
  /** Refunds have to be made for what is due and not paid. */
  | { readonly effect: 'pay'; readonly payouts: readonly Payout[] };

export interface Step {
  readonly state: ReturnState;
  readonly effects: readonly Effect[];
}

export function next(state: ReturnState, event: LifeEvent): Step {
  if (event.event === 'answered') return answered(state, event.answer);
  if (event.event === 'time-passed') return passed(state, event.at);
  if (event.event === 'step-retried') return retried(state, event);
  return 'by' in event ? taken(state, event) : ask(state, event);
}

function taken(state: ReturnState, event: CaseEvent): Step {
  const fit = fitOf(state, event);
  if (fit === 'now') return ask(state, event);
  if (fit === 'early')
    return { state: { ...state, early: [...state.early, event] }, effects: [{ effect: 'keep', about: event }] };
  return refuse(state, event, fit);
}

function retried(state: ReturnState, event: Extract<LifeFact, { readonly event: 'step-retried' }>): Step {
  const unfit = retryRefusal(state);
  return unfit === undefined ? ask(state, event) : refuse(state, event, unfit);
}

function refuse(state: ReturnState, about: LifeFact, problem: Pick<Problem, 'code' | 'detail'>): Step {
  const named = { at: '', ...problem };
  return {
    state: { ...state, asking: null, problems: [...state.problems, named].slice(-keptProblems) },
    effects: [{ effect: 'refuse', about, problem: named }],
  };
}

function ask(before: ReturnState, about: LifeFact): Step {
  const heard = hear(struck(before, about), about);
  return { state: { ...before, asking: about }, effects: [{ effect: 'ask', ask: { about, before, state: heard } }] };
}

/** The answer to what was asked: the fact is now part of the state, with all that follows from it. */
function answered(state: ReturnState, answer: Answer): Step {
  const about = state.asking;
  if (about === null) return { state, effects: [] };
  const before = { ...state, asking: null };
  const { problem } = answer;
  if (problem !== undefined && answer.stays === undefined) {
    const { state: refused, effects } = refuse(before, about, problem);
    return onward(refused, effects);
  }
  const heard = hear(struck(before, about), about);
  const settled = settle(rule(heard, about, answer.judgement, before), about, answer);
  const onBreach =
    about.event === 'clock-struck' && about.what === 'due' ? breachNotices(before.clocks[about.clock]) : [];
  const place = about.event === 'clock-struck' ? about.clock : undefined;
  const noticed = withNotices(settled, [...onBreach, ...answer.notices], { reason: reasonOf(about), place });
  const repeated = repeats(before, settled, about);
  const told = problem === undefined ? noticed : refuse(noticed.state, about, problem);
  const refused = problem === undefined ? [] : told.effects;
  const effects = [...refused, ...noticed.effects, ...repeated];
  return concluded(before, told.state, { about, effects, repeatAt: answer.repeatAt });
}

/** The limit of a clock has passed: that is the case before anything else is looked at. */
function struck(state: ReturnState, about: LifeFact): ReturnState {
  return about.event === 'clock-struck' && about.what === 'due' ? breach(state, about.clock, about.at) : state;
}

/** What the one who did it said to it; it stands in the e-mail. */
function reasonOf(about: LifeFact): string | null {
  return 'reason' in about ? (about.reason ?? null) : null;
}

interface Told {
  readonly reason: string | null;
  /** Of the clock whose messages they are. */
  readonly place: number | undefined;
}

/** Numbers the notices of one name and reader, so that a repeat is known as the same message. */
function withNotices(state: ReturnState, notices: readonly NoticeDue[], { reason, place }: Told): Step {
  let now = state;
  const effects: Effect[] = [];
  for (const due of notices) {
    const { notice, to } = due;
    const count = now.notices.filter((one) => one.notice === notice && one.to === to).length;
    now = { ...now, notices: [...now.notices, due] };
    const isOfClock = due.clock !== undefined && place !== undefined;
    effects.push({ effect: 'notify', notice: due, cause: `${to}-${count + 1}`, reason, ...(isOfClock && { place }) });
  }
  return { state: now, effects };
}

interface Heard {
  readonly about: LifeFact;
  readonly effects: readonly Effect[];
  readonly repeatAt: Instant;
}

/** Money becomes due, kept events find their stage, and a return that waits for nothing is closed. */
function concluded(before: ReturnState, heard: ReturnState, { about, effects, repeatAt }: Heard): Step {
  const settled = conclude(heard);
  const payouts = payoutsFor(before, settled, about);
  const isNew = payouts !== settled.underWay && payouts.length > 0;
  const state: ReturnState = {
    ...settled,
    revision: settled.revision + 1,
    payouts: settled.payouts + (isNew ? 1 : 0),
    underWay: isNew ? [...settled.underWay, ...payouts] : settled.underWay,
    alertAt: alertOf(before, settled, repeatAt),
  };
  return onward(
    isNew ? withPaying(state) : state,
    payouts.length > 0 ? [...effects, { effect: 'pay', payouts }] : effects,
  );
}

/** A kept event whose stage has come is heard again; a return that waits for nothing any more is closed. */
function onward(state: ReturnState, effects: readonly Effect[]): Step {
  const ready = state.early.find((event) => fitOf(state, event) === 'now');
  if (ready !== undefined) {
    const kept = { ...state, early: state.early.filter((event) => event !== ready) };
    return {
      state: kept,
      effects: [...effects, { effect: 'again', event: { ...ready, at: laterOf(ready.at, state.at) } }],
    };
  }
  if (state.closed !== null || stageOf(state) !== 'closed') return { state, effects };
  const closing = ask(state, { event: 'closing', at: state.at });
  return { state: closing.state, effects: [...effects, ...closing.effects] };
}

/** The earliest thing that comes by itself up to this instant; the driver asks again until nothing is left. */
function passed(state: ReturnState, at: Instant): Step {
  const strike = nextStrikeOrAlert(state);
  if (strike === undefined || isBefore(at, strike.at))
    return { state: { ...state, at: laterOf(state.at, at) }, effects: [] };
  if (strike.what !== 'notice') {
    return ask(state, { event: 'clock-struck', at: strike.at, clock: strike.place, what: strike.what });
  }
  const clock = state.clocks[strike.place];
  const notice = clock?.notices[0];
  const sent = changed({ ...state, at: laterOf(state.at, strike.at) }, (clock, place) =>
    place === strike.place ? { ...clock, notices: clock.notices.slice(1) } : clock,
  );
  const about = { reason: null, place: strike.place };
  const told = withNotices({ ...sent, revision: sent.revision + 1 }, notice === undefined ? [] : [notice], about);
  // A clock without a limit is escalated with each reminder, from the first one on (PLT-15).
  const isEscalated = clock?.repetition !== undefined;
  return isEscalated ? { ...told, effects: [...told.effects, alertOn([clock], strike.at)] } : told;
}
