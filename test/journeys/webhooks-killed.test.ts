// Real processes are killed while a shop is told what happens to its returns: it hears all of it all the same.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { openDatabase } from '../../src/adapters/database.ts';
import { type FakeReceiver, fakeReceiver } from '../support/fake-receiver.ts';
import { askForReturn } from '../support/from-outside.ts';
import { type Installation, openInstallation } from '../support/installation.ts';
import { until } from '../support/until.ts';

const kills = 3;
let installation: Installation;
let receiver: FakeReceiver;
beforeAll(async () => {
  [installation, receiver] = await Promise.all([openInstallation(), fakeReceiver()]);
}, 120_000);
afterAll(async () => {
  await installation.close();
  await receiver.close();
});

const shop = 'soocas';

test('every event reaches the shop, signed and under one id, though the process that tells it is killed again and again', async () => {
  const { secret, self } = await makeEndpoint();
  for (let kill = 0; kill < kills; kill += 1) {
    const one = await askForReturn(installation);
    const heard = receiver.taken.length;
    await one.say('decide', 'agent:dev', { verdict: 'approve' });
    // Once the fact is written, once it is on its way, and once the shop has just taken it.
    if (kill > 0) await until('the shop hears something of it', () => receiver.taken.length > heard);
    await installation.kill('homeward');
    await installation.start('homeward');
    await one.reaches('awaiting-parcel');
  }
  let seen = -1;
  await until(
    'nothing waits any more',
    async () => {
      const { deliveries } = await listed(self);
      const isQuiet = deliveries.length === seen && deliveries.every(({ state }) => state === 'delivered');
      seen = deliveries.length;
      return isQuiet && seen > 0;
    },
    { everyMs: 3000 },
  );
  await installation.kill('homeward');
  const { db, close } = await openDatabase(installation.database);
  const events = await db.selectFrom('webhook_events').select(['id', 'type']).execute();
  const delivered = await db
    .selectFrom('webhook_deliveries')
    .select('event_id')
    .where('state', '=', 'delivered')
    .execute();
  await close();
  const told = receiver.taken.map(({ headers }) => headers['webhook-id'] ?? '');
  expect(events.filter(({ type }) => type === 'return.started')).toHaveLength(kills);
  expect(delivered.map(({ event_id: id }) => id).toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  expect([...new Set(told)].toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  for (const { body, headers } of receiver.taken) new Webhook(secret).verify(body, headers);
}, 300_000);

async function makeEndpoint() {
  const answer = await call('/v1/webhook-endpoints', { url: receiver.url });
  const { id, secret } = answer as { readonly id: string; readonly secret: string };
  return { secret, self: `/v1/webhook-endpoints/${id}` };
}

async function listed(self: string) {
  const answer = await call(`${self}/deliveries?limit=100`);
  return answer as { readonly deliveries: readonly { readonly state: string }[] };
}

async function call(path: string, body?: object): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${installation.keyOf(`shop:${shop}`)}`,
    'content-type': 'application/json',
  };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${installation.apiUrl}${path}`, { headers, ...sent });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
