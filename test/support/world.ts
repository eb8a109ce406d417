// What a test file needs to run returns on the real server: a client, and workers on task queues of its own.
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { deployedAs, type DeployedBuild } from '../../src/adapters/temporal-workers.ts';
import { nowOf, pass, settled } from './time.ts';

export interface World {
  readonly client: Client;
  /** Where the file's returns are started; their refunds go to `${taskQueue}-refunds`, webhooks to `${taskQueue}-webhooks`. */
  readonly taskQueue: string;
  /** Time of one return, see time.ts. */
  pass(theReturn: WorkflowHandle, duration: Duration): Promise<'arrived' | 'ended'>;
  nowOf(theReturn: WorkflowHandle): Promise<Date>;
  settled(theReturn: WorkflowHandle): Promise<void>;
  /** Ends the workers, as in an outage; the world's client goes on. */
  stopWorkers(): Promise<void>;
  /** Starts the workers again. */
  startWorkers(): Promise<void>;
  close(): Promise<void>;
}

/** Workers of one build of the workflows beside those of another, on the same queue. */
export interface Build extends DeployedBuild {
  readonly taskQueue: string;
  /** The bundle as text. */
  readonly code: string;
}

/**
 * Opens a world with these activities: `refund` on the queue of refunds, `postWebhook` on that of webhooks, all others on
 * that of returns. `slots`: how many activities each of the workers runs at once.
 * A test file does so at its top: `const world = await openWorld(fakes); afterAll(() => world.close());`.
 */
export async function openWorld(activities: object, build?: Build, slots?: number): Promise<World> {
  installRuntime();
  const address = fromEnvironment('TEST_TEMPORAL_ADDRESS');
  const [connection, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const client = new Client({ connection });
  const taskQueue = build?.taskQueue ?? `test-${randomUUID()}`;
  let workers = await startWorkersOn(native, { taskQueue, activities, build, slots });
  return {
    client,
    taskQueue,
    pass: (theReturn, duration) => pass(client, theReturn, duration),
    nowOf,
    settled,
    stopWorkers: () => workers.stop(),
    startWorkers: async () => {
      workers = await startWorkersOn(native, { taskQueue, activities, build, slots });
    },
    close: async () => {
      await workers.stop();
      await Promise.all([connection.close(), native.close()]);
    },
  };
}

interface Workers {
  readonly taskQueue: string;
  readonly activities: object;
  readonly build: Build | undefined;
  readonly slots: number | undefined;
}

async function startWorkersOn(connection: NativeConnection, { taskQueue, activities, build, slots }: Workers) {
  const all = Object.entries(activities);
  const most = slots === undefined ? {} : { maxConcurrentActivityTaskExecutions: slots };
  const common = { connection, shutdownGraceTime: '1s', stickyQueueScheduleToStartTimeout: '1s', ...most } as const;
  const sends = all.filter(([name]) => ofWebhooks.includes(name));
  const webhooks = { taskQueue: `${taskQueue}-webhooks`, activities: Object.fromEntries(sends) };
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue,
      workflowBundle: build ?? { codePath: fromEnvironment('TEST_WORKFLOW_BUNDLE') },
      ...(build === undefined ? {} : deployedAs(build)),
      activities: Object.fromEntries(all.filter(([name]) => !ofRefunds.includes(name) && !ofWebhooks.includes(name))),
    }),
    Worker.create({
      ...common,
      taskQueue: `${taskQueue}-refunds`,
      activities: Object.fromEntries(all.filter(([name]) => ofRefunds.includes(name))),
    }),
    ...(sends.length === 0 ? [] : [Worker.create({ ...common, ...webhooks })]),
  ]);
  const runs = workers.map((worker) => worker.run());
  let stopped: Promise<unknown> | undefined;
  const stop = async () => {
    if (!stopped) for (const worker of workers) worker.shutdown();
    await (stopped ??= Promise.all(runs));
  };
  return { stop };
}

/** On the queue of refunds. */
const ofRefunds: readonly string[] = ['refund', 'reviewRefunds', 'hearProvider', 'dropReport'];

/** On the queue of webhooks. */
const ofWebhooks: readonly string[] = ['postWebhook', 'giveUpWebhook'];

let installed = false;

/** Once per process: without it Ctrl-C would be swallowed, and expected failures would fill the screen. */
function installRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: tests that need the server lie in test/workflows or test/journeys.`);
  return value;
}
