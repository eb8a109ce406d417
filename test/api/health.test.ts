import { expect, test } from '@jest/globals';
import { memoryPeople } from '../../src/adapters/memory/people.ts';
import { rememberedHealth } from '../../src/adapters/health.ts';
import type { Check } from '../../src/ports/health.ts';
import { until } from '../support/until.ts';
import { type Heard, openBench, startBody } from './bench.ts';

test('the service is ready while the database and Temporal answer', async () => {
  const answer = await openBench().get('/readyz', 'nobody');
  expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
});

test('what does not answer is named with its cure, and a balancer sends nothing here', async () => {
  const checks = () =>
    Promise.resolve([
      { what: 'database', isWell: true },
      { what: 'temporal', isWell: false, cure: 'See that Temporal runs.' },
    ]);
  const answer = await openBench({ health: { checks } }).get('/readyz', 'nobody');
  expect([answer.status, answer.headers.get('retry-after'), answer.errors]).toEqual([503, '5', ['UNAVAILABLE']]);
  expect(answer.body['detail']).toBe('The temporal does not answer. See that Temporal runs.');
});

test('however often anybody asks, the database and Temporal are asked once at a time and once a second', async () => {
  let asked = 0;
  let now = 0;
  let answer: (isWell: boolean) => void = () => undefined;
  const checks = () => {
    asked += 1;
    return new Promise<readonly Check[]>((resolve) => (answer = (isWell) => resolve([{ what: 'database', isWell }])));
  };
  const { get } = openBench({ health: rememberedHealth({ checks }, () => now) });
  const statuses = (waiting: readonly Promise<Heard>[]) =>
    Promise.all(waiting).then((all) => all.map(({ status }) => status));
  const ask = () => [get('/readyz', 'nobody'), get('/readyz', 'nobody'), get('/readyz', 'nobody')];
  const first = ask();
  now = 5000;
  const more = ask();
  await until('it is asked', () => asked > 0, { patienceMs: 5_000, everyMs: 1 });
  answer(false);
  expect(await statuses([...first, ...more])).toEqual([503, 503, 503, 503, 503, 503]);
  now += 999;
  expect([await statuses(ask()), asked]).toEqual([[503, 503, 503], 1]);
  now += 1;
  const later = ask();
  await until('it is asked', () => asked > 1, { patienceMs: 5_000, everyMs: 1 });
  answer(true);
  expect([await statuses(later), asked]).toEqual([[200, 200, 200], 2]);
});

test('a question that could not even be asked is asked again a second later', async () => {
  let now = 0;
  let isBroken = true;
  const checks = () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve([]));
  const { get } = openBench({ health: rememberedHealth({ checks }, () => now) });
  expect((await get('/readyz', 'nobody')).status).toBe(500);
  isBroken = false;
  now = 1000;
  expect((await get('/readyz', 'nobody')).status).toBe(200);
});

test('every answer is counted under its operation and status, also what broke and what there is no route for', async () => {
  const bench = openBench({
    hashOf: () => {
      throw new Error('broken');
    },
  });
  await bench.get('/healthz', 'nobody');
  await bench.start(startBody());
  await bench.get('/v1/nothing', 'soocas');
  expect(bench.metrics.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    'readHealth 200',
    'startReturn 500',
    'none 404',
  ]);
  expect(bench.metrics.requests.every(({ seconds }) => seconds >= 0)).toBe(true);
});

test('the figures of all shops are for operators of all shops', async () => {
  const bench = openBench({
    keys: (key) =>
      key === 'one' ? { role: 'operator', name: 'max', shop: 'soocas' } : { role: 'operator', name: 'max' },
  });
  const asked = async (key: string) =>
    (await bench.app.request('/metrics', { headers: { authorization: `Bearer ${key}` } })).status;
  expect([await asked('one'), await asked('all')]).toEqual([403, 200]);
});

test.each([
  ['a connection that is refused', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503],
  ['a server that is shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' }), 503],
  ['a connection that was lost', new Error('Connection terminated unexpectedly'), 503],
  ['too many connections', new Error('no', { cause: Object.assign(new Error('full'), { code: '53300' }) }), 503],
  ['a wrong question', Object.assign(new Error('syntax error'), { code: '42601' }), 500],
])('%s to the database is answered so that senders know whether to try again', async (_what, error, status) => {
  const people = { ...memoryPeople(), keep: () => Promise.reject(error) };
  const bench = openBench({ people });
  const answer = await bench.start(startBody());
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, status === 503 ? '5' : null]);
  expect(bench.incidents).toHaveLength(status === 503 ? 0 : 1);
});
