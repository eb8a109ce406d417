// Runs Homeward as one process for development: all workers, the API, the database and the mail catcher.
import { readFileSync } from 'node:fs';
import { Client } from '@temporalio/client';
import { listen } from './adapters/http-server.ts';
import { openLog } from './adapters/log.ts';
import { startMailCatcher } from './adapters/mail-catcher.ts';
import { scheduleReconciliation } from './adapters/refund-schedule.ts';
import { type Keep, runProcess } from './adapters/running-process.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { installRuntime, startWorkers } from './adapters/temporal-workers.ts';
import { welcome } from './cli/welcome.ts';
import { returnsQueue } from './contract/ids.ts';
import { joinRefunds, joinReturns } from './join-activities.ts';
import { joinApi } from './join-api.ts';
import { watchContactChanges } from './join-contact.ts';
import { watchLabels } from './join-labels.ts';
import { joinPolicies } from './join-policies.ts';
import { bundleOf, openSites } from './join-sites.ts';
import { joinWebhooks, sweepWebhooks, watchWebhooks } from './join-webhooks.ts';
import { readSettings, type Settings, settingsHelp } from './settings.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(`Runs Homeward as one process; settings are read from the environment.\n\n${settingsHelp()}\n`);
} else {
  await runProcess((keep) => start(readSettings(process.env), keep));
}

async function start(settings: Settings, keep: Keep) {
  const log = openLog();
  installRuntime(log, settings.workerMetricsPort);
  const policies = joinPolicies(settings.packsFolder);
  const [{ temporal, namespace, db }, bundlePath] = await Promise.all([
    openSites(settings, keep),
    bundleOf(settings),
    settings.catchesMail ? startCatcher(settings, keep) : undefined,
  ]);
  const mailer = keep('the mailer', smtpMailer(settings.smtp));
  const client = new Client({ connection: temporal.client, namespace });
  const workers = await startWorkers({
    connection: temporal.native,
    namespace,
    build: settings.build,
    returns: { bundlePath, activities: await joinReturns({ settings, db, policies, mailer, client }) },
    refunds: { activities: await joinRefunds({ settings, db, client }) },
    webhooks: { activities: joinWebhooks(settings, db) },
  });
  keep('the watch over labels', await watchLabels(settings, db, log));
  keep('the workers', workers);
  await scheduleReconciliation(client, returnsQueue);
  keep('the way of webhooks', watchWebhooks(client, db, log));
  keep('the sweep of webhooks', sweepWebhooks(settings, db, log));
  keep('the mails about changes of contact', watchContactChanges({ client, db, policies, mailer, log }));
  const app = joinApi({ settings, client, db, policies, mailer, log });
  const server = keep('the API', await listen(app.fetch, settings.apiPort, { host: settings.apiHost }));
  greet(settings, server.url);
  return workers;
}

async function startCatcher({ inboxPort, smtp, folders }: Settings, keep: Keep): Promise<void> {
  keep('the mail catcher', await startMailCatcher({ smtpPort: smtp.port, httpPort: inboxPort, folder: folders.mail }));
}

function greet(settings: Settings, api: string): void {
  const kept = settings.door.devKeys ? readFileSync(settings.keysFile, 'utf8') : '{}';
  const keys = JSON.parse(kept) as Readonly<Record<string, string>>;
  const text = welcome({
    api,
    inbox: `http://127.0.0.1:${settings.inboxPort}`,
    temporalUi: settings.temporalUi,
    temporalAddress: settings.temporal.connection.address ?? '127.0.0.1:7233',
    sandbox: settings.sandbox.url,
    data: settings.folders.data,
    keys,
  });
  process.stdout.write(text);
}
