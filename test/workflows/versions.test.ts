// Returns live for weeks and code changes meanwhile: each is finished by the build that began it, or by one it is moved to.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, expect, test } from '@jest/globals';
import { broke } from '../replay/broken.ts';
import { fakes, nothingSeen, startReturn, type TheReturn } from '../support/a-return.ts';
import { happy } from '../support/soocas.ts';
import { openWorld } from '../support/world.ts';

const deploymentName = `returns-${randomUUID()}`;
const taskQueue = `test-${randomUUID()}`;
/** File by file, since the second build is made by a change of one. */
const { code } = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
  logger: new DefaultLogger('ERROR'),
});

/** The second build says at a return's end that it was the one to end it. */
const changed = broke(code, {
  what: 'another end',
  file: 'return-case.ts',
  from: 'cardNow)(desk);',
  to: `cardNow)({ ...desk, head: { ...desk.head, shop: 'ended by 2.0' } });`,
  story: '',
  seenBy: [],
});

const old = await openWorld(fakes(nothingSeen()), { deploymentName, buildId: '1.0', taskQueue, code });
const fresh = await openWorld(fakes(nothingSeen()), { deploymentName, buildId: '2.0', taskQueue, code: changed });
afterAll(() => Promise.all([old.close(), fresh.close()]));

/** New returns begin with this build. The server knows a build as soon as a worker of it has asked for work. */
async function makeCurrent(buildId: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await old.client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace: old.client.options.namespace,
        deploymentName,
        buildId,
        identity: 'release',
      });
      return;
    } catch (error) {
      if (tries > 100) throw error;
    }
  }
}

async function moveTo(one: TheReturn, buildId: string): Promise<void> {
  await old.client.workflowService.updateWorkflowExecutionOptions({
    namespace: old.client.options.namespace,
    workflowExecution: { workflowId: one.handle.workflowId },
    workflowExecutionOptions: {
      versioningOverride: { pinned: { behavior: 1, version: { deploymentName, buildId } } },
    },
    updateMask: { paths: ['versioning_override'] },
  });
}

async function ends(one: TheReturn): Promise<unknown> {
  await one.ask('decide', { by: 'agent:bo', verdict: 'decline', reason: 'Bought elsewhere.' });
  for (let passes = 0; passes < 60; passes += 1) {
    if ((await old.pass(one.handle, '60 days')) === 'ended') break;
  }
  return one.handle.result();
}

test('an open return is finished by the build that began it, beside new ones, and by a new one once it is moved', async () => {
  await makeCurrent('1.0');
  const [kept, moved] = [await startReturn(old, happy), await startReturn(old, happy)];
  await Promise.all([old.settled(kept.handle), old.settled(moved.handle)]);
  expect((await kept.card()).stage).toBe('in-review');
  expect((await moved.card()).stage).toBe('in-review');
  await makeCurrent('2.0');
  const begun = await startReturn(old, happy);
  await moveTo(moved, '2.0');
  expect(await ends(kept)).toMatchObject({ outcome: 'declined', shop: 'soocas' });
  expect(await ends(begun)).toMatchObject({ outcome: 'declined', shop: 'ended by 2.0' });
  expect(await ends(moved)).toMatchObject({ outcome: 'declined', shop: 'ended by 2.0' });
}, 120_000);
