// All proxies, one per kind of patience.
import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { RefundsActivities, ReturnsActivities, WebhooksActivities } from '../activities/index.ts';
import { refundsQueue, returnsQueue, webhooksQueue } from '../src/contract/ids.ts';

type Records = Pick<ReturnsActivities, 'answer' | 'recordStage'>;
type Letters = Pick<ReturnsActivities, 'sendNotice' | 'makePapers'>;

/** Milliseconds of work inside the workflow task: one try, then the same call as an ordinary activity. */
export const quick = proxyLocalActivities<Records>({
  startToCloseTimeout: '3s',
  retry: { maximumAttempts: 1 },
});

/** The same, when the quick try failed: a pack that is not deployed yet, a database that is away. It waits for them. */
export const patient = proxyActivities<Records>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * Mail servers and label printers come back; nobody is helped by giving up, and money does not wait for them. When the
 * process dies, the heartbeat tells, and the next one takes over within some seven seconds instead of after thirty.
 */
export const letters = proxyActivities<Letters>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '10m' },
});

/**
 * Money: on its own queue. The next try looks up first, so it may come soon, also when a process is only thought dead
 * because its heartbeat is late; the clock is looked at by the machine.
 */
export const money = proxyActivities<Pick<RefundsActivities, 'refund'>>({
  taskQueue: refundsQueueHere(),
  startToCloseTimeout: '20s',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '5m' },
});

/** Reading the providers' books has all night; a page that was half done is read again, which changes nothing. */
export const books = proxyActivities<Pick<RefundsActivities, 'reviewRefunds'>>({
  taskQueue: refundsQueueHere(),
  startToCloseTimeout: '5m',
  heartbeatTimeout: '5s',
  retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '15m' },
});

/**
 * A receiver that is down for a weekend misses nothing: each try names the wait before the next one, of `webhookWaits`,
 * and the last one says that it was the last. The interval here stands for those that were no tries: as many sends to
 * the endpoint were under way as may be, our database was away, or the process died. All of that has an end, too.
 */
export const webhooks = proxyActivities<Pick<WebhooksActivities, 'postWebhook'>>({
  taskQueue: queueHere(webhooksQueue),
  scheduleToCloseTimeout: '14d',
  startToCloseTimeout: '30s',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '10m' },
});

/** Only our own database has to be there for it. */
export const patientWebhooks = proxyActivities<Pick<WebhooksActivities, 'giveUpWebhook'>>({
  taskQueue: queueHere(webhooksQueue),
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
});

/**
 * What was reported is looked up at its source, which may be away for a night. Three days later the nightly
 * reconciliation has seen what there is of money, and the clock of a parcel has raised its alarm.
 */
export const hearingMoney = proxyActivities<Pick<RefundsActivities, 'hearProvider' | 'dropReport'>>({
  taskQueue: refundsQueueHere(),
  scheduleToCloseTimeout: '3d',
  startToCloseTimeout: '20s',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
});

/** The same for parcels, where carriers' keys are. */
export const hearingParcels = proxyActivities<Pick<ReturnsActivities, 'hearCarrier'>>({
  scheduleToCloseTimeout: '3d',
  startToCloseTimeout: '20s',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
});

function refundsQueueHere(): string {
  return queueHere(refundsQueue);
}

/** Tests run returns on queues of their own; their refunds and webhooks have one each beside it. */
function queueHere(queue: string): string {
  const { taskQueue } = workflowInfo();
  return taskQueue === returnsQueue ? queue : `${taskQueue}-${queue}`;
}
