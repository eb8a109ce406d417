// A shop's systems that hang do no harm: the mails of all shops, and the webhooks of others, go out as ever.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { webhooksActivities } from '../../activities/index.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseDeliveries } from '../../src/adapters/webhooks/deliveries.ts';
import { deliveryStarter, dispatchWebhooks } from '../../src/adapters/webhooks/dispatch.ts';
import { inTurn } from '../../src/adapters/webhooks/in-turn.ts';
import { webhookSender } from '../../src/adapters/webhooks/send.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { cardOf } from '../support/claims.ts';
import { testDatabase } from '../support/database.ts';
import { type FakeReceiver, fakeReceiver } from '../support/fake-receiver.ts';
import { happy } from '../support/soocas.ts';
import { until } from '../support/until.ts';
import { newEndpoint } from '../support/webhooks.ts';
import { openWorld, type World } from '../support/world.ts';

const slots = 20;
/** More than there are slots. */
const manyEvents = 30;
const seen = nothingSeen();
const soon = { patienceMs: 30_000 };
let database: OpenDatabase;
let hanging: FakeReceiver;
let receiver: FakeReceiver;
let world: World;
beforeAll(async () => {
  [database, hanging, receiver] = await Promise.all([testDatabase('PGlite'), fakeReceiver(), fakeReceiver()]);
  // Until the end of this file a send to what hangs has no end by itself.
  const send = inTurn(webhookSender({ allowPrivate: true, timeoutMs: 3_600_000 }));
  const webhooks = webhooksActivities({ webhooks: { deliveries: databaseDeliveries(database.db), send } });
  world = await openWorld({ ...fakes(seen), ...webhooks }, undefined, slots);
});
afterAll(async () => {
  await Promise.all([hanging.close(), receiver.close()]);
  await world.close();
  await database.close();
});

async function tell(shop: string, events: number): Promise<void> {
  const { write } = databaseRecords(database.db);
  for (let count = 0; count < events; count += 1) await write(cardOf(`${shop}-${count}`, 1, { shop }));
  const start = deliveryStarter(world.client, world.taskQueue);
  while ((await dispatchWebhooks(database.db, start)).events > 0);
}

test('mails and the webhooks of others go out while the receiver of one shop hangs with many events', async () => {
  hanging.next(...Array.from({ length: manyEvents }, () => 'silent' as const));
  const wish = { description: '', types: null, enabled: true };
  await newEndpoint(database.db, 'hanging', { ...wish, url: hanging.url });
  await newEndpoint(database.db, 'other', { ...wish, url: receiver.url });
  await tell('hanging', manyEvents);
  await until('as many sends hang as may', () => hanging.taken.length >= 10, soon);
  await tell('other', 1);
  await until('the other shop is told', () => receiver.taken.length === 1, soon);
  const one = await startReturn(world, happy);
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  const mailed = () => seen.mails.some(({ rma, notice }) => rma === one.rma && notice === 'approved');
  await until('the customer has the mail', mailed, soon);
  expect(hanging.taken).toHaveLength(10);
}, 120_000);
