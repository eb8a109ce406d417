// What is late is told by when it happened, never by when a worker came round to it.
import { afterAll, describe, expect, test } from '@jest/globals';
import { hoursFrom, type Instant } from '../../src/domain/instant.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
/** A world of its own, whose workers go away. */
const away = await openWorld(fakes(nothingSeen()));
afterAll(() => Promise.all([world.close(), away.close()]));

/** Approved on Friday 20 March in Los Angeles: the ship-back window is over with Monday 23. */
const over: Instant = '2026-03-24T07:00:00Z';
const secondsFrom = (at: Instant, seconds: number): Instant => hoursFrom(at, seconds / 3600);

async function approved(where: World): Promise<TheReturn> {
  const one = await startReturn(where, happy);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await where.settled(one.handle);
  expect((await one.clocks()).find(({ id }) => id === 'SOO-K03')?.dueAt).toBe(over);
  return one;
}

async function shipBack(one: TheReturn) {
  await world.settled(one.handle);
  const clock = (await one.clocks()).find(({ id }) => id === 'SOO-K03');
  return { stage: (await one.card()).stage, shipBack: clock?.state };
}

/** Three returns side by side whose worker is away while the limit passes: the timer and the scan come in one task. */
async function toldDuringOutage(seconds: readonly number[]): Promise<readonly TheReturn[]> {
  const all = await Promise.all(seconds.map(() => approved(away)));
  await Promise.all(all.map((one) => one.until(secondsFrom(over, -4))));
  await away.stopWorkers();
  for (const [index, one] of all.entries()) {
    await one.tell('parcelScanned', { by: 'carrier', at: secondsFrom(over, seconds[index] ?? 0) });
    await passed(one);
  }
  await away.startWorkers();
  return all;
}

/** Until the limit's timer has fired after that of the reminder, which takes the seconds that are left. */
async function passed(one: TheReturn): Promise<void> {
  for (;;) {
    const { events } = await one.handle.fetchHistory();
    const fired = events?.filter(({ timerFiredEventAttributes }) => timerFiredEventAttributes != null) ?? [];
    if (fired.length === 2) return;
  }
}

describe('a parcel that the carrier scanned', () => {
  test.concurrent('at the limit’s own instant is late', async () => {
    const one = await approved(world);
    await one.until(over);
    await one.tell('parcelScanned', { by: 'carrier', at: over });
    expect(await shipBack(one)).toEqual({ stage: 'needs-a-person', shipBack: 'breached' });
  });

  test.concurrent('in time undoes the lapse when it is told afterwards', async () => {
    const one = await approved(world);
    await one.until(secondsFrom(over, 2));
    expect((await one.card()).outcome).toBe('lapsed');
    await one.tell('parcelScanned', { by: 'carrier', at: secondsFrom(over, -1) });
    expect(await shipBack(one)).toEqual({ stage: 'in-transit', shipBack: 'met' });
  });

  test('counts by its own instant when timer and scan reach the worker in one task', async () => {
    const all = await toldDuringOutage([-1, 0, 1]);
    expect(await Promise.all(all.map(shipBack))).toEqual([
      { stage: 'in-transit', shipBack: 'met' },
      { stage: 'needs-a-person', shipBack: 'breached' },
      { stage: 'needs-a-person', shipBack: 'breached' },
    ]);
  });
});
