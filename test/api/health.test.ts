import { expect, test } from '@jest/globals';
import { memoryPeople } from '../../src/adapters/memory/people.ts';
import { openBench, startBody } from './bench.ts';

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
