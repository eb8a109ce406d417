// Runs the API: it holds sessions and keys of its own, and none of a payment provider (DESIGN 2).
import { Client } from '@temporalio/client';
import { listen } from './adapters/http-server.ts';
import { openLog } from './adapters/log.ts';
import { type Keep, runProcess } from './adapters/running-process.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { joinApi } from './join-api.ts';
import { watchContactChanges } from './join-contact.ts';
import { joinPolicies } from './join-policies.ts';
import { openSites } from './join-sites.ts';
import { readSettings, type Settings } from './settings.ts';

await runProcess((keep) => start(readSettings(process.env), keep));

async function start(settings: Settings, keep: Keep): Promise<undefined> {
  const log = openLog();
  const policies = joinPolicies(settings.packsFolder);
  const { temporal, namespace, db } = await openSites(settings, keep);
  const client = new Client({ connection: temporal.client, namespace });
  const mailer = keep('the mailer', smtpMailer(settings.smtp));
  keep('the mails about changes of contact', watchContactChanges({ client, db, policies, mailer, log }));
  const app = joinApi({ settings, client, db, policies, mailer, log });
  keep('the API', await listen(app.fetch, settings.apiPort, { host: settings.apiHost }));
  log.info('the API is up');
}
