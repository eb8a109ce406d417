// Starting a return, and asking about one, by the number of an order that the shop's own service tells.
import { expect, test } from '@jest/globals';
import { ReturnsUnavailable } from '../../src/ports/returns.ts';
import { openBench as openEmpty, returnCase, rma, startBody } from './bench.ts';
import { readsOf } from './reads.ts';

const { order, shop, request } = returnCase();
const byNumber = { shop, orderNumber: order.number, request };
const asked = (changes: object = {}) => startBody({ case: { ...byNumber, ...changes } });

/** The orders of soocas; `calls` holds what was asked for. */
function openBench(answers: Readonly<Record<string, unknown>> = { [order.number]: order }, calls: string[] = []) {
  const find = async (ofShop: string, number: string) => {
    calls.push(`${ofShop} ${number}`);
    return answers[number];
  };
  return openEmpty({ reads: readsOf({ orders: { knows: (one) => one === 'soocas', find } }) });
}

test('a return starts by the number of its order, with the order as the shop’s service tells it', async () => {
  const bench = openBench();
  const answer = await bench.start(asked());
  expect([answer.status, answer.body['rma'], answer.body['orderNumber']]).toEqual([201, rma, 'S-1001']);
  expect(bench.returns.started[0]?.order).toMatchObject({
    number: 'S-1001',
    channel: 'official-website',
    lines: [{ id: '1' }],
  });
});

test('the same request is the same return also when more has become of the order since', async () => {
  const orders = { [order.number]: { ...order, deliveredAt: null } as object };
  const bench = openBench(orders);
  expect((await bench.start(asked())).status).toBe(201);
  orders[order.number] = order;
  expect((await bench.start(asked())).status).toBe(200);
  expect(bench.returns.started).toHaveLength(1);
  expect((await bench.start(asked({ request: { ...request, ground: 'dirty' } }))).status).toBe(409);
});

test.each([
  ['an order that the shop does not have', {}, {}, ['BAD_VALUE case.orderNumber']],
  ['both an order and its number', {}, { order }, ['INCONSISTENT case.orderNumber']],
  ['a number that is none', {}, { orderNumber: 7 }, ['WRONG_TYPE case.orderNumber']],
  [
    'another order than the one asked for',
    { 'S-1001': { ...order, number: 'S-2' } },
    {},
    ['BAD_VALUE case.orderNumber'],
  ],
  ['an order that cannot be read', { 'S-1001': { ...order, currency: 'X' } }, {}, ['BAD_VALUE case.orderNumber']],
  ['a shop without a service', {}, { shop: 'website' }, ['BAD_VALUE case.orderNumber']],
  ['no shop', { 'S-1001': order }, { shop: undefined }, ['WRONG_TYPE case.shop']],
])('%s is refused, and nothing starts', async (_what, answers, changes, errors) => {
  const bench = openBench(answers);
  const answer = await bench.start(asked(changes), 'agent:bo');
  expect([answer.status, ...answer.errors]).toEqual([422, ...errors]);
  expect(bench.returns.started).toEqual([]);
});

test('what is wrong with the service’s answer is named by its place there', async () => {
  const answer = await openBench({ 'S-1001': { ...order, currency: 'X' } }).start(asked());
  expect(answer.body['detail']).toContain('order.currency');
});

test('what is wrong with the request stays at its own place', async () => {
  const answer = await openBench().start(asked({ request: { ...request, ground: 'bored' } }));
  expect(answer.errors).toEqual(['BAD_VALUE case.request.ground']);
});

test('nobody has the orders of another shop looked up', async () => {
  const calls: string[] = [];
  const bench = openBench(undefined, calls);
  const answer = await bench.start(asked(), 'website');
  expect([answer.status, ...answer.errors, ...calls]).toEqual([403, 'NOT_ALLOWED case.shop']);
  const preview = await bench.post('/v1/returns/preview', 'website', { case: byNumber });
  expect([preview.status, ...calls]).toEqual([403]);
});

test('while the service is away the answer is to come again', async () => {
  const find = () =>
    Promise.reject(new ReturnsUnavailable({ at: 'case.orderNumber', code: 'UNAVAILABLE', detail: 'It is away.' }));
  const bench = openEmpty({ reads: readsOf({ orders: { knows: () => true, find } }) });
  const answer = await bench.start(asked());
  expect([answer.status, answer.headers.get('retry-after'), ...answer.errors]).toEqual([
    503,
    '5',
    'UNAVAILABLE case.orderNumber',
  ]);
});
