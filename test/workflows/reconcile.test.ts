// The daily reconciliation as a workflow, started by its schedule.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from '@jest/globals';
import type { ReviewPage, Reviewed } from '../../activities/reviewRefunds.ts';
import { scheduleReconciliation } from '../../src/adapters/refund-schedule.ts';
import { reconciliationId, reconciliationType } from '../../src/contract/ids.ts';
import type { Reconciliation } from '../../workflows/reconcile-refunds.ts';
import { openWorld } from '../support/world.ts';

const pages: ReviewPage[] = [];

/** Three pages, of which the second has a difference. */
async function reviewRefunds(page: ReviewPage): Promise<Reviewed> {
  pages.push(page);
  const place = page.after === null ? 1 : Number(page.after.orderNumber) + 1;
  const difference = {
    shop: 'soocas',
    orderNumber: 'H-1',
    kind: 'by-hand',
    about: 're_9',
    sentence: 'By hand.',
  } as const;
  return {
    orders: 25,
    corrected: place,
    found: place === 2 ? 1 : 0,
    differences: place === 2 ? [difference] : [],
    unread: place === 3 ? ['stripe pi_1: away'] : [],
    after: place === 3 ? null : { shop: 'soocas', orderNumber: String(place) },
  };
}

const world = await openWorld({ reviewRefunds });
afterAll(() => world.close());

test('all pages are read one after the other, and what was found is the result', async () => {
  const handle = await world.client.workflow.start(reconciliationType, {
    workflowId: `reconcile-${randomUUID()}`,
    taskQueue: world.taskQueue,
  });
  const result = (await handle.result()) as Reconciliation;
  expect(result).toMatchObject({ orders: 75, corrected: 6, found: 1, unread: ['stripe pi_1: away'] });
  expect(result.differences).toMatchObject([{ kind: 'by-hand', orderNumber: 'H-1' }]);
  expect(pages.map(({ after }) => after?.orderNumber ?? null)).toEqual([null, '1', '2']);
});

test('the schedule is made once, and starts the reconciliation', async () => {
  await scheduleReconciliation(world.client, world.taskQueue);
  await scheduleReconciliation(world.client, world.taskQueue);
  const schedule = world.client.schedule.getHandle(reconciliationId);
  const { action, spec } = await schedule.describe();
  expect(spec.calendars).toHaveLength(1);
  expect(action).toMatchObject({ workflowType: reconciliationType, taskQueue: world.taskQueue });
  await schedule.trigger();
  const started = async () => (await schedule.describe()).info.recentActions.at(-1)?.action.workflow;
  let workflow = await started();
  while (workflow === undefined) workflow = await started();
  const handle = world.client.workflow.getHandle(workflow.workflowId, workflow.firstExecutionRunId);
  expect(await handle.result()).toMatchObject({ orders: 75 });
  await schedule.delete();
});
