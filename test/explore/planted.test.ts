import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { invariants } from './invariants.ts';
import { withPlanted } from './plant.ts';
import { planted, type Planted } from './planted.ts';
import type { PlantedFound } from './run-planted.ts';

let found: readonly PlantedFound[];

/** A core at work needs half a minute; one that is shared by others, much longer. */
beforeAll(async () => {
  const run = fileURLToPath(new URL('run-planted.ts', import.meta.url));
  const options = { env: { ...process.env, NODE_OPTIONS: '' } };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', run], options);
  found = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as PlantedFound]));
}, 600_000);

describe('the explorer finds', () => {
  test.each(planted)('$what', ({ what, breaks }) => {
    expect(found.find((one) => one.what === what)?.failure).toMatchObject({ invariant: breaks });
  });
});

test('a bug is told by the shortest schedule that shows it, and its seed alone tells it again', () => {
  expect(found.map(({ again }) => again)).toEqual(found.map(({ failure }) => failure));
  expect(found[0]?.failure?.schedule.length).toBeLessThanOrEqual(12);
});

test('a bug needs a text that stands once in its file', async () => {
  const bug: Planted = { what: '', file: 'life/next.ts', from: 'const', to: '', breaks: '' };
  await expect(withPlanted(bug, () => undefined)).rejects.toThrow(/stands \d+ times in life\/next\.ts/);
});

test('no two invariants have one name', () => {
  const names = invariants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
