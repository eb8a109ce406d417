// What each answer of Stripe and of PayPal means for a refund: every one of them has its end.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApplicationFailure } from '@temporalio/activity';
import { instantOf } from '../../src/domain/instant.ts';
import { type Answers, openAnswers, reasonOf } from '../support/answers.ts';
import { intentIdOf } from '../support/refunds.ts';

describe.each(['stripe', 'paypal'] as const)('at %s', (protocol) => {
  let answers: Answers;
  beforeAll(async () => {
    answers = await openAnswers(protocol);
  });
  afterEach(() => {
    answers.fake.book.nextStatus = 'succeeded';
    answers.fake.keysExpired = false;
  });
  afterAll(() => answers.close());

  const failureOf = async (paid: Promise<unknown>) =>
    (await paid.catch((error: unknown) => error)) as ApplicationFailure;

  test.each([
    ['6490 cents', 'USD', 6490],
    ['650 yen', 'JPY', 650],
    ['6.490 Tunisian dinars', 'TND', 6490],
  ])('%s arrive as what they are', async (_what, currency, amount) => {
    const request = answers.request({ currency, amount });
    expect(await answers.pay(request)).toMatchObject({ kind: 'submitted', settled: true });
    const [refund] = answers.fake.book.of(request.payment.reference);
    expect(refund).toMatchObject({ amount, currency, intent: intentIdOf(request) });
    expect(answers.rowOf(request)).toMatchObject({ state: 'settled', providerId: refund?.id });
  });

  test('what the provider still works on is pending', async () => {
    answers.fake.book.nextStatus = 'pending';
    const request = answers.request();
    expect(await answers.pay(request)).toMatchObject({ kind: 'submitted', settled: false });
    expect(answers.rowOf(request)).toMatchObject({ state: 'pending' });
  });

  test.each(['failed', 'canceled'] as const)('what is %s goes to a person and frees its amount', async (status) => {
    answers.fake.book.nextStatus = status;
    const request = answers.request();
    expect(reasonOf(await answers.pay(request))).toMatch(/could not (be paid|pay)|was canceled/);
    expect(answers.rowOf(request)).toMatchObject({ state: 'failed' });
    answers.fake.book.nextStatus = 'succeeded';
    expect(await answers.pay({ ...request, slot: 'p1-2' })).toMatchObject({ kind: 'submitted' });
  });

  test('a refund that fails days later frees its amount when another one needs it', async () => {
    const request = answers.request();
    await answers.pay(request);
    const [refund] = answers.fake.book.of(request.payment.reference);
    if (refund) refund.status = 'failed';
    expect(await answers.pay({ ...request, slot: 'p1-2' })).toMatchObject({ kind: 'submitted' });
    expect(answers.rowOf(request)).toMatchObject({ state: 'failed' });
  });

  test('a disputed payment goes to a person, who reads that the bank decides', async () => {
    const request = answers.request();
    answers.paymentOf(request).disputed = true;
    expect(reasonOf(await answers.pay(request))).toMatch(/disputed this payment/);
    expect(answers.rowOf(request)).toMatchObject({ state: 'failed' });
  });

  test('what was refunded by hand already goes to a person, who reads by what', async () => {
    const request = answers.request();
    const id = answers.byHand(request, 6990);
    expect(reasonOf(await answers.pay(request))).toContain(`${id} over 69.90 USD (made by hand)`);
    const partly = answers.request();
    const other = answers.byHand(partly, 1000);
    expect(reasonOf(await answers.pay(partly))).toContain(`${other} over 10.00 USD`);
    expect(answers.fake.book.of(partly.payment.reference)).toHaveLength(1);
  });

  test('what was refunded by us already, and forgotten, is ours', async () => {
    const request = answers.request({ amount: 6990 });
    const { payment, currency, amount } = request;
    const made = answers.fake.book.refund({
      payment: payment.reference,
      amount,
      currency,
      intent: intentIdOf(request),
    });
    expect(await answers.pay(request)).toMatchObject({ kind: 'submitted', settled: true });
    expect(answers.rowOf(request)).toMatchObject({ providerId: (made as { readonly id: string }).id });
  });

  test('another amount than we asked for goes to a person with both, and stays reserved', async () => {
    const request = answers.request();
    answers.fake.faults.plan(request.payment.reference, { refund: [{ kind: 'differs' }] });
    expect(reasonOf(await answers.pay(request))).toMatch(/6489 USD.*6490 USD/);
    expect(answers.rowOf(request)).toMatchObject({ state: 'unknown' });
    expect(reasonOf(await answers.pay({ ...request, slot: 'p1-2' }))).toMatch(/only 500 USD/);
  });

  test('our key under another content is never another refund', async () => {
    const request = answers.request();
    answers.fake.book.keep(intentIdOf(request), 'something else', { status: 200, body: {} }, 3_600_000);
    const failure = await failureOf(answers.pay(request));
    expect(failure).toMatchObject({ type: 'RefundUnclear', nonRetryable: true });
    expect(answers.rowOf(request)).toMatchObject({ state: 'unknown' });
    expect(answers.fake.book.of(request.payment.reference)).toEqual([]);
  });

  test('an expired key loses no refund: it is tried again for an hour, then an operator hears of it', async () => {
    const fresh = await openAnswers(protocol);
    fresh.fake.keysExpired = true;
    const request = fresh.request();
    const first = await failureOf(fresh.pay(request));
    expect(first).toMatchObject({ type: 'RefundKeyRefused', nonRetryable: false, nextRetryDelay: 300_000 });
    expect(await failureOf(fresh.pay(request, 12))).toMatchObject({ type: 'RefundKeyRefused', nonRetryable: true });
    expect(fresh.rowOf(request)).toMatchObject({ state: 'unknown' });
    fresh.fake.keysExpired = false;
    expect(await fresh.pay(request, 13)).toMatchObject({ kind: 'submitted' });
    expect(fresh.fake.book.of(request.payment.reference)).toHaveLength(1);
    await fresh.close();
  });

  test('no key of ours stands in what is thrown', async () => {
    answers.fake.keysExpired = true;
    const failure = await failureOf(answers.pay(answers.request()));
    expect(JSON.stringify([failure.message, String(failure.cause), failure.stack])).not.toMatch(/_fake|fake-secret/);
  });

  test('a payment that the provider does not know is declined, but not when money may have moved', async () => {
    const request = answers.request();
    answers.fake.book.payments.delete(request.payment.reference);
    expect(reasonOf(await answers.pay(request))).toMatch(/No such payment|does not exist/);
    const lost = answers.request();
    answers.fake.faults.plan(lost.payment.reference, { refund: [{ kind: 'reset-after' }] });
    await failureOf(answers.pay(lost));
    answers.fake.book.payments.delete(lost.payment.reference);
    expect(await failureOf(answers.pay(lost, 2))).toMatchObject({ type: 'RefundUnclear', nonRetryable: true });
    expect(answers.rowOf(lost)).toMatchObject({ state: 'unknown' });
  });

  test('patience that the provider asks for is passed on', async () => {
    const request = answers.request();
    answers.fake.faults.plan(request.payment.reference, { refund: [{ kind: '429' }] });
    expect(await failureOf(answers.pay(request))).toMatchObject({ type: 'RefundUnknown', nextRetryDelay: 7000 });
  });

  test('its books list every refund of a payment, ours and those made by hand', async () => {
    const request = answers.request({ amount: 1000 });
    await answers.pay(request);
    const [second, third] = [answers.byHand(request, 2000), answers.byHand(request, 500)];
    const listed = (await answers.provider.list?.(request.payment.reference)) ?? [];
    const [own] = answers.fake.book.of(request.payment.reference);
    const madeAt = instantOf(answers.fake.book.nowMs);
    expect(listed.toSorted((one, other) => one.providerId.localeCompare(other.providerId))).toEqual([
      { providerId: own?.id, intentId: intentIdOf(request), status: 'settled', amount: 1000, currency: 'USD', madeAt },
      { providerId: second, status: 'settled', amount: 2000, currency: 'USD', madeAt },
      { providerId: third, status: 'settled', amount: 500, currency: 'USD', madeAt },
    ]);
  });
});

describe('at Stripe alone', () => {
  let answers: Answers;
  beforeAll(async () => {
    answers = await openAnswers('stripe');
  });
  afterAll(() => answers.close());

  test('a refund that waits for the customer’s account is pending, holds its amount, and says so', async () => {
    answers.fake.book.nextStatus = 'requires-action';
    const request = answers.request();
    expect(await answers.pay(request)).toMatchObject({ kind: 'submitted', settled: false });
    expect(answers.rowOf(request)).toMatchObject({
      state: 'pending',
      reason: expect.stringContaining('waits for the customer to name an account'),
    });
    expect(await answers.pay({ ...request, slot: 'p1-2' })).toMatchObject({ kind: 'declined' });
  });

  test('a charge is refunded as a payment intent is, and anything else is no payment of Stripe', async () => {
    answers.fake.book.nextStatus = 'succeeded';
    const payment = { id: 'p1', provider: 'stripe', reference: 'ch_1' };
    expect(await answers.pay(answers.request({ payment }))).toMatchObject({ kind: 'submitted' });
    const other = answers.request({ payment: { ...payment, reference: 'cs_1' } });
    expect(reasonOf(await answers.pay(other))).toBe('cs_1 is no payment of Stripe.');
  });
});

describe('at PayPal alone', () => {
  let answers: Answers;
  beforeAll(async () => {
    answers = await openAnswers('paypal');
  });
  afterAll(() => answers.close());

  test('one token serves many refunds', async () => {
    await answers.pay(answers.request());
    const before = answers.fake.calls;
    await answers.pay(answers.request());
    expect(answers.fake.calls - before).toBe(1);
  });

  test('a capture without an order that was refunded by nobody knows whom goes to a person', async () => {
    const payment = { id: 'p1', provider: 'paypal', reference: 'OLD1' };
    const request = answers.request({ payment });
    answers.fake.faults.plan('OLD1', { refund: [{ kind: 'reset-after' }, { kind: 'reset-after' }] });
    const failure = (await answers.pay(request).catch((error: unknown) => error)) as ApplicationFailure;
    expect(failure.type).toBe('RefundUnknown');
    await expect(answers.pay(request, 2)).rejects.toMatchObject({ type: 'RefundUnclear', nonRetryable: true });
    expect(answers.fake.book.of('OLD1')).toHaveLength(1);
  });
});
