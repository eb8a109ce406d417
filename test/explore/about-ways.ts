// Nobody stands before a closed door: whoever is waited for can do what moves the return on.
import type { Clock, ClockStep } from '../../src/domain/clock.ts';
import { isBefore } from '../../src/domain/instant.ts';
import { nextStrike } from '../../src/life/clocks.ts';
import type { LifeFact, ReturnState } from '../../src/life/state.ts';
import { refusalIn } from '../support/effects.ts';
import type { Invariant, Life, Moment } from './scene.ts';
import { newcomer, waysOn } from './way.ts';

export const aboutWays: readonly Invariant[] = [
  { name: 'an open stage has somebody who can move it on', broken: blocked },
  { name: 'what a running clock waits for is taken', broken: inVain },
];

/** Stages that a clock leads out of, whether anybody does anything or not. */
const passing: readonly string[] = ['in-custody', 'open-to-appeal', 'awaiting-parcel', 'settling'];

function blocked({ life, before, after }: Moment): string | undefined {
  if (after.closed !== null || before.revision === after.revision) return undefined;
  const stage = life.stageOf(after);
  const ways = waysOn(stage, after);
  if (ways.length === 0 || ways.some((fact) => isTaken(life, after, fact))) return undefined;
  if (passing.includes(stage) && nextStrike(after) !== undefined) return undefined;
  return `${stage}: nobody can do any of ${ways.map(({ event }) => event).join(', ')}`;
}

export function isTaken(life: Life, state: ReturnState, fact: LifeFact): boolean {
  return life.next(state, fact).effects.some(({ effect }) => effect === 'ask');
}

/** What ends a clock's waiting, where the state could bar it. */
const awaited: { readonly [Step in ClockStep]?: (at: string) => LifeFact } = {
  exchange: (at) => ({ at, event: 'dispatched', by: 'inspector' }),
  custody: (at) => ({ at, event: 'goods-demanded', by: 'customer' }),
  'send-back': (at) => ({ at, event: 'goods-sent-back', by: 'inspector' }),
  appeal: (at) => ({ at, event: 'appealed', by: 'customer' }),
  'appeal-decision': (at) => ({
    at,
    event: 'appeal-decided',
    by: newcomer,
    verdict: 'decline',
    reason: 'seen',
  }),
  'carrier-watch': (at) => ({ at, event: 'parcel-lost', by: 'carrier' }),
  claim: (at) => ({ at, event: 'carrier-answered', by: 'carrier', amount: 1, paidTo: 'customer' }),
  bank: (at) => ({ at, event: 'refund-settled', by: 'provider' }),
  trace: (at) => ({ at, event: 'trace-answered', by: 'agent' }),
};

function inVain({ life, world, before, after }: Moment): string | undefined {
  if (before.revision === after.revision || after.closed !== null) return undefined;
  for (const clock of after.clocks) {
    const fact = clock.state === 'running' && clock.dueAt !== null ? awaited[clock.step]?.(after.at) : undefined;
    if (fact === undefined || !isBefore(after.at, clock.dueAt ?? after.at)) continue;
    const { effects } = life.next(after, fact);
    const refused = refusalIn(effects);
    if (refused !== undefined) return refusal(clock, fact, refused);
    const ask = fact.event === 'appealed' ? effects.find(({ effect }) => effect === 'ask') : undefined;
    const problem = ask?.effect === 'ask' ? life.answer(world.pack, ask.ask).problem : undefined;
    if (problem !== undefined) return refusal(clock, fact, problem);
  }
  return undefined;
}

function refusal({ id }: Clock, { event }: LifeFact, { code, detail }: { code: string; detail: string }): string {
  return `${id} runs, and ${event} is refused: ${code} ${detail}`;
}
