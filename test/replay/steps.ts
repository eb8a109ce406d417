// What people and companies do in the stories, each in a line.
import type { Instant } from '../../src/domain/instant.ts';
import type { Units } from '../../src/domain/order.ts';
import type { TheReturn } from '../support/a-return.ts';
import { isReset, pointsOf } from '../support/reset.ts';
import { settled } from '../support/time.ts';

export async function approve(one: TheReturn): Promise<void> {
  await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
  await settled(one.handle);
}

export async function postParcel(one: TheReturn): Promise<void> {
  await one.tell('parcelScanned', { by: 'carrier', carriagePaidBy: 'shop', carriage: 900 });
  await settled(one.handle);
}

export async function receive(one: TheReturn, quantity = 1): Promise<void> {
  await one.ask('recordReceipt', { by: 'inspector:ann', lines: [{ line: '1', quantity }] });
}

/** Approved at once, posted after a day, received after three. */
export async function goodsCome(one: TheReturn, quantity = 1): Promise<void> {
  await approve(one);
  await one.until('2026-03-21T09:00:00Z');
  await postParcel(one);
  await one.until('2026-03-23T09:00:00Z');
  await receive(one, quantity);
}

interface Finding {
  readonly verdict: 'accept' | 'reject';
  readonly lines?: readonly Units[];
  readonly reason?: string;
}

export async function inspect(one: TheReturn, finding: Finding): Promise<void> {
  await one.ask('recordInspection', { by: 'inspector:ann', sheet: {}, ...finding });
  await settled(one.handle);
}

/** The customer wants the refused goods and pays their carriage. */
export async function goodsAreWanted(one: TheReturn): Promise<void> {
  await one.until('2026-03-30T09:00:00Z');
  await one.ask('reclaimGoods', {});
  await one.ask('recordCarriagePaid', { by: 'finance:lu' });
}

export async function settle(one: TheReturn): Promise<void> {
  await one.tell('refundReported', { by: 'provider', status: 'settled' });
  await settled(one.handle);
}

/** All that was told after the return's second task comes again, in the first task of a new run. */
export async function resetToSecondTask({ handle }: TheReturn): Promise<void> {
  const [, second] = await pointsOf(handle);
  const { runId } = await handle.describe();
  if (second === undefined || !(await isReset(handle, runId, second)))
    throw new Error(`${handle.workflowId} cannot be reset to the end of its second task`);
  await settled(handle);
}

/** Lets time come to that instant; throws if the return has not come to this stage on the way. */
export async function waitFor(one: TheReturn, stage: string, at: Instant): Promise<void> {
  await one.until(at);
  const card = await one.card();
  if (card.stage !== stage) throw new Error(`${card.orderNumber} came to ${card.stage} by ${at}, not to ${stage}`);
}
