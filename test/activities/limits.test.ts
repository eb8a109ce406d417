// How much anybody may ask for: counted by one process, or by all that share a PostgreSQL; and whose address counts.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientAddress, isNetwork } from '../../src/adapters/door/client-address.ts';
import { rateLimits } from '../../src/adapters/door/limits.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { openPostgres } from '../../src/adapters/postgres.ts';
import { fixedLimits, type Limits } from '../../src/ports/limits.ts';
import { newPostgresUrl, onPostgres } from '../support/database.ts';

const perKey = { points: 3, seconds: 60 };

const takeAll = async (limits: Limits, who: string, count: number) => {
  const taken = [];
  for (let index = 0; index < count; index += 1) taken.push(await limits.take('key', who));
  return taken;
};

test('what is left is told, and what is too much is refused until all of it is there again', async () => {
  const taken = await takeAll(rateLimits(perKey, null), 'one', 5);
  expect(taken.map(({ allowed, left }) => [allowed, left])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
    [false, 0],
  ]);
  for (const { resetSeconds } of taken) {
    expect(resetSeconds).toBeGreaterThan(0);
    expect(resetSeconds).toBeLessThanOrEqual(60);
  }
});

test('each counts for themselves, and each limit', async () => {
  const limits = rateLimits(perKey, null);
  await takeAll(limits, 'one', 4);
  expect((await limits.take('key', 'other')).allowed).toBe(true);
  expect(await limits.take('sign-in-account', 'one')).toMatchObject({ ...fixedLimits['sign-in-account'], left: 9 });
});

test('what is forgotten was never taken', async () => {
  const limits = rateLimits(perKey, null);
  await takeAll(limits, 'one', 4);
  await limits.forget('key', 'one');
  expect(await limits.take('key', 'one')).toMatchObject({ allowed: true, left: 2 });
});

onPostgres(() => {
  let first: OpenDatabase;
  let second: OpenDatabase;
  beforeAll(async () => {
    const url = await newPostgresUrl();
    first = await openPostgres(url);
    second = await openPostgres(url);
  });
  afterAll(() => Promise.all([first.close(), second.close()]));

  test('two processes count together', async () => {
    const [here, there] = [rateLimits(perKey, first.db), rateLimits(perKey, second.db)];
    expect((await takeAll(here, 'both', 2)).map(({ left }) => left)).toEqual([2, 1]);
    expect((await takeAll(there, 'both', 2)).map(({ allowed, left }) => [allowed, left])).toEqual([
      [true, 0],
      [false, 0],
    ]);
    expect((await here.take('key', 'both')).allowed).toBe(false);
    await there.forget('key', 'both');
    expect(await here.take('key', 'both')).toMatchObject({ allowed: true, left: 2 });
  });

  test('of many at the same moment as many are let in as there are', async () => {
    const [here, there] = [rateLimits(perKey, first.db), rateLimits(perKey, second.db)];
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? here : there).take('key', 'many')),
    );
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(3);
  });

  test('while the database is away each process counts for itself rather than refuse everybody', async () => {
    const gone = await openPostgres(await newPostgresUrl());
    await gone.close();
    const taken = await takeAll(rateLimits(perKey, gone.db), 'one', 4);
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
  });
});

describe('the address that counts', () => {
  test.each([
    ['a socket', [], '192.0.2.7', null, '192.0.2.7'],
    ['what a stranger writes does not count', [], '192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['what our proxy says counts', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    [
      'of several the last, which the proxy has seen',
      ['10.0.0.0/8'],
      '10.1.2.3',
      '1.1.1.1, 198.51.100.1',
      '198.51.100.1',
    ],
    ['proxies behind one another', ['10.0.0.0/8'], '10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['a proxy that says nothing', ['10.1.2.3'], '10.1.2.3', null, '10.1.2.3'],
    ['a proxy of IPv6', ['fd00::/8'], 'fd00::1', '198.51.100.1', '198.51.100.1'],
    ['IPv4 through a socket for both', ['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['the network of an IPv6 customer', [], '2001:db8:1:2:3:4:5:6', null, '2001:db8:1:2'],
    ['the same, written short', [], '2001:db8:1:2::9', null, '2001:db8:1:2'],
    ['zeros in front', [], '::1', null, '0:0:0:0'],
    ['nonsense in the header', ['127.0.0.1'], '127.0.0.1', 'unknown', 'unknown'],
    ['no socket at all', [], undefined, '198.51.100.1', 'unknown'],
  ])('%s', (_, proxies, socket, forwarded, expected) => {
    expect(clientAddress(proxies)(socket, forwarded)).toBe(expected);
  });

  test.each([
    ['10.0.0.0/8', true],
    ['127.0.0.1', true],
    ['fd00::/8', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0/', false],
    ['10.0.0.0/8/8', false],
    ['proxy', false],
    ['', false],
  ])('%j as a proxy in the settings: %s', (text, expected) => {
    expect(isNetwork(text)).toBe(expected);
  });
});
