// Mail that fails stops no money, whether its server is away or it comes back.
import { afterAll, expect, test } from '@jest/globals';
import { ownTime } from '../../activities/own-time.ts';
import type { NoticeAnswer, NoticeOrder } from '../../src/contract/effects.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { until } from '../support/until.ts';
import { openWorld } from '../support/world.ts';

const seen = nothingSeen();
/** What the mail server does, by return. */
const away = new Set<string>();
const tries = new Map<string, number>();

const world = await openWorld({
  ...fakes(seen),
  sendNotice: async (order: NoticeOrder): Promise<NoticeAnswer> => {
    tries.set(order.rma, (tries.get(order.rma) ?? 0) + 1);
    if (away.has(order.rma)) throw new Error('the mail server is away');
    return { kind: 'bounced', at: ownTime(order.clockShift), reason: '550 no such mailbox' };
  },
});
afterAll(() => world.close());

/** Approved, sent, received and accepted. */
async function accepted(one: TheReturn): Promise<void> {
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await one.tell('parcelScanned', { by: 'carrier' });
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, verdict: 'accept' });
}

const refundsOf = ({ rma }: TheReturn) => seen.refunds.filter((refund) => refund.rma === rma);

test.concurrent('the refund is paid while the mail server is away, and no mail is given up', async () => {
  const one = await startReturn(world, happy);
  away.add(one.rma);
  await accepted(one);
  await until('the refund is taken', async () => (await one.card()).stage === 'settling');
  expect(refundsOf(one)).toMatchObject([{ amount: 7990, slot: 'p1' }]);
  const before = tries.get(one.rma) ?? 0;
  expect(before).toBeGreaterThan(0);
  await until('the mail is tried again', () => (tries.get(one.rma) ?? 0) > before);
  await one.tell('refundReported', { by: 'provider', status: 'settled' });
  await until('the return is closed', async () => (await one.card()).stage === 'closed');
  await one.handle.terminate();
});

test.concurrent('the refund is paid though every mail comes back, and the desk is told', async () => {
  const one = await startReturn(world, happy);
  await accepted(one);
  await world.settled(one.handle);
  const card = await one.card();
  expect(card).toMatchObject({ stage: 'settling', money: { total: 7990 } });
  expect(card.attention).toContain('MAIL_FAILED');
  expect(refundsOf(one)).toMatchObject([{ amount: 7990, slot: 'p1' }]);
});
