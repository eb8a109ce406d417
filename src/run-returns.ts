// Runs the worker of the queue `returns`: the workflows, rulings, clocks, mail, labels and records (DESIGN 2); and beside
// it that of the queue `webhooks`.
import { Client } from '@temporalio/client';
import { openLog } from './adapters/log.ts';
import { scheduleReconciliation } from './adapters/refund-schedule.ts';
import { type Keep, runProcess } from './adapters/running-process.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { installRuntime, startWorkers } from './adapters/temporal-workers.ts';
import { returnsQueue, webhooksQueue } from './contract/ids.ts';
import { joinReturns } from './join-activities.ts';
import { watchLabels } from './join-labels.ts';
import { joinPolicies } from './join-policies.ts';
import { bundleOf, openSites } from './join-sites.ts';
import { joinWebhooks, sweepWebhooks, watchWebhooks } from './join-webhooks.ts';
import { readSettings, type Settings } from './settings.ts';

await runProcess((keep) => start(readSettings(process.env), keep));

async function start(settings: Settings, keep: Keep) {
  const log = openLog();
  installRuntime(log, settings.workerMetricsPort);
  const policies = joinPolicies(settings.packsFolder);
  const [{ temporal, namespace, db }, bundlePath] = await Promise.all([openSites(settings, keep), bundleOf(settings)]);
  const mailer = keep('the mailer', smtpMailer(settings.smtp));
  const client = new Client({ connection: temporal.client, namespace });
  const activities = await joinReturns({ settings, db, policies, mailer, client });
  keep('the watch over labels', await watchLabels(settings, db, log));
  await scheduleReconciliation(client, returnsQueue);
  keep('the way of webhooks', watchWebhooks(client, db, log));
  keep('the sweep of webhooks', sweepWebhooks(settings, db, log));
  const { native: connection } = temporal;
  const returns = { bundlePath, activities };
  const webhooks = { activities: joinWebhooks(settings, db) };
  const workers = await startWorkers({ connection, namespace, build: settings.build, returns, webhooks });
  log.info('the workers of returns and webhooks are up', { namespace, taskQueues: [returnsQueue, webhooksQueue] });
  return keep('the workers', workers);
}
