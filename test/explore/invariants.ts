// Everything that holds of a return whatever happens to it.
import { aboutClocks } from './about-clocks.ts';
import { aboutLimits } from './about-limits.ts';
import { aboutMoney } from './about-money.ts';
import { aboutParts } from './about-parts.ts';
import { aboutReceipts } from './about-receipts.ts';
import { aboutRights } from './about-rights.ts';
import { aboutStory } from './about-story.ts';
import { aboutWays } from './about-ways.ts';
import { Broken, type Invariant, type Moment } from './scene.ts';

export const invariants: readonly Invariant[] = [
  ...aboutStory,
  ...aboutWays,
  ...aboutParts,
  ...aboutReceipts,
  ...aboutRights,
  ...aboutLimits,
  ...aboutClocks,
  ...aboutMoney,
];

/** Throws `Broken` for the first that does not hold. */
export function check(moment: Moment): void {
  for (const { name, broken } of invariants) {
    const why = broken(moment);
    if (why !== undefined) throw new Broken(name, why);
  }
}
