// From a provider's report at the door to the return that it is about, on the real server.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hearProvider } from '../../activities/hearProvider.ts';
import { refund } from '../../activities/refund.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { checksOf, temporalHearings } from '../../src/adapters/hearings/hearings.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { stripePayments } from '../../src/adapters/payments/stripe.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRefundRows } from '../../src/adapters/refund-rows.ts';
import { returnClock } from '../../src/adapters/return-clock.ts';
import { temporalReturns } from '../../src/adapters/temporal-returns.ts';
import { hearingIdOf, type HeardOf } from '../../src/contract/hearings.ts';
import type { ApiDoors } from '../../src/api/doors.ts';
import { openBench } from '../api/bench.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { testDatabase } from '../support/database.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { stripeTestKey } from '../support/fake-stripe.ts';
import { refundEvent, reportSecrets, stripeReport } from '../support/signed-reports.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

let database: OpenDatabase;
let provider: FakePayments;
let world: World;
let hearings: ApiDoors['hearings'];
beforeAll(async () => {
  [database, provider] = await Promise.all([testDatabase('PGlite'), fakePayments()]);
  const payments = stripePayments({ secretKey: stripeTestKey, url: provider.url });
  const money = { ledger: databaseRefundLedger(database.db), providers: () => payments };
  const later: { deps?: Parameters<typeof hearProvider>[0] } = {};
  world = await openWorld({
    ...fakes(nothingSeen(), { refund: refund(money) }),
    hearProvider: (hearing: Parameters<ReturnType<typeof hearProvider>>[0]) => {
      if (later.deps === undefined) throw new Error('the world is not open yet');
      return hearProvider(later.deps)(hearing);
    },
  });
  const { client, taskQueue } = world;
  const told = { returns: temporalReturns(client), clock: returnClock(client), audit: memoryAudit() };
  later.deps = { ...money, ...told, rows: databaseRefundRows(database.db), paypal: null };
  hearings = { check: checksOf(reportSecrets), start: temporalHearings(client, taskQueue) };
});
afterAll(async () => {
  await world.close();
  await Promise.all([database.close(), provider.close()]);
});

/** A return whose money is on its way. */
async function settling() {
  const [payment] = happy.order.payments;
  if (payment === undefined) throw new Error('the happy order has no payment');
  const reference = `pi_${Math.floor(performance.now() * 1000)}`;
  provider.book.capture(reference, payment.captured, happy.order.currency);
  provider.book.nextStatus = 'pending';
  const order = { ...happy.order, number: reference, payments: [{ ...payment, provider: 'stripe', reference }] };
  const one = await startReturn(world, { ...happy, order });
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'settling' });
  const [booked] = provider.book.of(reference);
  if (booked === undefined) throw new Error('nothing was refunded');
  return { one, reference, booked };
}

/** Gives the report at the door, and answers what came of it. */
async function reported(id: string, reference: string): Promise<HeardOf> {
  const object = { id: 're_1', object: 'refund', payment_intent: reference };
  const { path, headers, body } = stripeReport(refundEvent({ id, data: { object } }));
  const { app } = openBench({ hearings });
  const answer = await app.request(path, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  return (await world.client.workflow.getHandle(hearingIdOf('stripe', id)).result()) as HeardOf;
}

test('a report of Stripe closes the return whose refund has arrived; the same one again changes nothing', async () => {
  const { one, reference, booked } = await settling();
  booked.status = 'succeeded';
  const id = `evt_${reference}`;
  expect(await reported(id, reference)).toEqual({ told: [one.rma] });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'refunded' });
  const calls = provider.calls;
  await reported(id, reference);
  expect(provider.calls).toBe(calls);
});

test('a refund that failed days later opens the return again', async () => {
  const { one, reference, booked } = await settling();
  booked.status = 'succeeded';
  await reported(`evt_1_${reference}`, reference);
  await world.settled(one.handle);
  booked.status = 'failed';
  expect(await reported(`evt_2_${reference}`, reference)).toEqual({ told: [one.rma] });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'needs-a-person', attention: ['REFUND_FAILED'] });
});

test('a report says nothing that the provider’s books do not say', async () => {
  const { one, reference } = await settling();
  expect(await reported(`evt_${reference}`, reference)).toMatchObject({ told: [] });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'settling' });
});
