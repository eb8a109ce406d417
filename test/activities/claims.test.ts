// Which units of an order can still be asked for, in a real database.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseRequests } from '../../src/adapters/requests.ts';
import { freesAll } from '../../src/contract/claims.ts';
import { type Outcome, outcomes } from '../../src/domain/vocabulary.ts';
import type { RequestOfUnits } from '../../src/ports/records.ts';
import { cardOf, newOrder, requestOf, rmaOf, unitsOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const claim = (request: RequestOfUnits) => databaseRequests(database.db).claim(request);
  const write = (...card: Parameters<typeof cardOf>) => databaseRecords(database.db).write(cardOf(...card));
  const claimsOf = (orderNumber: string) =>
    database.db
      .selectFrom('claims')
      .select(['rma', 'line', 'held', 'state'])
      .where('order_number', '=', orderNumber)
      .orderBy('claimed_at')
      .orderBy('line')
      .execute();

  const one = unitsOf({ sold: 1 });
  const claimed = { kind: 'claimed' };
  const isHeld = (holder: string, left: number, quantity: number, line = '1') => ({
    kind: 'held',
    lines: [{ line, left, holders: [{ rma: holder, quantity }] }],
  });

  describe('a unit that a return holds', () => {
    test('is not claimed by another one, which is told who holds it and is not kept itself', async () => {
      const order = newOrder();
      expect(await claim(requestOf(order, 'a', one))).toMatchObject(claimed);
      expect(await claim(requestOf(order, 'b', one))).toEqual(isHeld(rmaOf(order, 'a'), 0, 1));
      expect(await claimsOf(order)).toEqual([{ rma: rmaOf(order, 'a'), line: '1', held: 1, state: 'open' }]);
      const kept = await database.db
        .selectFrom('requests')
        .select('rma')
        .where('rma', 'like', `SOO-${order}-%`)
        .execute();
      expect(kept).toEqual([{ rma: rmaOf(order, 'a') }]);
    });

    test('is held once by a request that comes again, also when it was refused in between', async () => {
      const order = newOrder();
      const request = requestOf(order, 'a', one);
      await claim(request);
      expect(await claim(request)).toEqual({ kind: 'claimed', rma: request.rma, hash: request.hash });
      expect(await claim({ ...request, hash: 'other', lines: [unitsOf({ quantity: 2 })] })).toMatchObject({
        hash: request.hash,
      });
      expect(await claimsOf(order)).toHaveLength(1);
    });

    test('leaves the other units, lines, orders and shops alone', async () => {
      const [order, other] = [newOrder(), newOrder()];
      await claim(requestOf(order, 'a', unitsOf()));
      const shop = 'aisoon';
      expect(await claim(requestOf(order, 'b', unitsOf()))).toMatchObject(claimed);
      expect(await claim(requestOf(order, 'c', unitsOf({ line: '2' })))).toMatchObject(claimed);
      expect(await claim(requestOf(other, 'd', unitsOf({ quantity: 2 })))).toMatchObject(claimed);
      expect(await claim({ ...requestOf(order, 'e', unitsOf({ quantity: 2 })), shop })).toMatchObject(claimed);
      expect(await claim(requestOf(order, 'f', unitsOf()))).toMatchObject({ kind: 'held' });
    });

    test('bars the whole request, of which no other line is claimed then either', async () => {
      const order = newOrder();
      await claim(requestOf(order, 'a', one));
      const both = [unitsOf({ line: '2', sold: 1 }), one];
      expect(await claim(requestOf(order, 'b', ...both))).toEqual(isHeld(rmaOf(order, 'a'), 0, 1));
      expect(await claim(requestOf(order, 'c', unitsOf({ line: '2', sold: 1 })))).toMatchObject(claimed);
    });

    test('is named with all that hold units of its line', async () => {
      const order = newOrder();
      const three = unitsOf({ sold: 3 });
      await claim(requestOf(order, 'a', three));
      await claim(requestOf(order, 'b', three));
      const holders = ['a', 'b'].map((name) => ({ rma: rmaOf(order, name), quantity: 1 }));
      const held = await claim(requestOf(order, 'c', { ...three, quantity: 2 }));
      expect(held).toEqual({ kind: 'held', lines: [{ line: '1', left: 1, holders }] });
    });
  });

  test('of fifty pairs that ask for the same unit at the same moment exactly one each wins', async () => {
    const pairs = Array.from({ length: 50 }, () => newOrder()).map((order) =>
      ['a', 'b'].map((name) => requestOf(order, name, one)),
    );
    const answers = await Promise.all(pairs.map((pair) => Promise.all(pair.map(claim))));
    expect(answers.map((pair) => pair.map(({ kind }) => kind).toSorted())).toEqual(
      pairs.map(() => ['claimed', 'held']),
    );
    const held = await Promise.all(pairs.map(([request]) => claimsOf(request?.orderNumber ?? '')));
    expect(held.map((claims) => claims.map((one) => one.held))).toEqual(pairs.map(() => [1]));
  });

  test('of two orders under one request id at the same moment one is claimed, and nothing of the other', async () => {
    const [order, other] = [newOrder(), newOrder()];
    const requests = [order, other].map((number) => ({ ...requestOf(number, 'a', one), requestId: order }));
    const answers = await Promise.all(requests.map(claim));
    expect(answers[1]).toEqual(answers[0]);
    expect([...(await claimsOf(order)), ...(await claimsOf(other))]).toHaveLength(1);
  });

  describe('what went back before', () => {
    test('is no more to be had, beside what is claimed', async () => {
      const order = newOrder();
      const units = unitsOf({ returnedBefore: 1 });
      expect(await claim(requestOf(order, 'a', units))).toMatchObject(claimed);
      expect(await claim(requestOf(order, 'b', units))).toEqual(isHeld(rmaOf(order, 'a'), 0, 1));
    });

    test('does not count twice when the shop has come to count a claimed unit among it', async () => {
      const order = newOrder();
      await claim(requestOf(order, 'a', unitsOf()));
      const second = unitsOf({ returnedBefore: 1 });
      expect(await claim(requestOf(order, 'b', second))).toMatchObject(claimed);
      expect(await claim(requestOf(order, 'c', second))).toMatchObject({ kind: 'held', lines: [{ left: 0 }] });
    });
  });

  describe('when a return ends', () => {
    const free: readonly Outcome[] = [
      'declined',
      'refused',
      'lapsed',
      'withdrawn',
      'sent-back',
      'exchanged',
      'replaced',
    ];

    test.each(outcomes)('%s, its unit can be asked for again just if the customer has it', async (outcome) => {
      const order = newOrder();
      await claim(requestOf(order, 'a', one));
      await write(rmaOf(order, 'a'), 1);
      expect(await claim(requestOf(order, 'b', one))).toMatchObject({ kind: 'held' });
      await write(rmaOf(order, 'a'), 2, { outcome });
      const isFree = free.includes(outcome);
      expect(freesAll(outcome)).toBe(isFree);
      expect(await claim(requestOf(order, 'b', one))).toMatchObject({ kind: isFree ? 'claimed' : 'held' });
    });

    test('in part, the units that stay with the shop are held and the others are free', async () => {
      const order = newOrder();
      const lines = [unitsOf({ quantity: 3, sold: 3 }), unitsOf({ line: '2', quantity: 2 })];
      await claim(requestOf(order, 'a', ...lines));
      await write(rmaOf(order, 'a'), 1, { outcome: 'part-refunded', kept: [{ line: '1', quantity: 2 }] });
      expect((await claimsOf(order)).map(({ held, state }) => `${state} ${held}`)).toEqual(['closed 2', 'closed 0']);
      expect(await claim(requestOf(order, 'b', ...lines))).toEqual(isHeld(rmaOf(order, 'a'), 1, 2));
      const rest = [unitsOf({ sold: 3 }), unitsOf({ line: '2', quantity: 2 })];
      expect(await claim(requestOf(order, 'b', ...rest))).toMatchObject(claimed);
    });

    test('never holds more than was asked for, nor lines that were not', async () => {
      const order = newOrder();
      await claim(requestOf(order, 'a', unitsOf()));
      const kept = [
        { line: '1', quantity: 2 },
        { line: '2', quantity: 1 },
      ];
      await write(rmaOf(order, 'a'), 1, { outcome: 'refunded', kept });
      expect(await claimsOf(order)).toEqual([{ rma: rmaOf(order, 'a'), line: '1', held: 1, state: 'closed' }]);
    });

    test('and is opened again, it holds its unit again, even beside another one that has it by then', async () => {
      const order = newOrder();
      await claim(requestOf(order, 'a', one));
      await write(rmaOf(order, 'a'), 5, { outcome: 'lapsed' });
      await claim(requestOf(order, 'b', one));
      await write(rmaOf(order, 'a'), 6);
      expect((await claimsOf(order)).map(({ held, state }) => `${state} ${held}`)).toEqual(['open 1', 'open 1']);
      await write(rmaOf(order, 'b'), 1, { outcome: 'withdrawn' });
      expect(await claim(requestOf(order, 'c', one))).toEqual(isHeld(rmaOf(order, 'a'), 0, 1));
    });

    test('a card that comes late and is older gives nothing free', async () => {
      const order = newOrder();
      await claim(requestOf(order, 'a', one));
      await write(rmaOf(order, 'a'), 9);
      await write(rmaOf(order, 'a'), 8, { outcome: 'lapsed' });
      expect(await claim(requestOf(order, 'b', one))).toMatchObject({ kind: 'held' });
    });
  });
});
