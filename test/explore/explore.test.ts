import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { outcomes as allOutcomes, stages as allStages } from '../../src/domain/vocabulary.ts';
import { stageOf } from '../../src/life/stage.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { ourLife } from './explore.ts';
import { walker } from './walk.ts';

const run = fileURLToPath(new URL('run.ts', import.meta.url));

/** A core at work; a machine that is busy with other tests takes several times as long. */
const patience = 900_000;

test(
  'whatever happens to a return, in any order, twice or late, every invariant holds',
  () => {
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', run, '--seeds', '200000'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stdout).toMatch(/^200000 schedules from seed 0 on, \d+ s: every invariant holds\.\n$/);
    expect(status).toBe(0);
  },
  patience,
);

test(
  'schedules go through every stage of a return and nearly every outcome',
  () => {
    const stages = new Set<string>();
    const outcomes = new Set<string>();
    const walk = walker(ourLife, ownPacks(), ({ after }) => {
      stages.add(stageOf(after));
      if (after.closed !== null) outcomes.add(after.closed.outcome);
    });
    for (let seed = 0; seed < 6400; seed += 1) walk(seed);
    expect([...stages].toSorted()).toEqual([...allStages].toSorted());
    expect(outcomes.size).toBeGreaterThanOrEqual(allOutcomes.length - 2);
  },
  patience,
);
