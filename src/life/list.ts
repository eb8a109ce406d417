// A state as people and files see it.
import type { CaseAnswer, ListedClock } from '../contract/case-answer.ts';
import type { Clock } from '../domain/clock.ts';
import type { PackStamp } from '../domain/ruling.ts';
import { attentionOf, stageOf } from './stage.ts';
import type { ReturnState } from './state.ts';

export function listed(state: ReturnState, pack: PackStamp): CaseAnswer {
  return {
    rulings: state.rulings,
    clocks: state.clocks.filter(({ unlisted }) => unlisted === undefined).map(listedClock),
    money: state.money,
    missing: state.missing,
    notices: state.notices.map(({ notice, to, at, clauses }) => ({ notice, to, at, clauses })),
    stage: stageOf(state),
    outcome: state.closed?.outcome ?? null,
    attention: attentionOf(state),
    problems: state.problems,
    pack,
  };
}

export function listedClock(clock: Clock): ListedClock {
  const { id, line, clauses, owes, anchorAt, targetAt, warnAt, dueAt, state, pauses } = clock;
  return {
    id,
    ...(line === undefined ? {} : { line }),
    clauses,
    owes,
    anchorAt,
    targetAt,
    warnAt,
    dueAt,
    state,
    pauses,
  };
}
