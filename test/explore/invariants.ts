// Everything that holds of a return whatever happens to it.
import { aboutClocks } from './about-clocks.ts';
import { aboutMoney } from './about-money.ts';
import { aboutStory } from './about-story.ts';
import { Broken, type Invariant, type Moment } from './scene.ts';

export const invariants: readonly Invariant[] = [...aboutStory, ...aboutClocks, ...aboutMoney];

/** Throws `Broken` for the first that does not hold. */
export function check(moment: Moment): void {
  for (const { name, broken } of invariants) {
    const why = broken(moment);
    if (why !== undefined) throw new Broken(name, why);
  }
}
