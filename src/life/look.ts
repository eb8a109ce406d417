// What of a return a person would notice, and what differs between two looks at it.
import type { Change } from '../contract/timeline.ts';
import type { Clock } from '../domain/clock.ts';
import type { Money, Ruling } from '../domain/ruling.ts';
import type { Outcome, Stage } from '../domain/vocabulary.ts';
import { stageOf } from './stage.ts';
import type { ReturnState } from './state.ts';

/** It holds parts of the state as they are, so that a look costs next to nothing; what differs is told when asked for. */
export interface Look {
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly rulings: readonly Ruling[];
  readonly clocks: readonly Clock[];
  readonly money: Money;
}

export function lookAt(state: ReturnState): Look {
  const { rulings, clocks, money, closed } = state;
  return { stage: stageOf(state), outcome: closed?.outcome ?? null, rulings, clocks, money };
}

/** Undefined before: all of it is new. */
export function changesBetween(before: Look | undefined, after: Look): readonly Change[] {
  return [
    ...(before?.stage === after.stage
      ? []
      : [{ change: 'stage' as const, from: before?.stage ?? null, to: after.stage }]),
    ...((before?.outcome ?? null) === after.outcome ? [] : [{ change: 'outcome' as const, outcome: after.outcome }]),
    ...rulingChanges(before?.rulings ?? [], after.rulings),
    ...clockChanges(before?.clocks ?? [], after.clocks),
    ...moneyChanges(before?.money, after.money),
  ];
}

function rulingChanges(before: readonly Ruling[], after: readonly Ruling[]): readonly Change[] {
  if (before === after) return [];
  const isKnown = ({ question, line, ruling }: Ruling): boolean =>
    before.some((one) => one.question === question && one.line === line && isSame(one.ruling, ruling));
  return after
    .filter((ruling) => !isKnown(ruling))
    .map(({ question, line, ruling, clauses }) => ({
      change: 'ruling',
      question,
      ...(line !== undefined && { line }),
      ruling,
      clauses,
    }));
}

/** A clock keeps its place in the list; new ones come behind it. */
function clockChanges(before: readonly Clock[], after: readonly Clock[]): readonly Change[] {
  if (before === after) return [];
  return after.flatMap((clock, place) => {
    if (clock.unlisted === true || clock === before[place]) return [];
    return becameOf(before[place], clock).map((became): Change => {
      const { id, step, line, owes, dueAt, clauses } = clock;
      return { change: 'clock', id, step, ...(line !== undefined && { line }), became, owes, dueAt, clauses };
    });
  });
}

type Became = Extract<Change, { readonly change: 'clock' }>['became'];

function becameOf(before: Clock | undefined, { state, dueAt }: Clock): readonly Became[] {
  if (before === undefined) return state === 'running' ? ['started'] : ['started', words[state]];
  if (before.state !== state) return [words[state]];
  return before.dueAt === dueAt ? [] : ['moved'];
}

const words = {
  running: 'resumed',
  paused: 'paused',
  met: 'met',
  breached: 'breached',
  ended: 'ended',
} as const satisfies Record<Clock['state'], Became>;

function moneyChanges(before: Money | undefined, { currency, total, lines }: Money): readonly Change[] {
  const isSameMoney = total === (before?.total ?? 0) && isSame(lines, before?.lines ?? []);
  return isSameMoney ? [] : [{ change: 'money', currency, total, lines }];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
