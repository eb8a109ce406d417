import { expect, test } from '@jest/globals';
import { memoryPeople } from '../../src/adapters/memory/people.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { ReturnsUnavailable } from '../../src/ports/returns.ts';
import { now, openBench, person, returnCase, rma, startBody } from './bench.ts';

test('a request starts a return, says where it is, and keeps the person out of it', async () => {
  const bench = openBench();
  const answer = await bench.start();
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`/v1/returns/${rma}`);
  expect(answer.body).toEqual({
    rma,
    shop: 'soocas',
    orderNumber: 'S-1001',
    workflowId: `return-${rma}`,
    self: `/v1/returns/${rma}`,
    stage: 'in-review',
    outcome: null,
    owes: null,
    missing: [],
    reviewDueAt: null,
  });
  expect(bench.returns.started).toHaveLength(1);
  expect(bench.returns.started[0]).toMatchObject({
    rma,
    shop: 'soocas',
    pack: { shop: 'soocas', version: '2025-01-01' },
    personId: `person-of-${rma}`,
    clockShift: 0,
    request: { at: '2026-03-20T09:00:00Z' },
  });
  expect(JSON.stringify(bench.returns.started)).not.toMatch(/Ada|example\.org|Market/);
  expect([...bench.people.kept.values()]).toEqual([person()]);
});

test('the same request again is the same return', async () => {
  const bench = openBench();
  const first = await bench.start();
  const again = await bench.start();
  expect(again.status).toBe(200);
  expect(again.body).toEqual(first.body);
  expect(bench.returns.started).toHaveLength(1);
});

test('the same facts written in another way are the same request', async () => {
  const bench = openBench();
  await bench.start();
  const { request, order, shop } = returnCase();
  const evidence = ['product-photo', 'product-photo'];
  const other = { request: { ...request, at: '2026-03-20T17:00:00+08:00', evidence }, order, shop };
  const again = await bench.start({ case: other, person: person(), requestId: 'R-1' });
  expect(again.status).toBe(200);
});

test.each([
  ['another ground', startBody({ case: returnCase({ request: { ...returnCase().request, ground: 'dirty' } }) })],
  ['another person', startBody({ person: person({ email: 'eve@example.org' }) })],
])('the same id with %s is refused, and the first return stays', async (_what, other) => {
  const bench = openBench();
  await bench.start();
  const answer = await bench.start(other);
  expect([answer.status, ...answer.errors]).toEqual([409, 'DIFFERENT_CONTENT requestId']);
  expect(bench.returns.started).toHaveLength(1);
  expect([...bench.people.kept.values()]).toEqual([person()]);
  expect((await bench.start()).status).toBe(200);
});

test('twenty at once are one return, and exactly one of them started it', async () => {
  const bench = openBench();
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.start()));
  const again = answers.filter(({ status }) => status === 200);
  expect([again.length, answers.filter(({ status }) => status === 201).length]).toEqual([19, 1]);
  expect(bench.returns.started).toHaveLength(1);
});

test('two with one id and other content, at once, are one return and one refusal', async () => {
  const bench = openBench();
  const other = startBody({ person: person({ name: 'Eve' }) });
  const answers = await Promise.all([bench.start(), bench.start(other)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 409]);
});

test('one id at two shops is two returns', async () => {
  const bench = openBench();
  await bench.start();
  const other = startBody({ case: returnCase({ shop: 'website' }) });
  const answer = await bench.start(other, 'website');
  expect(answer.status).toBe(201);
  expect(answer.body['rma']).toMatch(/^WEB-/);
});

test('a start that got no answer is completed by the same request', async () => {
  const returns = memoryReturns();
  let away = true;
  const start: typeof returns.start = async (input, hash) => {
    if (!away) return returns.start(input, hash);
    throw new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail: 'No answer.' });
  };
  const bench = openBench({ returns: { ...returns, start } });
  const lost = await bench.start();
  expect([lost.status, lost.headers.get('retry-after'), ...lost.errors]).toEqual([503, '5', 'UNAVAILABLE']);
  expect(returns.started).toHaveLength(0);
  away = false;
  expect((await bench.start()).status).toBe(201);
  expect((await bench.start()).status).toBe(200);
  expect(returns.started).toHaveLength(1);
});

test('other content is refused also while the first request has not come to its start', async () => {
  const returns = memoryReturns();
  const start = () => Promise.reject(new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail: 'No answer.' }));
  const bench = openBench({ returns: { ...returns, start } });
  expect((await bench.start()).status).toBe(503);
  expect((await bench.start(startBody({ person: person({ name: 'Eve' }) }))).status).toBe(409);
  expect([...bench.people.kept.values()]).toEqual([person()]);
});

test('a person that could not be kept is kept by the same request, and nothing runs before', async () => {
  const people = memoryPeople();
  let broken = true;
  const keep: typeof people.keep = async (ofReturn, one) => {
    if (!broken) return people.keep(ofReturn, one);
    throw new Error('the database is away: Ada Example <ada@example.org>');
  };
  const bench = openBench({ people: { ...people, keep } });
  expect((await bench.start()).status).toBe(500);
  expect(bench.returns.started).toHaveLength(0);
  broken = false;
  expect((await bench.start()).status).toBe(201);
});

test('a return that ended is still the same return', async () => {
  const bench = openBench({ returns: { ...memoryReturns(), start: () => Promise.resolve('closed') } });
  expect((await bench.start()).status).toBe(200);
});

test('a number that another request has is refused, not shared', async () => {
  const bench = openBench({ rmaOf: () => rma });
  await bench.start();
  const answer = await bench.start(startBody({ requestId: 'R-2' }));
  expect([answer.status, ...answer.errors]).toEqual([409, 'DIFFERENT_CONTENT requestId']);
});

test('a shop starts its own returns alone', async () => {
  const answer = await openBench().start(startBody(), 'website');
  expect([answer.status, ...answer.errors]).toEqual([403, 'NOT_ALLOWED case.shop']);
});

test('a request may be made now, and not a second later', async () => {
  const at = (instant: string) =>
    startBody({ case: returnCase({ request: { ...returnCase().request, at: instant } }) });
  expect((await openBench().start(at(now))).status).toBe(201);
  const late = await openBench().start(at('2026-03-22T03:00:01Z'));
  expect([late.status, ...late.errors]).toEqual([422, 'BAD_VALUE case.request.at']);
});

test('where time may skip, a return has a time of its own', async () => {
  const day = 86_400_000;
  const allowed = openBench({ clockShiftAllowed: true });
  expect((await allowed.start(startBody({ clockShift: day }))).status).toBe(201);
  expect(allowed.returns.started[0]?.clockShift).toBe(day);
  const before = await openBench({ clockShiftAllowed: true }).start(startBody({ clockShift: 3 * day }));
  expect(before.errors).toEqual(['BAD_VALUE case.request.at']);
});

test('where time may not skip, only a shift of nothing is taken', async () => {
  expect((await openBench().start(startBody({ clockShift: 0 }))).status).toBe(201);
  const answer = await openBench().start(startBody({ clockShift: 1 }));
  expect([answer.status, ...answer.errors]).toEqual([422, 'BAD_VALUE clockShift']);
  expect(answer.body['detail']).toContain('settings');
});

test('an order from before the first policy is refused', async () => {
  const order = { ...returnCase().order, placedAt: '2024-12-31T10:00:00Z' };
  const answer = await openBench().start(startBody({ case: returnCase({ order }) }));
  expect(answer.errors).toEqual(['BAD_VALUE case.order.placedAt']);
});
