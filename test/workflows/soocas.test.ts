// The main paths of a return of soocas, on the real server, in the return's own days.
import { afterAll, describe, expect, test } from '@jest/globals';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { happy, request } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const seen = nothingSeen();
const world = await openWorld(fakes(seen));
afterAll(() => world.close());

const mailsOf = (rma: string) => seen.mails.filter((mail) => mail.rma === rma).map(({ notice }) => notice);

describe('a return of soocas', () => {
  test.concurrent('is refunded what was paid, and closes when the money has arrived', async () => {
    const one = await startReturn(world, happy);
    await one.tell('approve', { by: 'agent:bo' });
    await one.until('2026-03-21T09:00:00Z');
    expect((await one.card()).stage).toBe('awaiting-parcel');
    await one.tell('parcelScanned', { by: 'carrier', carriagePaidBy: 'shop', carriage: 900 });
    await one.until('2026-03-23T09:00:00Z');
    await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
    await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
    await world.settled(one.handle);
    expect(await one.card()).toMatchObject({ stage: 'settling', money: { total: 7990 } });
    await one.tell('refundReported', { by: 'provider', status: 'settled' });
    await world.settled(one.handle);
    expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'refunded' });
    expect(mailsOf(one.rma)).toEqual(['approved', 'goods-accepted', 'refund-made']);
    expect(seen.refunds.filter(({ rma }) => rma === one.rma)).toMatchObject([
      { amount: 7990, slot: 'p1', currency: 'USD' },
    ]);
  });

  test.concurrent(
    'lapses when nothing was posted by the end of day 3, and goes on when posting in time is shown',
    async () => {
      const one = await startReturn(world, happy);
      await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
      await one.until('2026-03-25T00:00:00Z');
      expect(await one.card()).toMatchObject({ stage: 'closed', outcome: 'lapsed' });
      await one.tell('parcelScanned', { by: 'carrier', at: '2026-03-22T06:59:59Z' });
      await world.settled(one.handle);
      expect(await one.card()).toMatchObject({ stage: 'in-transit', outcome: null });
      expect(mailsOf(one.rma)).toEqual(['approved', 'posting-reminder', 'lapsed', 'overdue']);
    },
  );

  test.concurrent('hears the shop also when a customer has used the id of its message before', async () => {
    const one = await startReturn(world, happy);
    await one.ask('supplyEvidence', { id: 'order-1001-approve', evidence: ['video'] });
    await one.tell('approve', { id: 'order-1001-approve', by: 'agent:bo' });
    await world.settled(one.handle);
    expect((await one.card()).decision).toMatchObject({ verdict: 'approve', by: 'agent:bo' });
  });

  test.concurrent('is never decided by its overdue review', async () => {
    const one = await startReturn(world, happy);
    await one.until('2026-03-25T12:00:01Z');
    expect(await one.card()).toMatchObject({ stage: 'in-review', attention: ['REVIEW_OVERDUE'] });
    await one.until('2026-03-27T12:00:00Z');
    expect(mailsOf(one.rma).filter((notice) => notice === 'overdue').length).toBeGreaterThanOrEqual(2);
    await one.ask('decide', { by: 'supervisor:eve', verdict: 'approve' });
    expect(await one.card()).toMatchObject({ stage: 'awaiting-parcel', attention: [] });
  });

  test.concurrent('waits for the photo that it asked for', async () => {
    const one = await startReturn(world, { ...happy, request: { ...request, evidence: ['order-number'] } });
    await expect(one.ask('decide', { by: 'agent:bo', verdict: 'approve' })).rejects.toMatchObject({
      cause: { type: 'EVIDENCE_MISSING' },
    });
    expect(await one.card()).toMatchObject({ stage: 'awaiting-evidence', missing: ['product-photo'] });
    await one.ask('supplyEvidence', { evidence: ['product-photo'] });
    expect((await one.card()).stage).toBe('in-review');
  });

  test.concurrent('pays one refund anew when the provider reports that it failed', async () => {
    const one = await settling([{ ...onePayment, captured: 8490 }]);
    await one.tell('refundReported', { by: 'provider', status: 'failed' });
    await one.ask('retryStep', { by: 'operator:max' });
    await world.settled(one.handle);
    expect(slotsOf(one.rma)).toEqual(['p1', 'p1-2']);
  });

  test.concurrent('pays none of two refunds anew when the report does not say which of them failed', async () => {
    const one = await settling([
      { ...onePayment, captured: 5000 },
      { ...onePayment, id: 'p2', reference: 'pay_2', captured: 5000 },
    ]);
    await one.tell('refundReported', { by: 'provider', status: 'failed' });
    await one.ask('retryStep', { by: 'operator:max' });
    await world.settled(one.handle);
    expect(slotsOf(one.rma)).toEqual(['p1', 'p2']);
    expect(await one.card()).toMatchObject({ stage: 'needs-a-person', attention: ['REFUND_FAILED'] });
  });
});

const onePayment = { id: 'p1', provider: 'sandbox', reference: 'pay_1', captured: 0, refundedBefore: 0 };

function slotsOf(rma: string): readonly string[] {
  return seen.refunds.filter((refund) => refund.rma === rma).map(({ slot }) => slot);
}

/** A return whose refund the providers of these payments have taken. */
async function settling(payments: (typeof happy)['order']['payments']) {
  const one = await startReturn(world, { ...happy, order: { ...happy.order, payments } });
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  await world.settled(one.handle);
  return one;
}
