// One refund, whatever happens between us and the provider: real database, real provider over HTTP.
import { describe, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { onEachDatabase } from '../support/database.ts';
import {
  callSandbox,
  intentIdOf,
  linesOf,
  ownInstant,
  payerAt,
  paymentsOf,
  refundRequest,
  testProvider,
} from '../support/refunds.ts';

onEachDatabase((kind) => {
  const { payments, pay, rowOf, refundsOf } = paymentsOf(kind);

  test('pays a refund once and keeps the provider’s reference with the return’s own time', async () => {
    const request = refundRequest();
    const outcome = await pay(request);
    const [refund, ...more] = refundsOf(request);
    expect(more).toEqual([]);
    expect(refund).toMatchObject({ amount: 6490, currency: 'USD', payment: request.payment.reference, captured: 6990 });
    expect(outcome).toEqual({ kind: 'submitted', at: ownInstant, providerId: refund?.id, settled: false });
    const row = await rowOf(request);
    expect(row).toMatchObject({ state: 'pending', provider_id: refund?.id, amount: 6490, reason: null });
    expect(row?.changed_at).toEqual(new Date(ownInstant));
  });

  test('knows a refund as settled when the provider says so at once', async () => {
    const request = refundRequest();
    const instant = { ...request, payment: { ...request.payment, reference: `instant_${request.rma}` } };
    expect(await pay(instant)).toMatchObject({ kind: 'submitted', settled: true });
    expect(await rowOf(instant)).toMatchObject({ state: 'settled' });
  });

  test('answers a decline as a value, stays with it, and frees the money for another way', async () => {
    const request = refundRequest();
    const closed = { ...request, payment: { ...request.payment, reference: `card_closed_${request.rma}` } };
    const declined = { kind: 'declined', at: ownInstant, reason: 'card_closed: The card takes no refunds any more.' };
    expect(await pay(closed)).toEqual(declined);
    expect(await pay(closed, 2)).toEqual(declined);
    expect(await rowOf(closed)).toMatchObject({ state: 'failed' });
    expect(await pay({ ...request, slot: 'p1-2' })).toMatchObject({ kind: 'submitted' });
    expect(refundsOf(closed)).toEqual([]);
  });

  test('never sends what has failed before, since its money may be promised to another by now', async () => {
    const request = refundRequest();
    await payments().provider.fault('reset-before');
    await expect(pay(request)).rejects.toThrow();
    const failure = { state: 'failed', reason: 'given up by finance', at: ownInstant } as const;
    await payments().ledger.settle(intentIdOf(request), failure);
    expect(await pay(request, 2)).toEqual({ kind: 'declined', at: ownInstant, reason: failure.reason });
    expect(refundsOf(request)).toEqual([]);
  });

  describe('a lost answer', () => {
    test.each([
      { fault: 'commit-then-reset', paidBefore: 1 },
      { fault: 'reset-before', paidBefore: 0 },
      { fault: '500', paidBefore: 0 },
      { fault: '429', paidBefore: 0 },
    ])('of the kind $fault is unknown, then one refund', async ({ fault, paidBefore }) => {
      const request = refundRequest();
      await payments().provider.fault(fault);
      await expect(pay(request)).rejects.toMatchObject({ type: 'RefundUnknown', nonRetryable: false });
      expect(await rowOf(request)).toMatchObject({ state: 'unknown', provider_id: null });
      expect(refundsOf(request)).toHaveLength(paidBefore);
      const outcome = await pay(request, 2);
      const refunds = refundsOf(request);
      expect(refunds).toHaveLength(1);
      expect(outcome).toMatchObject({ kind: 'submitted', providerId: refunds[0]?.id });
      expect(await rowOf(request)).toMatchObject({ state: 'pending', provider_id: refunds[0]?.id });
    });

    test('that hangs is given up by the time limit and found by the next try', async () => {
      const request = refundRequest();
      const impatient = payerAt(payments().ledger, payments().provider.url, 150);
      await payments().provider.fault('commit-then-hang');
      await expect(impatient(request)).rejects.toMatchObject({ type: 'RefundUnknown' });
      expect(await pay(request, 2)).toMatchObject({ kind: 'submitted' });
      expect(refundsOf(request)).toHaveLength(1);
    });

    test('is looked up even if the next try counts as the first one', async () => {
      const request = refundRequest();
      await payments().provider.fault('commit-then-reset');
      await expect(pay(request)).rejects.toThrow();
      await payments().provider.fault('500');
      expect(await pay(request, 1)).toMatchObject({ kind: 'submitted' });
      const faultStillWaits = pay(refundRequest());
      await expect(faultStillWaits).rejects.toThrow('as was ordered');
    });

    test('sends nothing while the look-up is not answered either', async () => {
      const request = refundRequest();
      await payments().provider.fault('reset-before');
      await expect(pay(request)).rejects.toThrow('was sent and not answered');
      await payments().provider.fault('500', { on: 'look-up' });
      await expect(pay(request, 2)).rejects.toThrow('could not be looked up');
      expect(refundsOf(request)).toEqual([]);
      expect(await pay(request, 3)).toMatchObject({ kind: 'submitted' });
    });

    test('of a provider that asks for patience passes on how long', async () => {
      await payments().provider.fault('429');
      const failure = await pay(refundRequest()).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ApplicationFailure);
      expect((failure as ApplicationFailure).nextRetryDelay).toBe(1000);
    });
  });

  test('looks up on a second try even if our ledger knows nothing of a first', async () => {
    const request = refundRequest();
    const body = { payment: request.payment.reference, captured: 6990, amount: 6490, currency: 'USD' };
    const sent = { ...body, metadata: { intent: intentIdOf(request) } };
    await callSandbox(payments().provider.url, '/v1/refunds', {
      body: sent,
      headers: { 'idempotency-key': 'by-hand' },
    });
    expect(await pay(request, 2)).toMatchObject({ kind: 'submitted' });
    expect(refundsOf(request)).toHaveLength(1);
  });

  test('shows a person both amounts when the provider has another one, and keeps the reservation', async () => {
    const request = refundRequest();
    const body = { payment: request.payment.reference, captured: 6990, amount: 100, currency: 'EUR' };
    const sent = { ...body, metadata: { intent: intentIdOf(request) } };
    await callSandbox(payments().provider.url, '/v1/refunds', {
      body: sent,
      headers: { 'idempotency-key': 'by-hand-2' },
    });
    await expect(pay(request)).rejects.toThrow('is refunded already');
    const outcome = await pay(request, 2);
    expect(outcome).toMatchObject({ kind: 'declined' });
    expect((outcome as { readonly reason: string }).reason).toMatch(/100 EUR.*6490 USD/);
    expect(await rowOf(request)).toMatchObject({ state: 'unknown' });
    expect(await pay({ ...request, slot: 'p1-2' })).toMatchObject({ kind: 'declined' });
  });

  test('shows a person both amounts when the same intent comes with another one', async () => {
    const request = refundRequest();
    await pay(request);
    const outcome = await pay({ ...request, amount: 6489 }, 2);
    expect(outcome).toMatchObject({ kind: 'declined' });
    expect((outcome as { readonly reason: string }).reason).toMatch(/6490 USD.*6489 USD/);
    expect(refundsOf(request)).toHaveLength(1);
  });

  test('never sends again what the provider had confirmed and does not know any more', async () => {
    const request = refundRequest();
    await pay(request);
    const other = await testProvider();
    const outcome = await payerAt(payments().ledger, other.url)(request, 2);
    expect(outcome).toMatchObject({ kind: 'declined', reason: expect.stringContaining('nothing was sent again') });
    expect(linesOf(other.ledgerFile, intentIdOf(request))).toEqual([]);
    await other.close();
  });

  test('two tries of one intent at the same moment pay once', async () => {
    const request = refundRequest();
    const [one, other] = await Promise.all([pay(request), pay(request, 2)]);
    expect(one).toEqual(other);
    expect(refundsOf(request)).toHaveLength(1);
  });

  test('of twenty refunds of 60 % of one capture at the same moment exactly one is paid', async () => {
    const shared = refundRequest({ refundable: 1000, amount: 600 });
    const requests = Array.from({ length: 20 }, (_, index) => ({ ...shared, rma: `${shared.rma}-${index}` }));
    const outcomes = await Promise.all(requests.map((request) => pay(request)));
    expect(outcomes.filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) => (outcome.kind === 'declined' ? [outcome.reason] : []));
    expect(new Set(reasons)).toEqual(
      new Set(['Of payment p1 only 400 USD in minor units can still be refunded, not 600.']),
    );
    expect(requests.flatMap((request) => refundsOf(request))).toHaveLength(1);
  });

  test('our ledger and the provider’s agree on every refund of this file that was taken', async () => {
    const rows = await payments()
      .database.db.selectFrom('refund_intents')
      .select(['intent_id', 'provider_id', 'amount', 'currency', 'reference'])
      .where('state', 'in', ['pending', 'settled'])
      .execute();
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const { provider_id: id, amount, currency, reference: payment } = row;
      expect(linesOf(payments().provider.ledgerFile, row.intent_id)).toEqual([
        expect.objectContaining({ id, amount, currency, payment }),
      ]);
    }
  });
});
