// A delivery on the real server: its schedule of days, its end, and the ids by which a repeat is the same workflow.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import { giveUpWebhook, postWebhook } from '../../activities/postWebhook.ts';
import { deliveryStarter } from '../../src/adapters/webhooks/dispatch.ts';
import { type DeliveryOrder, deliveryIdOf, webhookWaits } from '../../src/contract/webhooks.ts';
import type { SendAnswer, SendInTurn, WebhookDeliveries } from '../../src/ports/webhooks.ts';
import { openWorld } from '../support/world.ts';

const tried: { readonly delivery: string; readonly atMs: number }[] = [];
const ended: string[] = [];
/** Of which deliveries each try fails; all others are taken. */
const failing = new Map<string, SendAnswer['error']>();
/** How often the endpoint of each has no room for it. */
const turnsUntilFree = new Map<string, number>();

const deliveries: WebhookDeliveries = {
  toSend: async (order) => {
    const message = { url: '', id: order.delivery, body: '{}', secrets: [], endpoint: 'ep', shop: 'soocas' };
    return { kind: 'send', ...message, triedBefore: triesOf(order).length };
  },
  note: async () => undefined,
  end: async ({ delivery }, state) => void ended.push(`${delivery} ${state}`),
};
const send: SendInTurn = async ({ id }) => {
  const turns = turnsUntilFree.get(id) ?? 0;
  turnsUntilFree.set(id, turns - 1);
  if (turns > 0) return 'busy';
  tried.push({ delivery: id, atMs: (await world.nowOf(world.client.workflow.getHandle(`webhook-${id}`))).getTime() });
  const error = failing.get(id) ?? null;
  return { at: '2026-03-22T03:00:00Z', status: error === null ? 200 : 500, durationMs: 1, error };
};
const deps = { webhooks: { deliveries, send } };
const world = await openWorld({
  postWebhook: postWebhook(deps),
  giveUpWebhook: giveUpWebhook(deps),
  refund: async () => undefined,
});
afterAll(() => world.close());

const start = deliveryStarter(world.client, world.taskQueue);
async function started(error?: SendAnswer['error'], turns = 0) {
  const order: DeliveryOrder = { delivery: `evt_${randomUUID()}-ep`, run: 1 };
  turnsUntilFree.set(order.delivery, turns);
  if (error !== undefined) failing.set(order.delivery, error);
  await start(order, { type: 'return.closed', rma: 'SOO-1' });
  return { order, handle: world.client.workflow.getHandle(deliveryIdOf(order)) };
}
const triesOf = ({ delivery }: DeliveryOrder) => tried.filter((one) => one.delivery === delivery);

test('what is taken at once is tried once, also when it is started again', async () => {
  const { order, handle } = await started();
  expect(await handle.result()).toBe('delivered');
  await start(order, { type: 'return.closed', rma: 'SOO-1' });
  expect(await handle.result()).toBe('delivered');
  expect(triesOf(order)).toHaveLength(1);
});

test('a receiver that is down is tried for three days, then the delivery is given up', async () => {
  const { order, handle } = await started('status');
  await world.pass(handle, '100 hours');
  expect(await handle.result()).toBe('given-up');
  const times = triesOf(order).map(({ atMs }) => atMs);
  expect(times).toHaveLength(webhookWaits.length + 1);
  const hours = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 3_600_000;
  expect(hours).toBeGreaterThan(72);
  expect(hours).toBeLessThan(80);
  expect(ended).toContain(`${order.delivery} given-up`);
});

test('a receiver that comes back gets it, and then no more', async () => {
  const { order, handle } = await started('connection');
  await world.pass(handle, '6 minutes');
  failing.delete(order.delivery);
  await world.pass(handle, '1 hour');
  expect(await handle.result()).toBe('delivered');
  expect(triesOf(order)).toHaveLength(4);
});

test('one that is gone is not asked again', async () => {
  const { order, handle } = await started('gone');
  expect(await handle.result()).toBe('endpoint-off');
  expect(triesOf(order)).toHaveLength(1);
});

test('waiting for a turn uses up no try', async () => {
  const { order, handle } = await started('status', 2 * webhookWaits.length);
  await world.pass(handle, '200 hours');
  expect(await handle.result()).toBe('given-up');
  expect(triesOf(order)).toHaveLength(webhookWaits.length + 1);
});
