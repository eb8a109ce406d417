// A return on the real server, read over HTTP while it runs: with a worker there, without one, and again with one.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { rmaOf } from '../../src/adapters/digest.ts';
import { returnClock } from '../../src/adapters/return-clock.ts';
import { temporalReturns } from '../../src/adapters/temporal-returns.ts';
import { decide } from '../../src/case/decide.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { ReturnHistory } from '../../src/contract/history.ts';
import type { TimelineEntry } from '../../src/contract/timeline.ts';
import { msOf } from '../../src/domain/instant.ts';
import { openBench, returnCase, startBody } from '../api/bench.ts';
import { fakes, nothingSeen, packOf, packs } from '../support/a-return.ts';
import { cardOf } from '../support/claims.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld(fakes(nothingSeen()));
afterAll(() => world.close());

const bench = openBench({
  returns: temporalReturns(world.client, { taskQueue: world.taskQueue, deadlineMs: 4_000 }),
  clock: returnClock(world.client),
  clockShiftAllowed: true,
  book: policyBook(packs),
});

/** A request of an order of its own, which begins at the request's own instant. */
function newRequest() {
  const { order, request } = returnCase();
  const requestId = randomUUID();
  const clockShift = Date.now() - msOf(request.at);
  return startBody({ requestId, clockShift, case: returnCase({ order: { ...order, number: `S-${requestId}` } }) });
}

test('a start answers until when it is reviewed; later its clocks, timeline and history can be read and judged again', async () => {
  const started = await bench.start(newRequest());
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({
    stage: 'in-review',
    missing: [],
    owes: { who: 'shop', what: 'review', clause: 'SOO-18' },
    reviewDueAt: '2026-03-25T12:00:00Z',
  });
  const path = `/v1/returns/${String(started.body['rma'])}`;
  const decided = await bench.post(`${path}/decide`, 'agent:bo', { id: 'd-1', verdict: 'approve' });
  expect(decided.status).toBe(200);
  await world.settled(world.client.workflow.getHandle(String(started.body['workflowId'])));

  const { body } = await bench.get(`${path}/timeline`, 'agent:bo');
  const entries = body['entries'] as readonly TimelineEntry[];
  expect(entries.map(({ kind, what, by }) => `${kind} ${what} ${by}`)).toEqual([
    'fact opened customer',
    'fact decided agent:bo',
    'papers papers null',
    'mail approved null',
    'fact notice-sent shop',
  ]);
  expect(entries[1]).toMatchObject({ id: 'd-1', via: 'api', details: { verdict: 'approve' } });

  const clocks = (await bench.get(`${path}/clocks`, 'soocas')).body['clocks'] as readonly { readonly id: string }[];
  expect(clocks.map(({ id }) => id)).toEqual(['SOO-K01', 'SOO-K02', 'SOO-K03']);
  const rulings = (await bench.get(`${path}/rulings`, 'soocas')).body['rulings'];
  expect(rulings).toContainEqual(expect.objectContaining({ question: 'route', ruling: 'prepaid-label' }));

  const history = (await bench.get(`${path}/history`, 'auditor:ida')).body as unknown as ReturnHistory;
  const read = readCaseValue(history.case, ['soocas']);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  const again = decide(packOf('soocas'), read.file);
  expect(again.stage).toBe(history.stage);
  expect(again.clocks.map(({ id, dueAt, state }) => ({ id, dueAt, state }))).toEqual(
    history.clocks.map(({ id, dueAt, state }) => ({ id, dueAt, state })),
  );
});

test('with no worker there a return is taken, its parts are to be asked for later, and the same start then tells all', async () => {
  await world.stopWorkers();
  const request = newRequest();
  const taken = await bench.start(request);
  expect(taken.status).toBe(202);
  expect(Object.keys(taken.body).toSorted()).toEqual(['orderNumber', 'rma', 'self', 'shop', 'workflowId']);
  const silent = await bench.get(`/v1/returns/${String(taken.body['rma'])}/clocks`, 'soocas');
  expect([silent.status, silent.headers.get('retry-after')]).toEqual([503, '5']);
  await world.startWorkers();
  const again = await bench.start(request);
  expect([again.status, again.body['reviewDueAt']]).toEqual([200, '2026-03-25T12:00:00Z']);
}, 40_000);

test('of a return that Temporal keeps no longer its card is left', async () => {
  const card = cardOf(rmaOf('SOO', randomUUID()), 7, { outcome: 'refunded' });
  const records = {
    write: () => Promise.resolve(),
    find: (rma: string) => Promise.resolve(rma === card.rma ? card : undefined),
  };
  const { read } = temporalReturns(world.client, { records });
  expect(await read(card.rma, 'clocks')).toEqual({ kind: 'forgotten', card });
  expect(await read(rmaOf('SOO', randomUUID()), 'clocks')).toBeUndefined();
});

test('a number that nobody has is not found, in whatever part', async () => {
  for (const part of ['clocks', 'rulings', 'money', 'timeline', 'history'])
    expect((await bench.get(`/v1/returns/${rmaOf('SOO', randomUUID())}/${part}`, 'supervisor:eve')).status).toBe(404);
});
