// How money goes out of a return: to each payment, to the shop's own account system, by a person, or not yet.
import { ApplicationFailure } from '@temporalio/activity';
import { afterAll, expect, test } from '@jest/globals';
import type { RefundOutcome, RefundRequest } from '../../src/contract/effects.ts';
import { ownTime } from '../../activities/own-time.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const asked: RefundRequest[] = [];
/** By the reference of the payment; what is not named is taken and still pending. */
const outcomes = new Map<string, (request: RefundRequest) => RefundOutcome | Promise<RefundOutcome> | undefined>();

async function refund(request: RefundRequest): Promise<RefundOutcome> {
  asked.push(request);
  const at = ownTime(request.clockShift);
  const outcome = outcomes.get(request.payment.reference);
  return outcome?.(request) ?? { kind: 'submitted', at, providerId: `re_${request.slot}`, settled: false };
}

const byHand = ({ clockShift }: RefundRequest): RefundOutcome => ({ kind: 'asked', at: ownTime(clockShift) });

const world = await openWorld(fakes(nothingSeen(), { refund }));
afterAll(() => world.close());

const askedOf = ({ rma }: TheReturn) => asked.filter((request) => request.rma === rma);
const paidBy = (...references: readonly string[]) => ({
  ...happy,
  order: {
    ...happy.order,
    payments: references.map((reference, index) => {
      const captured = index === 0 ? 8490 - 1000 * (references.length - 1) : 1000;
      return { id: `p${index + 1}`, provider: 'sandbox', reference, captured, refundedBefore: 0 };
    }),
  },
});

async function comesBack(one: TheReturn): Promise<void> {
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  await world.settled(one.handle);
}

test('where a person moves one part, the others are asked for all the same, and the report is that person’s', async () => {
  outcomes.set('bank', byHand);
  const one = await startReturn(world, paidBy('bank', 'card'));
  await comesBack(one);
  expect(askedOf(one).map(({ payment }) => payment.reference)).toEqual(['bank', 'card']);
  expect(await one.card()).toMatchObject({ stage: 'refunding' });
  await one.tell('refundReported', { by: 'provider', status: 'submitted' });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'settling' });
  await one.ask('confirmRefund', { by: 'finance:lu' });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'refunded' });
  expect(askedOf(one)).toHaveLength(2);
});

test('store credit is asked for at the shop’s own system, for the order, and never over what was paid', async () => {
  const request = { ...happy.request, ground: 'damaged', resolution: 'store-credit' } as const;
  const one = await startReturn(world, { ...happy, shop: 'justsoso', request });
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await world.settled(one.handle);
  const { total } = (await one.card()).money;
  expect(askedOf(one)).toMatchObject([
    {
      payment: { id: 'credit', provider: 'store-credit', reference: happy.order.number },
      slot: 'credit',
      amount: total,
      refundable: 8490,
    },
  ]);
  expect(await one.card()).toMatchObject({ stage: 'settling' });
});

test('a key that the provider refuses loses nothing: an operator puts it right and has the same refund tried again', async () => {
  outcomes.set('expired', () => {
    throw ApplicationFailure.nonRetryable('The provider refused our key.', 'RefundKeyRefused');
  });
  const one = await startReturn(world, paidBy('expired'));
  await comesBack(one);
  expect(await one.card()).toMatchObject({ stage: 'needs-a-person', attention: ['REFUND_UNKNOWN'] });
  outcomes.delete('expired');
  await one.ask('retryStep', { by: 'operator:max' });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'settling', attention: [] });
  const [first, second, ...more] = askedOf(one).map(({ slot, amount }) => `${slot} ${amount}`);
  expect(more).toEqual([]);
  expect(second).toBe(first);
});

test('a refund on its way when the order is cancelled is tried again as it was; besides it only the rest is asked for', async () => {
  let goOn = (): void => undefined;
  const cancelled = new Promise<void>((resolve) => (goOn = resolve));
  const isFirst = ({ slot }: RefundRequest): boolean => slot === 'p1';
  outcomes.set('slow', async (request) => {
    await (isFirst(request) ? cancelled : undefined);
    if (isFirst(request)) throw ApplicationFailure.nonRetryable('No answer.', 'RefundUnknown');
    return { kind: 'submitted', at: ownTime(request.clockShift), providerId: 're_rest', settled: false };
  });
  const { order, ...rest } = paidBy('slow');
  const sold = { placedAt: '2026-03-20T02:00:00Z', shippedAt: '2026-03-20T08:00:00Z', deliveredAt: null };
  const request = { ...happy.request, ground: 'not-needed', evidence: ['product-photo', 'package-photo'] } as const;
  const one = await startReturn(world, { ...rest, shop: 'website', order: { ...order, ...sold }, request });
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.ask('cancelOrder', { by: 'customer' });
  goOn();
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'needs-a-person', attention: ['REFUND_UNKNOWN'] });
  outcomes.delete('slow');
  await one.ask('retryStep', { by: 'operator:max' });
  await world.settled(one.handle);
  expect(await one.card()).toMatchObject({ stage: 'settling', attention: [], money: { total: 8490 } });
  expect(askedOf(one).map(({ cause, slot, amount }) => `${cause} ${slot} ${amount}`)).toEqual([
    'goods p1 7990',
    'cancelled-order p1-2 500',
    'goods p1 7990',
  ]);
});
