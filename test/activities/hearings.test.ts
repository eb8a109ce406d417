// What is reported is looked up at its source: the ledger is brought up to date, and the return hears it once.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { hearProvider } from '../../activities/hearProvider.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { paypalSaid } from '../../src/adapters/hearings/paypal.ts';
import { waitingReports } from '../../src/adapters/hearings/waiting.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import { manualPayments } from '../../src/adapters/payments/manual.ts';
import { paypalVerifier } from '../../src/adapters/payments/paypal-webhook.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRefundRows } from '../../src/adapters/refund-rows.ts';
import type { Card } from '../../src/contract/card.ts';
import type { RefundRequest } from '../../src/contract/effects.ts';
import type { MoneyHearing } from '../../src/contract/hearings.ts';
import type { Message } from '../../src/contract/messages.ts';
import type { Told } from '../../src/ports/returns.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { paypalTestClient } from '../support/fake-paypal.ts';
import { providerAt } from '../support/fault-worlds.ts';
import { intentIdOf, payerWith, refundRequest } from '../support/refunds.ts';
import { paypalReport } from '../support/signed-reports.ts';

const now = '2026-03-27T02:00:00Z';
const at = '2026-03-26T12:00:00Z';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let fake: FakePayments;
  beforeAll(async () => {
    [database, fake] = await Promise.all([testDatabase(kind), fakePayments()]);
  });
  afterAll(() => Promise.all([database.close(), fake.close()]));

  /** A refund of a return that is on its way, at a provider with books or at a person's desk. */
  async function pending(protocol: 'stripe' | 'paypal' | 'manual' = 'stripe', change: Partial<RefundRequest> = {}) {
    const sent: { readonly rma: string; readonly message: Message }[] = [];
    const ledger = databaseRefundLedger(database.db);
    const rows = databaseRefundRows(database.db);
    const provider = protocol === 'manual' ? manualPayments : providerAt(fake, protocol);
    const made = refundRequest(change);
    const reference = `${protocol === 'paypal' ? 'CAP-' : 'pi_'}${made.rma}`;
    const request = { ...made, payment: { id: 'p1', provider: protocol, reference } };
    fake.book.capture(reference, made.refundable, made.currency);
    fake.book.nextStatus = 'pending';
    await payerWith(ledger, provider)(request);
    let told: Told = { kind: 'kept' };
    let total = made.amount;
    const audit = memoryAudit();
    const reports = waitingReports(database.db);
    const hear = hearProvider({
      reports,
      ledger,
      rows,
      providers: () => provider,
      clock: fixedClock(now),
      audit,
      paypal: paypalSaid(paypalVerifier({ url: fake.url, ...paypalTestClient, webhookId: 'WH-1' })),
      returns: {
        start: () => Promise.reject(new Error('nothing is started here')),
        update: () => Promise.reject(new Error('nothing is asked here')),
        signal: async (rma: string, _name: unknown, message: Message) => (sent.push({ rma, message }), told),
        card: async () =>
          ({ stage: 'settling', money: { currency: made.currency, total, lines: [] } }) as unknown as Card,
      } as unknown as Parameters<typeof hearProvider>[0]['returns'],
    });
    const payment = { about: 'payment', provider: protocol, references: [reference], at } as const;
    const run = (hearing: MoneyHearing = payment) =>
      new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(hear, hearing);
    return {
      request,
      ledger,
      reference,
      reports,
      run,
      audit,
      payment,
      sent,
      ids: () => [...new Set(sent.map(({ message }) => message.id))],
      answer: (other: Told) => (told = other),
      owes: (other: number) => (total = other),
      refund: () => {
        const found = fake.book.of(reference).at(-1);
        if (found === undefined) throw new Error('nothing was refunded');
        return found;
      },
      state: async () => (await rows.find(intentIdOf(request)))?.state,
    };
  }

  test('a refund that has arrived is settled in the ledger, and its return hears it once, however often it is said', async () => {
    const { run, refund, state, sent, ids, request, audit } = await pending();
    expect(await run()).toEqual({ told: [], because: 'nothing-new' });
    refund().status = 'succeeded';
    expect(await run()).toEqual({ told: [request.rma] });
    expect(await state()).toBe('settled');
    await run();
    await run();
    expect(ids()).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      rma: request.rma,
      message: { status: 'settled', by: 'provider', at, heardAt: now },
    });
    expect(audit.acts).toHaveLength(1);
  });

  test('a refund that has failed reaches its return before the ledger, so that no death in between loses it', async () => {
    const { run, refund, state, sent, answer } = await pending();
    refund().status = 'failed';
    answer({ kind: 'problem', problem: { at: '', code: 'PAUSED', detail: 'An operator has paused it.' } });
    await expect(run()).rejects.toThrow('could not be told');
    expect(await state()).toBe('pending');
    answer({ kind: 'kept' });
    await run();
    expect(await state()).toBe('failed');
    expect(sent.at(-1)?.message).toMatchObject({ status: 'failed', id: `refund-failed-${refund().id}` });
    const heard = sent.length;
    expect(await run()).toEqual({ told: [], because: 'nothing-new' });
    expect(sent).toHaveLength(heard);
  });

  test('an old report of a failure says nothing of the refund that was made anew', async () => {
    const { run, refund, state, sent, ledger, request } = await pending();
    refund().status = 'failed';
    await run();
    const heard = sent.length;
    const again = { ...request, slot: 'p1-2' };
    await payerWith(ledger, providerAt(fake, 'stripe'))(again);
    await run();
    expect(sent).toHaveLength(heard);
    expect(await state()).toBe('failed');
    refund().status = 'succeeded';
    await run();
    expect(sent.at(-1)?.message).toMatchObject({ status: 'settled' });
  });

  test('what was reported out of order counts as the books have it now', async () => {
    const { run, refund, state, sent } = await pending();
    refund().status = 'succeeded';
    await run();
    refund().status = 'failed';
    await run();
    expect(await state()).toBe('failed');
    expect(sent.map(({ message }) => message['status'])).toEqual(['settled', 'failed']);
  });

  test('a return of several payments hears of the money when all of it has arrived', async () => {
    const { run, refund, owes, sent, state, request } = await pending();
    owes(request.amount + 100);
    refund().status = 'succeeded';
    expect(await run()).toEqual({ told: [], because: 'nothing-new' });
    expect(await state()).toBe('settled');
    owes(request.amount);
    await run();
    expect(sent).toHaveLength(1);
  });

  test('two refunds whose providers give them long names alike in all but the end are news of their own', async () => {
    const told: string[] = [];
    for (const end of ['a', 'b']) {
      const { run, refund, ledger, request, ids } = await pending();
      const providerId = `${'re'.padEnd(250, '0')}${end}`;
      Object.assign(refund(), { id: providerId });
      await ledger.settle(intentIdOf(request), { state: 'pending', providerId, at });
      refund().status = 'succeeded';
      await run();
      await run();
      told.push(...ids());
    }
    expect(new Set(told).size).toBe(2);
    for (const id of told) expect(id).toMatch(/^refund-settled-[0-9a-f]{64}$/);
  });

  test('a payment that is not ours is nobody’s news', async () => {
    const { run, sent, payment } = await pending();
    expect(await run({ ...payment, references: ['pi_of-another-shop'] })).toMatchObject({
      because: 'not-ours',
    });
    expect(await run({ about: 'intent', intent: 'PLT-none:goods:credit', at })).toMatchObject({ because: 'not-ours' });
    expect(sent).toEqual([]);
  });

  test('a refund over another amount than ours is left to the people who compare', async () => {
    const { run, refund, state, sent } = await pending();
    Object.assign(refund(), { amount: 1, status: 'succeeded' });
    await run();
    expect(await state()).toBe('pending');
    expect(sent).toEqual([]);
  });

  test('a return that has ended needs no news, and the ledger has it all the same', async () => {
    const { run, refund, state, answer } = await pending();
    answer({ kind: 'problem', problem: { at: '', code: 'RETURN_ENDED', detail: 'It has ended.' } });
    refund().status = 'succeeded';
    expect(await run()).toEqual({ told: [], because: 'nothing-new' });
    expect(await state()).toBe('settled');
  });

  test('news from a time that the return has not reached are of its own now', async () => {
    const { run, refund, sent, payment } = await pending();
    refund().status = 'succeeded';
    await run({ ...payment, at: '2026-11-22T00:00:00Z' });
    expect(sent[0]?.message.at).toBe(now);
  });

  test('an intent of the shop’s own account is looked up wherever its payment is', async () => {
    const { run, refund, state, request } = await pending();
    refund().status = 'succeeded';
    await run({ about: 'intent', intent: intentIdOf(request), at });
    expect(await state()).toBe('settled');
  });

  test('PayPal is asked whether a message is its own before anything is looked at', async () => {
    const { run, refund, state, reference, reports, sent } = await pending('paypal');
    refund().status = 'succeeded';
    const said = async (signature: string): Promise<MoneyHearing> => {
      const report = `${reference} ${signature}`;
      await reports.keep(report, paypalReport(reference, signature));
      return { about: 'paypal', report };
    };
    expect(await run(await said('forged'))).toEqual({ told: [], because: 'not-signed' });
    expect(await state()).toBe('pending');
    await run(await said('right'));
    expect(await state()).toBe('settled');
    expect(sent).toHaveLength(1);
  });

  test('a report of PayPal that nobody kept says nothing', async () => {
    const { run, refund, state } = await pending('paypal');
    refund().status = 'succeeded';
    expect(await run({ about: 'paypal', report: 'swept' })).toEqual({ told: [], because: 'not-kept' });
    expect(await state()).toBe('pending');
  });

  test('what finance confirms of a transfer is settled at once, and what a provider has books of goes by these', async () => {
    const manual = await pending('manual');
    await manual.run({ about: 'return', rma: manual.request.rma, status: 'settled' });
    expect(await manual.state()).toBe('settled');
    const stripe = await pending();
    await stripe.run({ about: 'return', rma: stripe.request.rma, status: 'settled' });
    expect(await stripe.state()).toBe('pending');
    stripe.refund().status = 'succeeded';
    await stripe.run({ about: 'return', rma: stripe.request.rma, status: 'failed' });
    expect(await stripe.state()).toBe('settled');
    expect([...manual.sent, ...stripe.sent]).toEqual([]);
  });
});
