// The workers: `returns` carries the workflows, `refunds` moves money and nothing else, `webhooks` tells shops' systems.
import { type NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { refundsQueue, returnsQueue, webhooksQueue } from '../contract/ids.ts';
import { type Log, temporalLog } from './log.ts';

export interface WorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** Null: the workers take every return, whichever build began it. */
  readonly build?: DeployedBuild | null;
  /** The worker of the queue `returns`; absent: another process runs it. */
  readonly returns?: {
    /** The bundle of the workflows, see workflow-bundle.ts. */
    readonly bundlePath: string;
    /** By name. */
    readonly activities: object;
  };
  /** The worker of the queue `refunds`, likewise. */
  readonly refunds?: {
    readonly activities: object;
    /** How many refunds all workers together may start in a second; a provider's limit, no policy. */
    readonly perSecond?: number;
  };
  /** The worker of the queue `webhooks`, likewise. */
  readonly webhooks?: { readonly activities: object };
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
  /** Resolves when they have stopped; rejects when one of them cannot go on. */
  readonly ended: Promise<void>;
  /** Takes no new tasks, lets running activities end, then stops. Once is enough; more often does no harm. */
  close(): Promise<void>;
}

/** Starts the workers that are asked for. Call `installRuntime` first, once in a process. */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { connection, namespace, build = null, returns, refunds, webhooks } = options;
  const common = { connection, namespace, ...patience };
  const workers = await Promise.all([
    ...(returns === undefined ? [] : [Worker.create({ ...common, ...returnsWorker(returns, build) })]),
    ...(refunds === undefined ? [] : [Worker.create({ ...common, ...refundsWorker(refunds) })]),
    ...(webhooks === undefined ? [] : [Worker.create({ ...common, ...webhooksWorker(webhooks) })]),
  ]);
  const stop = () => workers.filter((worker) => worker.getState() === 'RUNNING').forEach((worker) => worker.shutdown());
  const runs = workers.map((worker) => worker.run().finally(stop)); // One alone would leave returns half served.
  const ended = Promise.all(runs).then(() => undefined);
  ended.catch(() => undefined); // Whoever awaits it still hears; unawaited it must not end the process.
  const close = () => {
    stop();
    return ended;
  };
  return { ended, close };
}

function returnsWorker({ bundlePath, activities }: Defined<'returns'>, build: DeployedBuild | null) {
  const workflowBundle = { codePath: bundlePath };
  return { taskQueue: returnsQueue, workflowBundle, activities, ...(build === null ? {} : deployedAs(build)) };
}

function refundsWorker({ activities, perSecond = 20 }: Defined<'refunds'>) {
  return { taskQueue: refundsQueue, activities, maxTaskQueueActivitiesPerSecond: perSecond };
}

function webhooksWorker({ activities }: Defined<'webhooks'>) {
  return { taskQueue: webhooksQueue, activities, maxConcurrentActivityTaskExecutions: mostSends };
}

/** Sends mostly wait for their receivers. It is several times what one shop may have under way (see in-turn.ts). */
const mostSends = 200;

type Defined<Name extends keyof WorkersOptions> = NonNullable<WorkersOptions[Name]>;

/**
 * Sets up what all workers of a process share; our entry points stop them, so no signal is caught here.
 * `metricsPort`: where Prometheus finds the workers' own figures, on 127.0.0.1; null: nowhere.
 */
export function installRuntime(log: Log, metricsPort: number | null): void {
  const metrics = metricsPort === null ? {} : { metrics: { prometheus: { bindAddress: `127.0.0.1:${metricsPort}` } } };
  Runtime.install({
    shutdownSignals: [],
    logger: temporalLog(log),
    telemetryOptions: { logging: { filter: 'WARN', forward: {} }, ...metrics },
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
