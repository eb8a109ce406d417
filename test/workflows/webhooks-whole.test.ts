// A shop hears of its return: from the fact in the database to the signed message at its own system.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { answer } from '../../activities/answer.ts';
import { giveUpWebhook, postWebhook } from '../../activities/postWebhook.ts';
import { recordStage } from '../../activities/recordStage.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { startRounds } from '../../src/adapters/rounds.ts';
import { databaseDeliveries } from '../../src/adapters/webhooks/deliveries.ts';
import { deliveryStarter, dispatchWebhooks } from '../../src/adapters/webhooks/dispatch.ts';
import { webhookSender } from '../../src/adapters/webhooks/send.ts';
import { fakes, nothingSeen, packs, startReturn } from '../support/a-return.ts';
import { testDatabase } from '../support/database.ts';
import { type FakeReceiver, fakeReceiver, type Taken } from '../support/fake-receiver.ts';
import { isReset, pointsOf } from '../support/reset.ts';
import { happy } from '../support/soocas.ts';
import { until } from '../support/until.ts';
import { newEndpoint, pageOf } from '../support/webhooks.ts';
import { openWorld, type World } from '../support/world.ts';

let database: OpenDatabase;
let receiver: FakeReceiver;
let world: World;
let rounds: ReturnType<typeof startRounds>;
beforeAll(async () => {
  [database, receiver] = await Promise.all([testDatabase('PGlite'), fakeReceiver()]);
  const { db } = database;
  const records = databaseRecords(db);
  const webhooks = { deliveries: databaseDeliveries(db), send: webhookSender({ allowPrivate: true }) };
  world = await openWorld({
    ...fakes(nothingSeen()),
    answer: answer({ packs, records }),
    recordStage: recordStage({ records }),
    postWebhook: postWebhook({ webhooks }),
    giveUpWebhook: giveUpWebhook({ webhooks }),
  });
  const start = deliveryStarter(world.client, world.taskQueue);
  const round = async () => (await dispatchWebhooks(db, start)).events > 0;
  rounds = startRounds(round, () => undefined, 50);
});
afterAll(async () => {
  await rounds.close();
  await world.close();
  await Promise.all([database.close(), receiver.close()]);
});

test('a shop hears of every stage, ruling and decision of its return, each signed and once', async () => {
  const wish = { url: receiver.url, description: '', types: null, enabled: true };
  const { endpoint, secret } = await newEndpoint(database.db, 'soocas', wish);
  const { endpoint: other } = await newEndpoint(database.db, 'aisoon', wish);
  const one = await startReturn(world, happy);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  await world.settled(one.handle);
  const events = await database.db.selectFrom('webhook_events').select(['id', 'type']).orderBy('seq').execute();
  await until('all of it has arrived', () => receiver.taken.length >= events.length);
  const told = receiver.taken.map((taken) => messageIn(taken, secret));
  expect(told.map(({ id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['return.started', 'return.ruled', 'return.decided', 'return.stage_changed']),
  );
  const stages = told
    .filter(({ type }) => type === 'return.stage_changed')
    .toSorted((before, after) => before.data.revision - after.data.revision)
    .map(({ data }) => data.stage);
  expect(stages.at(-1)).toBe((await one.card()).stage);
  await until('each is on record as delivered', async () => {
    const listed = (await pageOf(database.db, endpoint.id, { limit: 100 })).deliveries;
    return listed.length === events.length && listed.every(({ state }) => state === 'delivered');
  });
  expect((await pageOf(database.db, other.id, { limit: 100 })).deliveries).toEqual([]);
});

test('a decision that an operator has taken back by a reset is followed by the other one', async () => {
  const one = await startReturn(world, happy);
  const verdicts = async () => {
    const told = await database.db.selectFrom('webhook_events').select('payload').where('rma', '=', one.rma).execute();
    return told.flatMap(({ payload }) => {
      const { data, type } = payload as Told;
      return type === 'return.decided' && data.decision ? [data.decision.verdict] : [];
    });
  };
  const recorded = () => databaseRecords(database.db).find(one.rma);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await world.settled(one.handle);
  await one.tell('parcelScanned', { by: 'carrier' });
  await world.settled(one.handle);
  const { runId } = await one.handle.describe();
  const [point] = await pointsOf(one.handle);
  expect(point && (await isReset(one.handle, runId, point, ['updates', 'signals']))).toBe(true);
  await one.ask('decide', { by: 'agent:bo', verdict: 'decline', reason: 'It works in the video.' });
  await world.settled(one.handle);
  expect(await verdicts()).toEqual(['approve', 'decline']);
  expect(await recorded()).toMatchObject({ stage: (await one.card()).stage, decision: { verdict: 'decline' } });
});

interface Told {
  readonly type: string;
  readonly data: { readonly decision: { readonly verdict: string } | null };
}

interface Message {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly revision: number; readonly stage: string };
}

/** Throws where the signature does not fit. */
function messageIn({ headers, body }: Taken, secret: string): Message {
  const content = new Webhook(secret).verify(body, headers) as Omit<Message, 'id'>;
  return { ...content, id: headers['webhook-id'] ?? '' };
}
