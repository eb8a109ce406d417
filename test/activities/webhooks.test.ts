// How shops are told: each event to whoever wants it, each delivery by one workflow, tried and replayed.
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { postWebhook } from '../../activities/postWebhook.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseDeliveries } from '../../src/adapters/webhooks/deliveries.ts';
import { databaseDeliveryList } from '../../src/adapters/webhooks/delivery-list.ts';
import { dispatchWebhooks } from '../../src/adapters/webhooks/dispatch.ts';
import { databaseEndpoints } from '../../src/adapters/webhooks/endpoints.ts';
import { webhookSender } from '../../src/adapters/webhooks/send.ts';
import type { Card } from '../../src/contract/card.ts';
import { type DeliveryOrder, deliveryIdOf } from '../../src/contract/webhooks.ts';
import type { DeliveryPage } from '../../src/ports/webhooks.ts';
import { cardOf as cardAt } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { type FakeReceiver, fakeReceiver } from '../support/fake-receiver.ts';
import { dispatchAll, firstOf, newEndpoint, newSecret, pageOf } from '../support/webhooks.ts';

const wish = { description: 'orders', types: null, enabled: true } as const;

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let receiver: FakeReceiver;
  let shops = 0;
  /** Each test has a shop of its own. */
  const newShop = () => `shop-${(shops += 1)}`;
  beforeAll(async () => {
    [database, receiver] = await Promise.all([testDatabase(kind), fakeReceiver()]);
  });
  afterAll(() => Promise.all([database.close(), receiver.close()]));

  const cardOf = (shop: string, { revision = 1, ...change }: Partial<Card> = {}) =>
    cardAt(`RMA-${shop}`, revision, { shop, ...change });

  /** A shop with an endpoint, its facts told, and all that is on its way. */
  async function told(facts = 1, types: typeof wish.types | readonly ['return.started'] = null) {
    const shop = newShop();
    const endpoints = databaseEndpoints(database.db);
    const { endpoint, secret } = await newEndpoint(database.db, shop, { ...wish, url: receiver.url, types });
    const { write } = databaseRecords(database.db);
    const stages = ['in-review', 'awaiting-parcel', 'in-transit', 'inspecting'] as const;
    for (const [place, stage] of stages.slice(0, facts).entries())
      await write(cardOf(shop, { revision: place + 1, stage }));
    const { replay, replayFailed } = databaseDeliveryList(database.db);
    const deliveries = (id: string, page: DeliveryPage) => pageOf(database.db, id, page);
    const list = async () => (await deliveries(endpoint.id, { limit: 100 })).deliveries;
    return { shop, endpoint, endpoints, secret, list, deliveries, replay, replayFailed };
  }
  const dispatched = () => dispatchAll(database.db);
  const deliverer = () => {
    const send = webhookSender({ allowPrivate: true, timeoutMs: 2000 });
    const activity = postWebhook({ webhooks: { deliveries: databaseDeliveries(database.db), send } });
    return (order: DeliveryOrder, attempt = 1) =>
      new MockActivityEnvironment({ attempt }, { logger: new DefaultLogger('ERROR') }).run(activity, order);
  };

  test('who wants all events gets all, who wants some gets those, and who came later gets none of before', async () => {
    const some = await told(3, ['return.started']);
    const { endpoint: all } = await newEndpoint(database.db, some.shop, { ...wish, url: receiver.url });
    await dispatched();
    expect((await some.list()).map(({ type }) => type)).toEqual(['return.started']);
    expect((await some.deliveries(all.id, { limit: 9 })).deliveries).toEqual([]);
    const { list } = await told(3);
    await dispatched();
    expect((await list()).map(({ type }) => type)).toEqual([
      'return.stage_changed',
      'return.stage_changed',
      'return.started',
    ]);
  });

  test('whoever dies between the start and its note starts the same workflow once more, and none is lost', async () => {
    await dispatched();
    const { list } = await told(2);
    const begun: string[] = [];
    const dying = dispatchWebhooks(database.db, async (order) => {
      begun.push(deliveryIdOf(order));
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    await database.db.updateTable('webhook_deliveries').set({ claimed_until: '2026-01-01T00:00:00Z' }).execute();
    const ids = (await dispatched()).map(deliveryIdOf);
    expect(ids).toHaveLength(2);
    expect(ids).toContain(begun[0]);
    expect((await list()).map(({ id }) => `webhook-${id}`).toSorted()).toEqual(ids.toSorted());
    expect(await dispatched()).toEqual([]);
  });

  test('what one process has taken on, no other starts at the same time', async () => {
    await dispatched();
    await told(4);
    const starts: string[] = [];
    const round = () => dispatchWebhooks(database.db, async (order) => void starts.push(deliveryIdOf(order)));
    await Promise.all([round(), round(), round()]);
    await round();
    expect(new Set(starts).size).toBe(starts.length);
    expect(starts).toHaveLength(4);
  });

  test('a delivery that fails is tried by its schedule, and each try is on record without a word of the answer', async () => {
    const { list } = await told();
    const order = firstOf(await dispatched());
    const post = deliverer();
    receiver.next({ status: 500, body: 'secret words' }, { status: 503, headers: { 'retry-after': '7200' } }, 200);
    await expect(post(order, 1)).rejects.toMatchObject({ type: 'WebhookNotTaken', nextRetryDelay: '5s' });
    await expect(post(order, 2)).rejects.toMatchObject({ nextRetryDelay: 7_200_000 });
    expect(await post(order, 3)).toBe('delivered');
    const [delivery] = await list();
    expect(delivery).toMatchObject({
      state: 'delivered',
      tries: [{ status: 500 }, { status: 503 }, { status: 200, error: null }],
    });
    expect(JSON.stringify(delivery)).not.toContain('secret words');
    const sent = receiver.taken.length;
    expect(await post(order, 4)).toBe('delivered');
    expect(receiver.taken).toHaveLength(sent);
  });

  test('a replay is another run of the same event', async () => {
    const { list, replay, endpoint } = await told();
    const order = firstOf(await dispatched());
    const post = deliverer();
    await post(order);
    expect(await replay(endpoint.id, order.delivery)).toMatchObject({ state: 'waiting', run: 2 });
    expect(await post(order)).toBe('replaced');
    const [again] = await dispatched();
    expect(again && deliveryIdOf(again)).toBe(`webhook-${order.delivery}-2`);
    await post(again ?? order);
    const [first, second] = receiver.taken.slice(-2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(await list()).toMatchObject([{ state: 'delivered', run: 2, tries: [{ run: 1 }, { run: 2 }] }]);
    expect(await replay('ep_other', order.delivery)).toBeUndefined();
  });

  test('all that was given up since an instant is replayed, and nothing else', async () => {
    const { list, replayFailed, endpoint } = await told(3);
    const [first, second] = await dispatched();
    if (first === undefined || second === undefined) throw new Error('two were expected');
    await deliverer()(first);
    await databaseDeliveries(database.db).end(second, 'given-up');
    expect(await replayFailed(endpoint.id, '2099-01-01T00:00:00Z')).toBe(0);
    expect(await replayFailed(endpoint.id, '2026-01-01T00:00:00Z')).toBe(1);
    expect((await dispatched()).map(({ delivery, run }) => [delivery, run])).toEqual([[second.delivery, 2]]);
    expect((await list()).map(({ state }) => state).toSorted()).toEqual(['delivered', 'waiting', 'waiting']);
  });

  test('an endpoint that answers 410 is switched off, and hears no more until it is switched on again', async () => {
    const { shop, list, endpoint, endpoints } = await told(2);
    const [first, second] = await dispatched();
    if (first === undefined || second === undefined) throw new Error('two were expected');
    receiver.next(410);
    const post = deliverer();
    expect(await post(first)).toBe('endpoint-off');
    expect(await endpoints.find(endpoint.id)).toMatchObject({ enabled: false, disabledBecause: 'gone' });
    const sent = receiver.taken.length;
    expect(await post(second)).toBe('endpoint-off');
    await databaseRecords(database.db).write(cardOf(shop, { revision: 9, stage: 'closed', outcome: 'lapsed' }));
    expect(await dispatched()).toEqual([]);
    expect(receiver.taken).toHaveLength(sent);
    expect((await list()).map(({ state }) => state)).toEqual(['endpoint-off', 'endpoint-off']);
    await endpoints.change(endpoint.id, { ...wish, url: receiver.url });
    expect(await endpoints.find(endpoint.id)).toMatchObject({ enabled: true, disabledBecause: null });
  });

  test('a new secret signs beside the old one for a day', async () => {
    const { endpoint, endpoints, secret } = await told();
    const order = firstOf(await dispatched());
    const rotated = await newSecret(database.db, endpoint.id);
    const { toSend } = databaseDeliveries(database.db);
    expect(await toSend(order)).toMatchObject({ secrets: [rotated, secret] });
    await database.db
      .updateTable('webhook_endpoints')
      .set({ old_secret_until: '2026-01-01T00:00:00Z' })
      .where('id', '=', endpoint.id)
      .execute();
    expect(await toSend(order)).toMatchObject({ secrets: [rotated] });
    expect(await endpoints.find(endpoint.id)).toMatchObject({ oldSecretUntil: null });
  });

  test('an endpoint that is removed takes its deliveries with it', async () => {
    const { endpoint, endpoints, list } = await told();
    const [order] = await dispatched();
    await endpoints.remove(endpoint.id);
    expect(await list()).toEqual([]);
    expect(await deliverer()(order ?? { delivery: '', run: 1 })).toBe('endpoint-off');
  });

  test('deliveries come page by page, the latest first', async () => {
    const { endpoint, deliveries, list } = await told(4);
    await dispatched();
    const all = (await list()).map(({ id }) => id);
    const first = await deliveries(endpoint.id, { limit: 3 });
    const second = await deliveries(endpoint.id, { limit: 3, cursor: first.next ?? '' });
    expect([...first.deliveries, ...second.deliveries].map(({ id }) => id)).toEqual(all);
    expect(second.next).toBeNull();
    expect((await deliveries(endpoint.id, { limit: 3, state: 'delivered' })).deliveries).toEqual([]);
  });
});
