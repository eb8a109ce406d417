// Walks schedules by their seeds and stops at the first that breaks an invariant.
import { answerBy } from '../../src/case/answer.ts';
import { nextStrikeOrAlert } from '../../src/life/clocks.ts';
import { next } from '../../src/life/next.ts';
import { stageOf } from '../../src/life/stage.ts';
import type { Pack } from '../../src/policy/load.ts';
import { checkTwice, checkWhole, type Whole } from './about-runs.ts';
import { check } from './invariants.ts';
import { openScene, play, type Look } from './play.ts';
import { Broken, brokenBy, type Life, type Step } from './scene.ts';
import { shrunk } from './shrink.ts';
import { told } from './told.ts';
import { walker, worldOfSeed } from './walk.ts';

/** The machine as it stands. */
export const ourLife: Life = { next, answer: answerBy, nextStrikeOrAlert, stageOf };

export interface Failure {
  readonly seed: number;
  readonly invariant: string;
  readonly why: string;
  /** The shortest schedule that breaks it, a line a step. */
  readonly schedule: readonly string[];
}

/** The seeds from the first up to, not including, the last; the first failure, if any. */
export function explore(life: Life, packs: readonly Pack[], { from, to }: Range): Failure | undefined {
  const look = looking(life);
  const walk = walker(life, packs, look);
  for (let seed = from; seed < to; seed += 1) {
    const { steps, scene, broken } = walk(seed);
    if ((broken ?? brokenAsWhole(life, packs, { seed, steps, scene })) !== undefined)
      return shrunkFailure(life, packs, steps, seed);
  }
  return undefined;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** `all`: also what is otherwise looked at in one moment of four. */
function looking(life: Life, all = false): Look {
  return (moment) => {
    check(moment);
    if (all || moment.heard % 4 === 0) checkTwice(life, moment);
  };
}

function brokenAsWhole(life: Life, packs: readonly Pack[], whole: Whole): Broken | undefined {
  try {
    checkWhole(life, () => worldOfSeed(packs, whole.seed), whole);
    return undefined;
  } catch (error) {
    return brokenBy(error);
  }
}

/** Steps are left out as long as the same invariant breaks. */
function shrunkFailure(life: Life, packs: readonly Pack[], steps: readonly Step[], seed: number): Failure {
  const world = worldOfSeed(packs, seed);
  const look = looking(life, true);
  const brokenIn = (some: readonly Step[]): Broken | undefined => {
    try {
      const scene = some.reduce((from, step) => play(life, from, step, look), openScene(life, world, look));
      checkWhole(life, () => world, { seed, steps: some, scene });
      return undefined;
    } catch (error) {
      return brokenBy(error);
    }
  };
  const { invariant } = brokenIn(steps) ?? unrepeatable;
  const least = shrunk(steps, (some) => brokenIn(some)?.invariant === invariant);
  const { message: why } = brokenIn(least) ?? unrepeatable;
  return { seed, invariant, why, schedule: told(world, least) };
}

const unrepeatable = new Broken('a seed is always the same schedule', 'it broke, and did not break again');
