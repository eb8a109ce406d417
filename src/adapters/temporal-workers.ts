// The two workers: `returns` carries the workflows, `refunds` moves money and nothing else.
import { type NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { refundsQueue, returnsQueue } from '../contract/ids.ts';
import { type Log, temporalLog } from './log.ts';

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** The bundle of the workflows, see workflow-bundle.ts. */
  readonly bundlePath: string;
  /** The activities of each queue, by name. */
  readonly returns: object;
  readonly refunds: object;
  /** Null: the workers take every return, whichever build began it. */
  readonly build?: DeployedBuild | null;
  /** How many refunds all workers together may start in a second; a provider's limit, no policy. */
  readonly refundsPerSecond?: number;
}

/** Which code this is, where more than one runs at a time. */
export interface DeployedBuild {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** A return stays with the build that began it, until an operator moves it: its history replays by that code. */
export function deployedAs({ deploymentName, buildId }: DeployedBuild) {
  return {
    workerDeploymentOptions: {
      version: { deploymentName, buildId },
      useWorkerVersioning: true as const,
      defaultVersioningBehavior: 'PINNED' as const,
    },
  };
}

export interface Workers {
  /** Resolves when both have stopped; rejects when one of them cannot go on. */
  readonly ended: Promise<void>;
  /** Takes no new tasks, lets running activities end, then stops. Once is enough; more often does no harm. */
  shutdown(): Promise<void>;
}

/** Starts both workers. Call `installRuntime` first, once in a process. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { connection, namespace, bundlePath, returns, refunds, build = null, refundsPerSecond = 20 } = options;
  const common = { connection, namespace, ...patience };
  const workers = await Promise.all([
    Worker.create({
      ...common,
      taskQueue: returnsQueue,
      workflowBundle: { codePath: bundlePath },
      activities: returns,
      ...(build === null ? {} : deployedAs(build)),
    }),
    Worker.create({
      ...common,
      taskQueue: refundsQueue,
      activities: refunds,
      maxTaskQueueActivitiesPerSecond: refundsPerSecond,
    }),
  ]);
  const stop = () => workers.filter((worker) => worker.getState() === 'RUNNING').forEach((worker) => worker.shutdown());
  const runs = workers.map((worker) => worker.run().finally(stop)); // One alone would leave returns half served.
  const ended = Promise.all(runs).then(() => undefined);
  ended.catch(() => undefined); // Whoever awaits it still hears; unawaited it must not end the process.
  const shutdown = () => {
    stop();
    return ended;
  };
  return { ended, shutdown };
}

/** Sets up what all workers of a process share; our entry points stop them, so no signal is caught here. */
export function installRuntime(log: Log): void {
  Runtime.install({
    shutdownSignals: [],
    logger: temporalLog(log),
    telemetryOptions: { logging: { filter: 'WARN', forward: {} } },
  });
}

const patience = {
  /** After a crash the next answer comes within two seconds instead of ten. */
  stickyQueueScheduleToStartTimeout: '1s',
  /** Heartbeats are held back so long at most; by itself it would be so close to their time-out that a late one misses it. */
  maxHeartbeatThrottleInterval: '2s',
  /** A running activity may end; with none it would be cancelled and done again. */
  shutdownGraceTime: '10s',
  /** An activity that does not listen must not keep the process. */
  shutdownForceTime: '15s',
} as const;
