// Runs the worker of the queue `refunds`, the one process that holds the keys of the payment providers (DESIGN 2).
import { Client } from '@temporalio/client';
import { openLog } from './adapters/log.ts';
import { type Keep, runProcess } from './adapters/running-process.ts';
import { installRuntime, startWorkers } from './adapters/temporal-workers.ts';
import { refundsQueue } from './contract/ids.ts';
import { joinRefunds } from './join-activities.ts';
import { openSites } from './join-sites.ts';
import { readSettings, type Settings } from './settings.ts';

await runProcess((keep) => start(readSettings(process.env), keep));

async function start(settings: Settings, keep: Keep) {
  const log = openLog();
  installRuntime(log, settings.workerMetricsPort);
  const { temporal, namespace, db } = await openSites(settings, keep);
  const client = new Client({ connection: temporal.client, namespace });
  const refunds = { activities: await joinRefunds({ settings, db, client }) };
  const workers = await startWorkers({ connection: temporal.native, namespace, refunds });
  log.info('the worker of refunds is up', { namespace, taskQueue: refundsQueue });
  return keep('the worker', workers);
}
