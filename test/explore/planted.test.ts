import { describe, expect, test } from '@jest/globals';
import { ownPacks } from '../support/plain-pack.ts';
import { explore } from './explore.ts';
import { invariants } from './invariants.ts';
import { withPlanted } from './plant.ts';
import { planted, type Planted } from './planted.ts';

const packs = ownPacks();
/** Seeds within which a bug has to show. */
const most = 12_800;
/** A core at work needs seconds; one that is shared by others, much longer. */
const patience = 300_000;

describe('the explorer finds', () => {
  test.each(planted)(
    '$what',
    async (bug) => {
      const failure = await withPlanted(bug, (life) => explore(life, packs, { from: 0, to: most }));
      expect(failure).toMatchObject({ invariant: bug.breaks });
    },
    patience,
  );
});

test(
  'a bug is told by the shortest schedule that shows it',
  async () => {
    const [first = raise()] = planted;
    const failure = await withPlanted(first, (life) => explore(life, packs, { from: 0, to: most }));
    const again = await withPlanted(first, (life) =>
      explore(life, packs, { from: failure?.seed ?? 0, to: (failure?.seed ?? 0) + 1 }),
    );
    expect(again).toEqual(failure);
    expect(failure?.schedule.length).toBeLessThanOrEqual(12);
  },
  patience,
);

test('a bug needs a text that stands once in its file', async () => {
  const bug: Planted = { what: '', file: 'life/next.ts', from: 'const', to: '', breaks: '' };
  await expect(withPlanted(bug, () => undefined)).rejects.toThrow(/stands \d+ times in life\/next\.ts/);
});

test('no two invariants have one name', () => {
  const names = invariants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

function raise(): never {
  throw new Error('no bug is planted');
}
