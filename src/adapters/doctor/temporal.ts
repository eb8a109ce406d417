// Whether Temporal is there, knows our search attributes, and has workers on all queues.
import { Connection } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { refundsQueue, returnsQueue, webhooksQueue } from '../../contract/ids.ts';
import { bad, type CheckUp, ok, reasonIn, warn } from '../../domain/check-up.ts';
import { attributeTrouble, clientOptions } from '../temporal-connection.ts';

/** One finding for the connection, and where that stands for all else. */
export async function checkTemporal(
  options: NativeConnectionOptions,
  namespace: string,
  now = Date.now,
): Promise<readonly CheckUp[]> {
  const address = options.address ?? '127.0.0.1:7233';
  let connection: Connection;
  try {
    connection = await Connection.connect(clientOptions(options));
  } catch (error) {
    const says = `Temporal at ${address} does not answer (${reasonIn(error)}).`;
    return [
      bad('temporal', says, 'Start it, or correct TEMPORAL_ADDRESS and what else `homeward settings` lists of it.'),
    ];
  }
  try {
    return await connection.withDeadline(now() + patienceMs, async () => [
      await versionOf(connection, address),
      ...(await inNamespace(connection, namespace, now)),
    ]);
  } finally {
    await connection.close();
  }
}

const patienceMs = 10_000;

async function versionOf({ workflowService }: Connection, address: string): Promise<CheckUp> {
  const { serverVersion } = await workflowService.getSystemInfo({});
  return ok('temporal', `The server at ${address} answers, version ${serverVersion}.`);
}

async function inNamespace(connection: Connection, namespace: string, now: () => number): Promise<readonly CheckUp[]> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    const cure = `Create it: temporal operator namespace create --namespace ${namespace}, or correct TEMPORAL_NAMESPACE.`;
    return [bad('namespace', `The namespace ${namespace} cannot be used (${reasonIn(error)}).`, cure)];
  }
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const trouble = attributeTrouble(customAttributes, namespace);
  const attributes =
    trouble === undefined
      ? ok('search attributes', 'All of ours are registered.')
      : bad('search attributes', 'Some of ours are lacking, so that no return can start.', trouble);
  const queues = await Promise.all(ourQueues.map((queue) => lastPollOf(connection, namespace, queue)));
  return [
    ok('namespace', `The namespace ${namespace} is there.`),
    attributes,
    ...queues.map(({ name, kind, polledAtMs }) => workerOn(name, kind, polledAtMs)),
    ...clockOf(
      queues.map(({ polledAtMs }) => polledAtMs),
      now(),
    ),
  ];
}

/** The server's numbers for the kinds of tasks. */
const ourQueues = [
  { name: returnsQueue, kind: 'workflows', type: 1 },
  { name: returnsQueue, kind: 'activities', type: 2 },
  { name: refundsQueue, kind: 'activities', type: 2 },
  { name: webhooksQueue, kind: 'activities', type: 2 },
] as const;

type Queue = (typeof ourQueues)[number];

async function lastPollOf({ workflowService }: Connection, namespace: string, { name, kind, type }: Queue) {
  const { pollers } = await workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType: type });
  const polls = (pollers ?? []).flatMap(({ lastAccessTime }) => (lastAccessTime ? [tsToMs(lastAccessTime)] : []));
  return { name, kind, polledAtMs: polls.length === 0 ? undefined : Math.max(...polls) };
}

function workerOn(name: string, kind: string, polledAtMs: number | undefined): CheckUp {
  const what = `worker ${name}`;
  if (polledAtMs !== undefined) return ok(what, `A worker asks for its ${kind}.`);
  const waits = name === webhooksQueue ? 'webhooks are not sent' : 'returns start and then wait';
  return bad(what, `No worker asks for its ${kind}: ${waits}.`, 'Start the process that runs it.');
}

/** A poll lasts a minute at the most, so the last one tells the server's time as nearly as that. */
function clockOf(polls: readonly (number | undefined)[], nowMs: number): readonly CheckUp[] {
  const known = polls.filter((poll) => poll !== undefined);
  if (known.length === 0) return [];
  const behindMs = nowMs - Math.max(...known);
  if (behindMs > -skewMs && behindMs < longestPollMs + skewMs)
    return [ok('clock', 'It agrees with that of Temporal, as nearly as its workers tell.')];
  const says = `It differs from that of Temporal by ${Math.round(Math.abs(behindMs) / 1_000)} s or so.`;
  return [warn('clock', says, 'Set the clocks by NTP on all machines: limits are counted by them.')];
}

const skewMs = 5_000;
const longestPollMs = 90_000;
