import { expect, test } from '@jest/globals';
import { explore, ourLife } from '../explore/explore.ts';
import { walker } from '../explore/walk.ts';
import { ownPacks } from '../support/plain-pack.ts';

const packs = ownPacks();

/** A core at work needs a second; one that is shared by others, much longer. */
const patience = 120_000;

test(
  'whatever happens to a return, every invariant holds',
  () => expect(explore(ourLife, packs, { from: 1_000_000, to: 1_001_280 })).toBeUndefined(),
  patience,
);

test('a seed is the same schedule, whatever was walked before', () => {
  const blind = () => undefined;
  const inTurn = walker(ourLife, packs, blind);
  const walks = Array.from({ length: 100 }, (_, seed) => inTurn(seed));
  const alone = walker(ourLife, packs, blind)(77);
  expect(alone.steps).toEqual(walks[77]?.steps);
  expect(alone.scene.state).toEqual(walks[77]?.scene.state);
});
