// Signals that no handler knows, on the real server: from any Temporal client anything may come.
import { afterAll, expect, test } from '@jest/globals';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
afterAll(() => world.close());

const ignored = { code: 'BAD_VALUE', detail: 'no signal of this name is known' };

test('a signal that nobody knows changes nothing, and stands by its name among what was refused', async () => {
  const one = await startReturn(world, happy);
  await world.settled(one.handle);
  const before = await one.card();
  await one.handle.signal('knock', { email: 'ann@example.com' });
  await one.handle.signal('knock', 'once more');
  await one.handle.signal('ann@example.com');
  await one.handle.signal('n'.repeat(300));
  await world.settled(one.handle);
  const problems = [
    { at: 'knock', ...ignored },
    { at: 'a signal without a proper name', ...ignored },
    { at: 'n'.repeat(40), ...ignored },
  ];
  const { at: _, ...card } = await one.card();
  expect(card).toEqual({ ...before, at: undefined, problems });
  expect(JSON.stringify(card)).not.toContain('ann@');
});

test('many of them drive nothing out of the list, also when a worker reads the history anew', async () => {
  const one = await startReturn(world, happy);
  await world.settled(one.handle);
  await one.ask('decide', { by: 'agent:bo', verdict: 'decline' }).catch(() => undefined);
  for (let count = 1; count <= 60; count += 1) await one.handle.signal(`knock-${count}`);
  await world.settled(one.handle);
  const { problems } = await one.card();
  expect(problems).toMatchObject([{ code: 'REASON_MISSING' }, ...Array.from({ length: 5 }, () => ignored)]);
  await world.stopWorkers();
  await world.startWorkers();
  expect((await one.card()).problems).toEqual(problems);
  expect(await one.ask('decide', { by: 'agent:bo', verdict: 'approve' })).toMatchObject({ stage: 'awaiting-parcel' });
});
