// Time of one return on a server that may skip it. Clocks are per return; activities and callers see wall time.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, isGrpcServiceError, type WorkflowHandle } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';

/** How long a return may stay busy, in milliseconds, before `pass` says that an activity hangs. */
const usualPatienceMs = 30_000;

/** Lets time pass for one return: until its clock has arrived, or the return has ended on the way. */
export async function pass(
  client: Client,
  theReturn: WorkflowHandle,
  duration: Duration,
  patienceMs = usualPatienceMs,
): Promise<'arrived' | 'ended'> {
  const fastForwardId = randomUUID();
  const target = { namespace: client.options.namespace, workflowExecution: { workflowId: theReturn.workflowId } };
  await settled(theReturn, patienceMs);
  if (!(await isOpen(theReturn))) return 'ended';
  await client.workflowService.updateWorkflowExecutionOptions({
    ...target,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, fastForwardConfig: { id: fastForwardId, duration: msToTs(duration) } },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const asked = await pollUntil(client, { deadline, patienceMs }, { ...target, fastForwardId });
    const result: number | null | undefined = asked.fastForwardPollingResult;
    if (result === pollingResult.arrived) break;
    if (result !== pollingResult.failed) continue;
    if (/ended before/.test(asked.failedReason ?? '')) return 'ended';
    throw new Error(`Time did not pass for ${theReturn.workflowId}: ${asked.failedReason ?? 'no reason given'}.`);
  }
  await settled(theReturn, patienceMs); // The last timer's task may still be running.
  return 'arrived';
}

/** The now of one return: wall time plus what has been skipped. */
export async function nowOf(theReturn: WorkflowHandle): Promise<Date> {
  const virtual = (await theReturn.describe()).raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return virtual ? new Date(tsToMs(virtual)) : new Date();
}

/** Resolves when the return has nothing to do but to wait: no task, and no activity but those that wait for a retry. */
export async function settled(theReturn: WorkflowHandle, patienceMs = usualPatienceMs): Promise<void> {
  const deadline = Date.now() + patienceMs;
  // Soon at first, then ever more seldom: whoever is asked all the time has less time to work.
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 1.5, 100)) {
    const { raw } = await theReturn.describe();
    const busy = raw.pendingActivities?.filter(({ state, lastFailure }) => isStarted(state) || !lastFailure) ?? [];
    if (!raw.pendingWorkflowTask && busy.length === 0) return;
    if (Date.now() > deadline) {
      const doing = busy.map((activity) => activity.activityType?.name).join(', ') || 'a workflow task';
      throw new Error(`${theReturn.workflowId} was not idle within ${patienceMs} ms: ${doing} does not end.`);
    }
    await pause(waitMs);
  }
}

/** The server's answers to the poll: `again` after about 20 s without news. */
const pollingResult = { again: 1, arrived: 2, failed: 3 } as const;

function isStarted(state: number | null | undefined): boolean {
  return state === 2; // PENDING_ACTIVITY_STATE_STARTED
}

async function isOpen(theReturn: WorkflowHandle): Promise<boolean> {
  const { status } = await theReturn.describe();
  return status.name === 'RUNNING' || status.name === 'PAUSED';
}

type Poll = Parameters<Client['workflowService']['pollWorkflowExecutionTimeSkipping']>[0];

async function pollUntil(
  client: Client,
  { deadline, patienceMs }: { readonly deadline: number; readonly patienceMs: number },
  request: Poll,
) {
  try {
    return await client.connection.withDeadline(deadline, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping(request),
    );
  } catch (error) {
    const outOfTime = isGrpcServiceError(error) && [1, 4].includes(error.code); // The deadline shows as either.
    if (!outOfTime) throw error;
    const id = request.workflowExecution?.workflowId;
    throw new Error(`${id} was not idle within ${patienceMs} ms: is an activity hanging, or no worker there?`, {
      cause: error,
    });
  }
}
