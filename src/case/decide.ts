// The first driver of the machine: a whole case, without a server. Waits are jumps to the next instant that a clock wants.
import type { CaseAnswer } from '../contract/case-answer.ts';
import type { CaseFile } from '../contract/case-file.ts';
import type { CaseEvent } from '../contract/events.ts';
import type { Problem } from '../contract/problems.ts';
import { isBefore, type Instant } from '../domain/instant.ts';
import { begin } from '../life/begin.ts';
import { nextStrike } from '../life/clocks.ts';
import { listed } from '../life/list.ts';
import type { LifeEvent } from '../life/next.ts';
import { run } from '../life/run.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { answer } from './answer.ts';

export interface LivedCase {
  readonly state: ReturnState;
  readonly problems: readonly Problem[];
}

interface Fed {
  readonly state: ReturnState;
  /** Decisions that were taken, kept ones whose stage has come included. */
  readonly taken: readonly CaseEvent[];
  readonly problem: Problem | null;
}

/** The answer to a case as of `asOf`; the problems of events are in it, at their paths. */
export function decide(pack: Pack, file: CaseFile): CaseAnswer {
  const { state, problems } = liveCase(pack, file);
  return { ...listed(state, pack.stamp), problems };
}

/** The same, as the machine has it. */
export function liveCase(pack: Pack, file: CaseFile): LivedCase {
  let state = feed(pack, begin(file), { event: 'opened', at: file.request.at }).state;
  const problems: Problem[] = [];
  for (const [index, event] of file.events.entries()) {
    state = passTo(pack, state, event.at);
    const fed = feed(pack, state, event);
    if (fed.problem !== null) problems.push({ ...fed.problem, at: `events[${index}]` });
    state = tellDecisions(pack, fed, file.events.slice(index + 1));
  }
  return { state: passTo(pack, state, file.asOf), problems };
}

/** Feeds one event and everything that follows from it at once. */
function feed(pack: Pack, before: ReturnState, event: LifeEvent): Fed {
  const steps = run(before, event, (ask) => answer(pack, ask));
  const effects = steps.flatMap((step) => step.effects);
  const refused = effects.findLast((effect) => effect.effect === 'refuse' && effect.about === event);
  return {
    state: steps.at(-1)?.state ?? before,
    taken: effects.flatMap((effect) => (effect.effect === 'ask' && 'by' in effect.ask.about ? [effect.ask.about] : [])),
    problem: refused?.effect === 'refuse' ? refused.problem : null,
  };
}

/** Lets time pass up to an instant, this instant included: what comes at a limit's own instant comes too late. */
function passTo(pack: Pack, before: ReturnState, at: Instant): ReturnState {
  let state = before;
  for (let strike = nextStrike(state); strike !== undefined && !isBefore(at, strike.at); strike = nextStrike(state)) {
    // A case file does not list repeated alerts (CASE-FILE 6), so none is waited for here.
    state = feed(pack, { ...state, alertAt: null }, { event: 'time-passed', at: strike.at }).state;
  }
  return state;
}

const decisions: readonly string[] = ['decided', 'inspected', 'appeal-decided', 'offer-made', 'offer-answered'];

/** Unless the file says otherwise before the next decision, its e-mail is handed over at its own instant, complete. */
function tellDecisions(pack: Pack, fed: Fed, later: readonly CaseEvent[]): ReturnState {
  if (fed.problem !== null || !fed.taken.some(({ event }) => decisions.includes(event))) return fed.state;
  const nextDecision = later.findIndex(({ event }) => decisions.includes(event) && event !== 'offer-answered');
  const until = nextDecision === -1 ? later : later.slice(0, nextDecision);
  const told = until.some(({ event }) => event === 'notice-sent' || event === 'notice-bounced');
  if (told || fed.state.notice.kind !== 'owed') return fed.state;
  return feed(pack, fed.state, { event: 'notice-sent', at: fed.state.notice.at, by: 'shop' }).state;
}
