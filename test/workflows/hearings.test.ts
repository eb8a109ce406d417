// From a provider's report at the door to the return that it is about, on the real server.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropReport } from '../../activities/dropReport.ts';
import { hearProvider } from '../../activities/hearProvider.ts';
import { refund } from '../../activities/refund.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { checksOf, temporalHearings } from '../../src/adapters/hearings/hearings.ts';
import { paypalSaid } from '../../src/adapters/hearings/paypal.ts';
import { waitingReports } from '../../src/adapters/hearings/waiting.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { paypalVerifier } from '../../src/adapters/payments/paypal-webhook.ts';
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
import { paypalTestClient } from '../support/fake-paypal.ts';
import { providerAt } from '../support/fault-worlds.ts';
import { payer, paypalReport, refundEvent, reportSecrets, stripeReport } from '../support/signed-reports.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

let database: OpenDatabase;
let provider: FakePayments;
let world: World;
let hearings: ApiDoors['hearings'];
beforeAll(async () => {
  [database, provider] = await Promise.all([testDatabase('PGlite'), fakePayments()]);
  const providers = (name: string) => providerAt(provider, name === 'paypal' ? 'paypal' : 'stripe');
  const money = { ledger: databaseRefundLedger(database.db), providers };
  const reports = waitingReports(database.db);
  const later: { deps?: Parameters<typeof hearProvider>[0] } = {};
  world = await openWorld({
    ...fakes(nothingSeen(), { refund: refund(money) }),
    hearProvider: (hearing: Parameters<ReturnType<typeof hearProvider>>[0]) => {
      const { deps } = later;
      if (deps === undefined) throw new Error('the world is not open yet');
      return dying('hearProvider', () => hearProvider(deps)(hearing));
    },
    dropReport: (id: string) => dying('dropReport', () => dropReport({ reports })(id)),
  });
  const { client, taskQueue } = world;
  const paypal = paypalSaid(paypalVerifier({ url: provider.url, ...paypalTestClient, webhookId: 'WH-1' }));
  const told = { returns: temporalReturns(client), clock: returnClock(client), audit: memoryAudit() };
  later.deps = { ...money, ...told, rows: databaseRefundRows(database.db), paypal, reports };
  hearings = { check: checksOf(reportSecrets), start: temporalHearings(client, reports, { taskQueue }) };
});
afterAll(async () => {
  await world.close();
  await Promise.all([database.close(), provider.close()]);
});

/** Activities whose process dies once it has done what it was to do, before anybody hears of it. */
const dies = new Set<string>();

async function dying<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const result = await act();
  if (dies.delete(name)) throw new Error(`the process of ${name} has died`);
  return result;
}

/** A return whose money is on its way. */
async function settling(by: 'stripe' | 'paypal' = 'stripe') {
  const [payment] = happy.order.payments;
  if (payment === undefined) throw new Error('the happy order has no payment');
  const reference = `${by === 'paypal' ? 'CAP-' : 'pi_'}${Math.floor(performance.now() * 1000)}`;
  provider.book.capture(reference, payment.captured, happy.order.currency);
  provider.book.nextStatus = 'pending';
  const order = { ...happy.order, number: reference, payments: [{ ...payment, provider: by, reference }] };
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

/** Gives it at the door; all that any history of a hearing holds is then read. */
async function reportedByPaypal(report: ReturnType<typeof paypalReport>) {
  const started: string[] = [];
  const { app } = openBench({
    hearings: {
      check: hearings.check,
      start: (source, id, ...rest) => (started.push(hearingIdOf(source, id)), hearings.start(source, id, ...rest)),
    },
  });
  const { path, headers, body } = report;
  expect((await app.request(path, { method: 'POST', headers, body })).status).toBe(200);
  const handle = world.client.workflow.getHandle(started[0] ?? '');
  const heard = (await handle.result()) as HeardOf;
  return { heard, history: textIn((await handle.fetchHistory()).events) };
}

function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  return typeof value === 'object' && value !== null ? Object.values(value).map(textIn).join('\n') : String(value);
}

async function waiting(): Promise<number> {
  return (await database.db.selectFrom('waiting_reports').selectAll().execute()).length;
}

test('a report of PayPal is heard although processes die over it, and nothing of what it says stands in a history', async () => {
  const { one, reference, booked } = await settling('paypal');
  booked.status = 'succeeded';
  dies.add('hearProvider').add('dropReport');
  const report = paypalReport(reference);
  const { history } = await reportedByPaypal(report);
  expect([...dies]).toEqual([]);
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'refunded' });
  expect(history).toContain('hearProvider');
  for (const word of [payer.email_address, payer.name, 'payer', reference, 'paypal-transmission'])
    expect(history).not.toContain(word);
  expect(await waiting()).toBe(0);
});

test('a report of PayPal that comes again when it was heard leaves nothing behind, and is not heard again', async () => {
  const { one, reference, booked } = await settling('paypal');
  booked.status = 'succeeded';
  const report = paypalReport(reference);
  expect((await reportedByPaypal(report)).heard).toEqual({ told: [one.rma] });
  const calls = provider.calls;
  await reportedByPaypal(report);
  expect([provider.calls, await waiting()]).toEqual([calls, 0]);
});

test('a forged report of PayPal moves nothing and leaves nothing behind', async () => {
  const { one, reference, booked } = await settling('paypal');
  booked.status = 'succeeded';
  const { heard, history } = await reportedByPaypal(paypalReport(reference, 'forged'));
  expect(heard).toEqual({ told: [], because: 'not-signed' });
  expect(history).not.toContain(payer.email_address);
  expect(await one.card()).toMatchObject({ stage: 'settling' });
  expect(await waiting()).toBe(0);
});
