// The daily reconciliation as a workflow, started by its schedule, and the read model made good after a reset.
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { ReviewPage, Reviewed } from '../../activities/reviewRefunds.ts';
import { reconcileRecords } from '../../src/adapters/reconcile-records.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { scheduleReconciliation } from '../../src/adapters/refund-schedule.ts';
import { reconciliationId, reconciliationType } from '../../src/contract/ids.ts';
import type { Reconciliation } from '../../workflows/reconcile-refunds.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { testPglite } from '../support/pglite.ts';
import { isReset, pointsOf } from '../support/reset.ts';
import { happy } from '../support/soocas.ts';
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

// Returns write into no database here: the specs say which of their writes arrived.
const world = await openWorld({ ...fakes(nothingSeen()), reviewRefunds });
const database = await testPglite();
const records = databaseRecords(database.db);
afterAll(() => Promise.all([world.close(), database.close()]));

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

describe('a return that was reset while the database was away', () => {
  /** Approved, and written down by its first run; then reset to before that, with none of it coming again. */
  async function resetUnseen() {
    const one = await startReturn(world, happy);
    await world.settled(one.handle);
    await one.ask('decide', { by: 'agent:bo', verdict: 'approve' });
    await world.settled(one.handle);
    const first = { card: await one.card(), run: (await one.handle.describe()).runId };
    await records.write(first.card, { run: first.run });
    const [point] = await pointsOf(one.handle);
    if (point === undefined) throw new Error(`${one.rma} has ended no task.`);
    expect(await isReset(one.handle, first.run, point, ['signals', 'updates'])).toBe(true);
    await world.settled(one.handle);
    const card = await one.card();
    expect(card.revision).toBeLessThan(first.card.revision);
    const reconcile = () => reconcileRecords(world.client, records, [one.handle.workflowId]);
    return { rma: one.rma, first, card, reconcile, run: (await one.handle.describe()).runId };
  }

  test('stands in lists as it stands now, once the read model is made good', async () => {
    const { rma, first, card, reconcile } = await resetUnseen();
    expect(await records.find(rma)).toMatchObject({ stage: 'awaiting-parcel' });
    expect(await reconcile()).toMatchObject({ added: [], renewed: [rma], silent: [] });
    expect(await records.find(rma)).toMatchObject({ stage: 'in-review', revision: card.revision });
    expect(await reconcile()).toMatchObject({ added: [], renewed: [], silent: [] });
    await records.write({ ...first.card, revision: first.card.revision + 5 }, { run: first.run });
    expect(await records.find(rma)).toMatchObject({ stage: 'in-review', revision: card.revision });
  });

  test('is made good also where a run that nobody knew of wrote last', async () => {
    const { rma, first, card, reconcile, run } = await resetUnseen();
    await records.write(card, { run });
    await records.write({ ...first.card, revision: 30 }, { run: 'between the two' });
    expect(await records.find(rma)).toMatchObject({ revision: 30 });
    expect(await reconcile()).toMatchObject({ renewed: [rma] });
    expect(await reconcile()).toMatchObject({ renewed: [] });
    await records.write({ ...card, revision: card.revision + 1 }, { run });
    await records.write({ ...first.card, revision: 31 }, { run: 'between the two' });
    expect(await records.find(rma)).toMatchObject({ stage: 'in-review', revision: card.revision + 1 });
  });

  test('is made good also where its row does not say which run wrote it', async () => {
    const { rma, card, reconcile } = await resetUnseen();
    await database.db.updateTable('returns').set({ runs: '[]' }).where('rma', '=', rma).execute();
    expect(await reconcile()).toMatchObject({ renewed: [rma] });
    expect(await records.find(rma)).toMatchObject({ stage: 'in-review', revision: card.revision });
    expect(await reconcile()).toMatchObject({ renewed: [] });
  });
});
