// The daily reconciliation against a provider's books, with the ledger and the read model in a real database.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { reviewRefunds, type Reviewed } from '../../activities/reviewRefunds.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRefundReview } from '../../src/adapters/refund-review.ts';
import { databaseRefundRows } from '../../src/adapters/refund-rows.ts';
import type { Card } from '../../src/contract/card.ts';
import type { RefundRequest } from '../../src/contract/effects.ts';
import type { Message, SignalName } from '../../src/contract/messages.ts';
import type { PaymentProvider } from '../../src/ports/payments.ts';
import type { RefundLedger } from '../../src/ports/refunds.ts';
import type { Told } from '../../src/ports/returns.ts';
import { cardOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { providerAt } from '../support/fault-worlds.ts';
import { intentIdOf, payerWith, refundRequest } from '../support/refunds.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let fake: FakePayments;
  let ledger: RefundLedger;
  let stripe: PaymentProvider;
  /** What the returns were told, and whether they can be. */
  const told: { readonly rma: string; readonly status: unknown }[] = [];
  let isPaused = false;
  const returns = {
    ...memoryReturns(),
    signal: async (rma: string, _name: SignalName, { status }: Message): Promise<Told> => {
      if (isPaused) return { kind: 'problem', problem: { at: '', code: 'PAUSED', detail: 'An operator paused it.' } };
      told.push({ rma, status });
      return { kind: 'kept' };
    },
  };
  beforeAll(async () => {
    [database, fake] = await Promise.all([testDatabase(kind), fakePayments()]);
    fake.book.nowMs = Date.now();
    ledger = databaseRefundLedger(database.db);
    stripe = providerAt(fake, 'stripe');
  });
  afterAll(() => Promise.all([database.close(), fake.close()]));

  function captured(change: Partial<RefundRequest> = {}): RefundRequest {
    const request = refundRequest(change);
    fake.book.capture(request.payment.reference, request.refundable, request.currency);
    return { ...request, payment: { ...request.payment, provider: 'stripe' } };
  }

  const pay = (request: RefundRequest) => payerWith(ledger, stripe)(request).catch(() => undefined);

  /** All pages together; of the given order where one is named. */
  async function review(of?: RefundRequest): Promise<Omit<Reviewed, 'after'>> {
    const review = reviewRefunds({
      ledger,
      providers: () => stripe,
      review: databaseRefundReview(database.db),
      rows: databaseRefundRows(database.db),
      clock: fixedClock(new Date().toISOString()),
      audit: memoryAudit(),
      returns,
    });
    const pages: Reviewed[] = [];
    do {
      const facts = { currentAttemptScheduledTimestampMs: Date.now() + 1000 };
      const page = { listed: 0, after: pages.at(-1)?.after ?? null };
      pages.push(await new MockActivityEnvironment(facts).run(review, page));
    } while (pages.at(-1)?.after != null);
    return {
      orders: pages.reduce((sum, { orders }) => sum + orders, 0),
      found: pages.reduce((sum, { found }) => sum + found, 0),
      corrected: pages.reduce((sum, { corrected }) => sum + corrected, 0),
      differences: pages
        .flatMap(({ differences }) => differences)
        .filter(({ orderNumber }) => of === undefined || orderNumber === of.orderNumber),
      unread: pages.flatMap(({ unread }) => unread),
    };
  }

  const stateOf = async (request: RefundRequest) =>
    (
      await database.db
        .selectFrom('refund_intents')
        .select('state')
        .where('intent_id', '=', intentIdOf(request))
        .executeTakeFirst()
    )?.state;

  test('a refund whose answer was lost is found in the books, and our ledger follows', async () => {
    const request = captured();
    fake.faults.plan(request.payment.reference, { refund: [{ kind: 'reset-after' }] });
    await pay(request);
    expect(await stateOf(request)).toBe('unknown');
    const { corrected, differences } = await review();
    expect({ corrected, differences }).toEqual({ corrected: 1, differences: [] });
    expect(await stateOf(request)).toBe('settled');
    expect((await review()).corrected).toBe(0);
  });

  test('a refund that failed at the bank is told with its reason, and its amount is free again', async () => {
    const request = captured();
    await pay(request);
    const [refund] = fake.book.of(request.payment.reference);
    Object.assign(refund ?? {}, { status: 'failed', reason: 'lost_or_stolen_card' });
    const { differences } = await review(request);
    expect(differences).toMatchObject([
      {
        kind: 'failed-there',
        orderNumber: request.orderNumber,
        sentence: expect.stringContaining('lost_or_stolen_card'),
      },
    ]);
    expect(await stateOf(request)).toBe('failed');
    expect((await review(request)).differences).toEqual([]);
  });

  test('a failure that the night finds first is told to its return; one that cannot be told is tried again', async () => {
    const request = captured();
    await pay(request);
    Object.assign(fake.book.of(request.payment.reference)[0] ?? {}, { status: 'failed' });
    const failures = () => told.filter(({ rma }) => rma === request.rma);
    isPaused = true;
    const { unread } = await review(request);
    isPaused = false;
    expect(unread).toContainEqual(expect.stringContaining(request.rma));
    expect([(await stateOf(request)) === 'failed', failures()]).toEqual([false, []]);
    await review(request);
    expect([await stateOf(request), failures()]).toEqual(['failed', [{ rma: request.rma, status: 'failed' }]]);
    await review(request);
    expect(failures()).toHaveLength(1);
  });

  test('a refund that somebody made at the provider is told every day until it is put right', async () => {
    const request = captured({ amount: 1000 });
    await pay(request);
    fake.book.nowMs = Date.now() + 5000;
    const { reference } = request.payment;
    fake.book.refund({ payment: reference, amount: 500, currency: 'USD', intent: undefined });
    for (const _day of [1, 2])
      expect((await review(request)).differences).toMatchObject([{ kind: 'by-hand', shop: 'soocas' }]);
  });

  test('a return that counts another amount as paid out is told', async () => {
    const request = captured();
    await pay(request);
    const card: Card = cardOf(request.rma, 0);
    const money = (total: number) => ({ ...card.money, currency: 'USD', total });
    const write = (revision: number, change: Partial<Card>) =>
      databaseRecords(database.db).write({ ...card, orderNumber: request.orderNumber, revision, ...change });
    await write(1, { stage: 'refunding', money: money(7000) });
    expect((await review(request)).differences).toEqual([]);
    await write(2, { stage: 'settling', money: money(6490) });
    expect((await review(request)).differences).toEqual([]);
    await write(3, { stage: 'closed', money: money(6489) });
    expect((await review(request)).differences).toMatchObject([{ kind: 'return-differs', about: request.rma }]);
  });

  test('books that cannot be read are named, and all others are compared', async () => {
    const [unread, other] = [captured(), captured()];
    await pay(unread);
    await pay(other);
    fake.faults.plan(unread.payment.reference, { lookUp: [{ kind: '429' }] });
    const [refund] = fake.book.of(other.payment.reference);
    Object.assign(refund ?? {}, { status: 'failed' });
    const found = await review(other);
    expect(found.unread).toEqual([expect.stringContaining(unread.payment.reference)]);
    expect(found.differences).toHaveLength(1);
  });

  test('every order is looked at once, however many there are', async () => {
    const before = (await review()).orders;
    const shop = `shop-${randomUUID()}`;
    const requests = Array.from({ length: 60 }, () => captured({ shop }));
    for (const request of requests) await pay(request);
    const { orders, unread } = await review();
    expect({ orders, unread }).toEqual({ orders: before + 60, unread: [] });
  });
});
