// Runs Homeward as one process for development: both workers, the API, the database and the mail catcher.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { openDatabase } from './adapters/database.ts';
import { listen } from './adapters/http-server.ts';
import { openLog } from './adapters/log.ts';
import { startMailCatcher } from './adapters/mail-catcher.ts';
import { scheduleReconciliation } from './adapters/refund-schedule.ts';
import { smtpMailer } from './adapters/smtp-mailer.ts';
import { connectTemporal } from './adapters/temporal-connection.ts';
import { installRuntime, startWorkers } from './adapters/temporal-workers.ts';
import { workflowBundle } from './adapters/workflow-bundle.ts';
import { welcome } from './cli/welcome.ts';
import { returnsQueue } from './contract/ids.ts';
import { joinActivities } from './join-activities.ts';
import { joinApi } from './join-api.ts';
import { watchLabels } from './join-labels.ts';
import { joinPolicies } from './join-policies.ts';
import { readSettings, type Settings, settingsHelp } from './settings.ts';

/** What has been opened, the last first; it is closed in this order. */
const opened: { readonly what: string; readonly close: () => unknown }[] = [];
let ending = false;

if (process.argv.includes('--help')) {
  process.stdout.write(`Runs Homeward as one process; settings are read from the environment.\n\n${settingsHelp()}\n`);
} else {
  process.once('SIGINT', () => void end(0)).once('SIGTERM', () => void end(0));
  try {
    const workers = await start(readSettings(process.env));
    await workers.ended;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  }
}

async function start(settings: Settings) {
  const log = openLog();
  installRuntime(log);
  const policies = joinPolicies(settings.packsFolder);
  const { connection, namespace } = settings.temporal;
  const [temporal, database, bundlePath] = await Promise.all([
    connectTemporal(connection, namespace).then((made) => noted('the connection to Temporal', made)),
    openDatabase({ url: settings.databaseUrl, folder: settings.folders.database }).then((made) =>
      noted('the database', made),
    ),
    bundle(settings),
    settings.catchesMail ? startCatcher(settings) : undefined,
  ]);
  const { db } = database;
  const mailer = noted('the mailer', smtpMailer(settings.smtp));
  const activities = await joinActivities({ settings, db, policies, mailer });
  const { build } = settings;
  const workers = await startWorkers({ connection: temporal.native, namespace, bundlePath, build, ...activities });
  noted('the watch over labels', await watchLabels(settings, db, log));
  noted('the workers', { close: () => workers.shutdown() });
  const client = new Client({ connection: temporal.client, namespace });
  await scheduleReconciliation(client, returnsQueue);
  const app = joinApi({ settings, client, db, policies, log });
  const server = noted('the API', await listen(app.fetch, settings.apiPort));
  greet(settings, server.url);
  return workers;
}

function noted<Part extends { close(): unknown }>(what: string, part: Part): Part {
  opened.unshift({ what, close: () => part.close() });
  return part;
}

async function startCatcher({ inboxPort, smtp, folders }: Settings): Promise<void> {
  noted('the mail catcher', await startMailCatcher({ smtpPort: smtp.port, httpPort: inboxPort, folder: folders.mail }));
}

function bundle({ folders }: Settings): Promise<string> {
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const sources = ['workflows', 'src/life', 'src/contract', 'src/domain', 'package-lock.json'].map(at);
  return workflowBundle({ workflowsPath: at('workflows/index.ts'), sources, cacheFolder: folders.cache });
}

function greet(settings: Settings, api: string): void {
  const keys = JSON.parse(readFileSync(settings.keysFile, 'utf8')) as Readonly<Record<string, string>>;
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

/** Closes what is open, the last opened first, and ends the process; a part that cannot be closed is named. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const { what, close } of opened) {
    try {
      await close();
    } catch (error) {
      process.stderr.write(`Closing ${what} failed: ${String(error)}\n`);
    }
  }
  process.exit(code);
}
