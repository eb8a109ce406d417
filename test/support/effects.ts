// What an event has set off, as specs look at it.
import type { Problem } from '../../src/contract/problems.ts';
import type { Effect } from '../../src/life/next.ts';
import type { Payout } from '../../src/life/parts.ts';

/** What is asked to be paid out. */
export function payoutsOf(effects: readonly Effect[]): readonly Payout[] {
  return effects.flatMap((effect) => (effect.effect === 'pay' ? effect.payouts : []));
}

export function refusalIn(effects: readonly Effect[]): Problem | undefined {
  const refused = effects.find(({ effect }) => effect === 'refuse');
  return refused?.effect === 'refuse' ? refused.problem : undefined;
}
