// A schedule by its seed. Neighbouring seeds share a world and how it begins, so that what they share is lived once.
import type { Pack } from '../../src/policy/load.ts';
import { diceOf } from './dice.ts';
import { moveIn } from './moves.ts';
import { hoursFrom } from '../../src/domain/instant.ts';
import { type Look, openScene, play, unopened } from './play.ts';
import { type Broken, brokenBy, type Life, type Scene, type Step } from './scene.ts';
import { type World, worldOf } from './worlds.ts';

export interface Walk {
  readonly scene: Scene;
  readonly steps: readonly Step[];
  /** Undefined: every invariant held. */
  readonly broken?: Broken;
}

/**
 * How many seeds in a row share each part of a schedule, and its number of steps, the least and one more than the most.
 * Some are much longer: what becomes of one part of a return when the other was paid long ago shows only late.
 */
const parts = [
  { shared: 32, least: 2, most: 5, longer: 8 },
  { shared: 16, least: 1, most: 5, longer: 6 },
  { shared: 4, least: 1, most: 5, longer: 3 },
  { shared: 1, least: 1, most: 3, longer: 0 },
] as const;

/** In a hundred. */
const longOnes = 30;

/**
 * Walks schedules one seed after the other; a seed's schedule is the same whatever was walked before. A walk that breaks
 * an invariant ends there; its last step is the one that did.
 */
export function walker(life: Life, packs: readonly Pack[], look: Look): (seed: number) => Walk {
  const kept: { readonly key: number; readonly walk: Walk }[] = [];
  return (seed) => {
    let walk: Walk | undefined;
    for (const [depth, part] of parts.entries()) {
      const key = Math.floor(seed / part.shared);
      const known = kept[depth];
      if (known?.key !== key) {
        kept.length = depth;
        kept.push({ key, walk: walkedPart(life, packs, walk, { depth, key }, look) });
      }
      walk = kept[depth]?.walk;
      if (walk?.broken !== undefined) return walk;
    }
    if (walk === undefined) throw new Error('a schedule has parts');
    return walk;
  };
}

export function worldOfSeed(packs: readonly Pack[], seed: number): World {
  return worldOf(packs, diceOf(Math.floor(seed / parts[0].shared), 0));
}

function walkedPart(
  life: Life,
  packs: readonly Pack[],
  before: Walk | undefined,
  { depth, key }: { readonly depth: number; readonly key: number },
  look: Look,
): Walk {
  const dice = diceOf(key, depth);
  const part = parts[depth];
  const from = before ?? opened(life, worldOf(packs, dice), look);
  if (part === undefined || from.broken !== undefined) return from;
  let walk: Walk = from;
  const more = dice.chance(longOnes) ? part.longer : 0;
  for (let left = more + part.least + dice.below(part.most - part.least); left > 0; left -= 1) {
    walk = stepped(life, walk, moveIn(walk.scene, dice), look);
    if (walk.broken !== undefined) return walk;
  }
  if (part.shared > 1) return walk;
  // The worker comes back, and at times some time passes.
  if (walk.scene.isDown) walk = stepped(life, walk, { do: 'start', at: walk.scene.now }, look);
  if (walk.broken !== undefined || !dice.chance(25)) return walk;
  return stepped(life, walk, { do: 'wait', at: hoursFrom(walk.scene.now, dice.below(1000)) }, look);
}

function opened(life: Life, world: World, look: Look): Walk {
  const nothing = unopened(world);
  try {
    return { scene: openScene(life, world, look), steps: [] };
  } catch (error) {
    return { scene: nothing, steps: [], broken: brokenBy(error) };
  }
}

function stepped(life: Life, { scene, steps }: Walk, step: Step, look: Look): Walk {
  const longer = [...steps, step];
  try {
    return { scene: play(life, scene, step, look), steps: longer };
  } catch (error) {
    return { scene, steps: longer, broken: brokenBy(error) };
  }
}
