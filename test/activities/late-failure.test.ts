// A refund that was taken fails days later: its money is free for another one, once the provider itself says so.
import { expect, test } from '@jest/globals';
import type { RefundRequest } from '../../src/contract/effects.ts';
import { onEachDatabase } from '../support/database.ts';
import { failsLater, intentIdOf, paymentsOf, refundRequest } from '../support/refunds.ts';

onEachDatabase((kind) => {
  const { payments, pay, rowOf, refundsOf } = paymentsOf(kind);
  const fails = (request: RefundRequest) => failsLater(payments().provider, intentIdOf(request), 'account_closed');
  const again = (request: RefundRequest): RefundRequest => ({ ...request, slot: `${request.slot}-2` });
  const tooMuch = { kind: 'declined', reason: expect.stringContaining('only 500 USD in minor units') };

  test('a refund is made anew after the provider has reported that the first one failed', async () => {
    const first = refundRequest();
    await pay(first);
    await fails(first);
    expect(await pay(again(first))).toMatchObject({ kind: 'submitted' });
    expect(await rowOf(first)).toMatchObject({ state: 'failed', reason: 'account_closed' });
    expect(await rowOf(again(first))).toMatchObject({ state: 'pending' });
    expect(refundsOf(again(first))).toHaveLength(1);
  });

  test('also one that had arrived may fail, and of two the one that failed', async () => {
    const name = refundRequest();
    const payment = { ...name.payment, reference: `instant_${name.rma}` };
    const [first, other] = ['p1', 'carriage'].map((slot) => ({
      ...name,
      payment,
      slot,
      amount: 3000,
      refundable: 6000,
    }));
    if (first === undefined || other === undefined) throw new Error('two refunds are wanted');
    await pay(first);
    await pay(other);
    await fails(other);
    expect(await pay({ ...other, slot: 'carriage-2' })).toMatchObject({ kind: 'submitted', settled: true });
    expect(await rowOf(first)).toMatchObject({ state: 'settled' });
    expect(await rowOf(other)).toMatchObject({ state: 'failed' });
  });

  test('a return has the room of another one of the same payment whose refund failed', async () => {
    const first = refundRequest();
    await pay(first);
    const other = { ...first, rma: `${first.rma}-B` };
    expect(await pay(other)).toMatchObject(tooMuch);
    await fails(first);
    expect(await pay(other)).toMatchObject({ kind: 'submitted' });
  });

  test.each([
    ['pending', 'pi_', 'pending'],
    ['settled', 'instant_', 'settled'],
  ])('what the provider has as %s is never paid anew', async (_what, prefix, state) => {
    const request = refundRequest();
    const first = { ...request, payment: { ...request.payment, reference: `${prefix}${request.rma}` } };
    await pay(first);
    expect(await pay(again(first))).toMatchObject(tooMuch);
    expect(await rowOf(first)).toMatchObject({ state });
    expect(refundsOf(again(first))).toEqual([]);
  });

  test.each([
    ['was never heard of', 'reset-before'],
    ['was taken without an answer', 'commit-then-reset'],
  ])('a refund that %s stays reserved while its outcome is unknown', async (_what, fault) => {
    const first = refundRequest();
    await payments().provider.fault(fault);
    await expect(pay(first)).rejects.toMatchObject({ type: 'RefundUnknown' });
    expect(await pay(again(first))).toMatchObject(tooMuch);
    expect(await rowOf(first)).toMatchObject({ state: 'unknown' });
    expect(refundsOf(again(first))).toEqual([]);
  });

  test('nothing is decided while the provider does not answer which refund has failed', async () => {
    const first = refundRequest();
    await pay(first);
    await fails(first);
    await payments().provider.fault('500', { on: 'look-up' });
    await expect(pay(again(first))).rejects.toMatchObject({ type: 'RefundUnknown', nonRetryable: false });
    expect(await rowOf(first)).toMatchObject({ state: 'pending' });
    expect(await rowOf(again(first))).toBeUndefined();
    expect(await pay(again(first), 2)).toMatchObject({ kind: 'submitted' });
  });

  test('of ten that would take the failed one’s place at the same moment one is paid', async () => {
    const first = refundRequest();
    await pay(first);
    await fails(first);
    const others = Array.from({ length: 10 }, (_, index) => ({ ...first, rma: `${first.rma}-${index}` }));
    const outcomes = await Promise.all(others.map((other) => pay(other)));
    expect(outcomes.filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
    expect(others.flatMap(refundsOf)).toHaveLength(1);
  });

  test('a slower try of the failed refund itself sends nothing', async () => {
    const first = refundRequest();
    await pay(first);
    await fails(first);
    await pay(again(first));
    expect(await pay(first, 2)).toMatchObject({ kind: 'declined', reason: 'account_closed' });
    expect(refundsOf(first)).toHaveLength(1);
  });
});
