// What is kept of webhooks, and for how long: events, endpoints, secrets, pages of deliveries.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { deleteOldEvents } from '../../src/adapters/webhooks/delete-old-events.ts';
import { databaseDeliveries } from '../../src/adapters/webhooks/deliveries.ts';
import { databaseDeliveryList } from '../../src/adapters/webhooks/delivery-list.ts';
import { databaseEndpoints } from '../../src/adapters/webhooks/endpoints.ts';
import type { Card } from '../../src/contract/card.ts';
import { mostEndpoints, mostOldSecrets } from '../../src/ports/webhooks.ts';
import { cardOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { dispatchAll, eventsOf, firstOf, newEndpoint, newSecret, pageOf } from '../support/webhooks.ts';

const wish = { url: 'https://shop.example/hooks', description: '', types: null, enabled: true };

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  let shops = 0;
  const newShop = () => `kept-${(shops += 1)}`;
  const write = (card: Card, run?: string) => databaseRecords(database.db).write(card, { run });
  const typesOf = async (shop: string) =>
    (await eventsOf(database.db, shop)).map(({ type }) => type.replace('return.', ''));

  describe('a return that an operator has reset', () => {
    const at = (hour: number) => `2026-03-22T0${hour}:00:00Z`;

    test('is told anew from there, each thing as an event of its own, though its revisions come again', async () => {
      const shop = newShop();
      const card = (revision: number, hour: number, change: Partial<Card> = {}) =>
        cardOf(shop, revision, { shop, at: at(hour), ...change });
      await write(card(1, 1), 'first');
      await write(card(2, 2, { stage: 'awaiting-parcel' }), 'first');
      await write(card(3, 3, { stage: 'closed', outcome: 'lapsed' }), 'first');
      await write(card(2, 4), 'second');
      await write(card(3, 5, { stage: 'awaiting-parcel' }), 'second');
      const events = await eventsOf(database.db, shop);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
      const first = ['started', 'stage_changed', 'stage_changed', 'closed'];
      expect(await typesOf(shop)).toEqual([...first, 'stage_changed', 'reopened', 'stage_changed']);
      expect(await databaseRecords(database.db).find(shop)).toMatchObject({ revision: 3, stage: 'awaiting-parcel' });
    });

    test('is told nothing twice, and what the run before it still writes is late', async () => {
      const shop = newShop();
      const first = cardOf(shop, 5, { shop, at: at(1) });
      const second = cardOf(shop, 4, { shop, at: at(2), stage: 'awaiting-parcel' });
      await write(first, 'first');
      await write(second, 'second');
      await write(second, 'second');
      await write({ ...first, revision: 9, stage: 'closed', outcome: 'lapsed' }, 'first');
      await write({ ...first, revision: 3 }, 'second');
      expect(await typesOf(shop)).toEqual(['started', 'stage_changed']);
      expect(await databaseRecords(database.db).find(shop)).toMatchObject({ revision: 4, stage: 'awaiting-parcel' });
    });

    test('may tell the same under the same revision at another time, which is another event', async () => {
      const shop = newShop();
      const card = (hour: number) => cardOf(shop, 2, { shop, at: at(hour), stage: 'awaiting-parcel' });
      await write(cardOf(shop, 1, { shop, at: at(1) }), 'first');
      await write(card(2), 'first');
      await write(cardOf(shop, 1, { shop, at: at(3) }), 'second');
      await write(card(4), 'second');
      expect(await typesOf(shop)).toEqual(['started', 'stage_changed', 'stage_changed', 'stage_changed']);
    });
  });

  test('of many endpoints that are made at once a shop gets as many as it may have', async () => {
    const shop = newShop();
    const { create, list } = databaseEndpoints(database.db);
    const made = await Promise.all(Array.from({ length: mostEndpoints + 10 }, () => create(shop, wish)));
    expect(made.filter((one) => one !== undefined)).toHaveLength(mostEndpoints);
    expect(await list(shop)).toHaveLength(mostEndpoints);
    expect(await create(newShop(), wish)).toBeDefined();
  });

  /** An endpoint, and deliveries that wait for it. */
  async function told(shop = newShop(), facts = 1) {
    const { endpoint, secret } = await newEndpoint(database.db, shop, wish);
    for (let count = 0; count < facts; count += 1) await write(cardOf(`${shop}-${count}`, 1, { shop }));
    return { shop, endpoint, secret, orders: await dispatchAll(database.db) };
  }

  test('however often a secret is changed, each one before signs for its whole day', async () => {
    const { endpoint, secret, orders } = await told();
    const { toSend } = databaseDeliveries(database.db);
    const second = await newSecret(database.db, endpoint.id);
    const third = await newSecret(database.db, endpoint.id);
    expect(await toSend(firstOf(orders))).toMatchObject({ secrets: [third, second, secret] });
    const rows = database.db.updateTable('webhook_endpoints').where('id', '=', endpoint.id);
    await rows.set({ older_secrets: JSON.stringify([{ secret, until: '2026-01-01T00:00:00Z' }]) }).execute();
    expect(await toSend(firstOf(orders))).toMatchObject({ secrets: [third, second] });
    const fourth = await newSecret(database.db, endpoint.id);
    expect(await toSend(firstOf(orders))).toMatchObject({ secrets: [fourth, third, second] });
  });

  test('two who change a secret at once lose none, and there is an end to it until a day has passed', async () => {
    const { endpoint, orders } = await told();
    const { rotate } = databaseEndpoints(database.db);
    const rotated = await Promise.all(Array.from({ length: mostOldSecrets + 2 }, () => rotate(endpoint.id)));
    expect(rotated.filter((one) => one === 'too-many')).toHaveLength(2);
    const sent = await databaseDeliveries(database.db).toSend(firstOf(orders));
    const signing = sent.kind === 'send' ? sent.secrets : [];
    expect(new Set(signing).size).toBe(mostOldSecrets + 1);
    const made = rotated.flatMap((one) => (typeof one === 'object' ? [one.secret] : []));
    expect(signing).toEqual(expect.arrayContaining(made));
  });

  test('a page goes on only where a page of the same endpoint has ended', async () => {
    const one = await told(newShop(), 3);
    const other = await told(newShop(), 3);
    const { next } = await pageOf(database.db, one.endpoint.id, { limit: 2 });
    const { deliveries } = databaseDeliveryList(database.db);
    const from = { limit: 2, cursor: next ?? '' };
    expect((await deliveries(one.endpoint.id, from))?.deliveries).toHaveLength(1);
    expect(await deliveries(other.endpoint.id, from)).toBeUndefined();
    expect(await deliveries(one.endpoint.id, { limit: 2, cursor: 'evt_none' })).toBeUndefined();
  });

  describe('what is older than it is kept', () => {
    const age = (shop: string, days: number) =>
      database.db
        .updateTable('webhook_events')
        .set({ written_at: new Date(Date.now() - days * 86_400_000) })
        .where('shop', '=', shop)
        .execute();

    test('is deleted with its deliveries and tries, and nothing that is younger', async () => {
      const old = await told();
      const young = await told();
      const { note } = databaseDeliveries(database.db);
      const taken = { at: '2026-03-22T03:00:00Z', status: 200, durationMs: 1, error: null };
      for (const { orders } of [old, young]) await note(firstOf(orders), taken);
      await age(old.shop, 91);
      await age(young.shop, 89);
      await deleteOldEvents(database.db, 90);
      expect(await eventsOf(database.db, old.shop)).toEqual([]);
      expect((await pageOf(database.db, old.endpoint.id, { limit: 9 })).deliveries).toEqual([]);
      const tries = database.db.selectFrom('webhook_tries').select('run');
      expect(await tries.where('delivery_id', '=', firstOf(old.orders).delivery).execute()).toEqual([]);
      expect(await eventsOf(database.db, young.shop)).toHaveLength(1);
      expect((await pageOf(database.db, young.endpoint.id, { limit: 9 })).deliveries).toMatchObject([
        { state: 'delivered', tries: [{ status: 200 }] },
      ]);
    });

    test('stays while it waits for one of its endpoints, and while nobody was asked who wants it', async () => {
      const shop = newShop();
      await newEndpoint(database.db, shop, wish);
      const { orders } = await told(shop);
      const [done, waiting] = orders;
      if (done === undefined || waiting === undefined) throw new Error('two were expected');
      const unasked = newShop();
      await write(cardOf(`${unasked}-1`, 1, { shop: unasked }));
      await databaseDeliveries(database.db).end(done, 'given-up');
      await age(shop, 400);
      await age(unasked, 400);
      await deleteOldEvents(database.db, 90);
      expect(await eventsOf(database.db, shop)).toHaveLength(1);
      expect(await eventsOf(database.db, unasked)).toHaveLength(1);
      await databaseDeliveries(database.db).end(waiting, 'given-up');
      await deleteOldEvents(database.db, 90);
      expect(await eventsOf(database.db, shop)).toEqual([]);
    });

    test('is deleted however much of it there is', async () => {
      const shop = newShop();
      await told(shop, 1);
      const [event] = await database.db.selectFrom('webhook_events').selectAll().where('shop', '=', shop).execute();
      if (event === undefined) throw new Error('one event was expected');
      const { type, rma } = event;
      const common = { shop, type, rma, at: '2026-03-22T03:00:00Z', payload: '{}' };
      const more = Array.from({ length: 1200 }, (_, count) => ({ ...common, id: `evt_${shop}_${count}` }));
      await database.db.deleteFrom('webhook_endpoints').where('shop', '=', shop).execute();
      await database.db.insertInto('webhook_events').values(more).execute();
      await dispatchAll(database.db);
      await age(shop, 91);
      await deleteOldEvents(database.db, 90);
      expect(await eventsOf(database.db, shop)).toEqual([]);
    });
  });
});
