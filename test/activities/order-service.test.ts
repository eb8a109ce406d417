// A shop's own order service, asked over HTTP.
import { expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { httpOrders } from '../../src/adapters/orders.ts';
import { openFakeServer } from '../support/fake-server.ts';

const order = { number: 'S 1/ä', lines: [] };

/** A service that has one order; `asked` holds the paths and keys it was asked with. */
async function withService(
  use: (orders: ReturnType<typeof httpOrders>, asked: string[]) => Promise<void>,
  answer: { readonly status: number; readonly body: string } = { status: 200, body: JSON.stringify(order) },
) {
  const asked: string[] = [];
  const server = await openFakeServer((request: IncomingMessage, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  try {
    await use(httpOrders({ soocas: { url: `${server.url}/orders/`, key: 'secret' } }, 500), asked);
  } finally {
    await server.close();
  }
}

test('an order is asked for by its number, with the shop’s key, and told as it is', () =>
  withService(async (orders, asked) => {
    expect(await orders.find('soocas', 'S 1/ä')).toEqual(order);
    expect(asked).toEqual(['/orders/S%201%2F%C3%A4 Bearer secret']);
  }));

test('a number that is a way to another place is none of an order', () =>
  withService(async (orders, asked) => {
    expect([await orders.find('soocas', '..'), await orders.find('soocas', '.')]).toEqual([undefined, undefined]);
    await orders.find('soocas', '../keys');
    expect(asked).toEqual(['/orders/..%2Fkeys Bearer secret']);
  }));

test('only shops with a service of their own are known', () =>
  withService(async (orders) => {
    expect(['soocas', 'website', 'constructor'].map(orders.knows)).toEqual([true, false, false]);
    expect(await orders.find('website', 'S-1')).toBeUndefined();
  }));

test.each([404, 410])('%s: there is no such order', (status) =>
  withService(async (orders) => expect(await orders.find('soocas', 'S-1')).toBeUndefined(), { status, body: '{}' }),
);

test.each([
  [500, '{}'],
  [401, '{}'],
  [302, '{}'],
  [200, 'no JSON'],
  [200, '[]'],
])('%s with %s is no answer of a service: it is tried again later', (status, body) =>
  withService(
    async (orders) => {
      const problem = { at: 'case.orderNumber', code: 'UNAVAILABLE' };
      await expect(orders.find('soocas', 'S-1')).rejects.toMatchObject({ name: 'ReturnsUnavailable', problem });
    },
    { status, body },
  ),
);

test('a service that is not there, and one that never answers, are away', async () => {
  const server = await openFakeServer(() => undefined);
  const orders = httpOrders({ soocas: { url: server.url, key: 'secret' } }, 50);
  await expect(orders.find('soocas', 'S-1')).rejects.toThrow('does not answer');
  await server.close();
  await expect(orders.find('soocas', 'S-1')).rejects.toThrow('does not answer');
});
