// Homeward as a whole in this process: workers on the run's Temporal server, a database in memory, the API over HTTP,
// the sandbox payment provider. Mails are kept instead of sent.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { listen } from '../../src/adapters/http-server.ts';
import { openLog } from '../../src/adapters/log.ts';
import { startSandboxProvider } from '../../src/adapters/sandbox-provider.ts';
import { type Homeward, homeward } from '../../src/client/index.ts';
import { sandboxPaid, type DemoPayments } from '../../src/cli/demo/payments.ts';
import { joinRefunds, joinReturns } from '../../src/join-activities.ts';
import { joinApi } from '../../src/join-api.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { readSettings } from '../../src/settings.ts';
import { freePorts } from './free-ports.ts';
import { testPglite } from './pglite.ts';
import { openWorld, type World } from './world.ts';

export interface WholeHomeward {
  readonly world: World;
  readonly url: string;
  /** File of the development keys. */
  readonly keysFile: string;
  /** A client with the development key of an owner such as `agent:dev`. */
  as(owner: string): Homeward;
  /** What was handed over, in its order. */
  readonly mails: readonly Mail[];
  readonly payments: DemoPayments;
  close(): Promise<void>;
}

export async function openHomeward(): Promise<WholeHomeward> {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-whole-'));
  const [api = 0, sandbox = 0] = await freePorts(2);
  const settings = readSettings({
    HOMEWARD_DATA: folder,
    HOMEWARD_API_PORT: String(api),
    HOMEWARD_SANDBOX_URL: `http://127.0.0.1:${sandbox}`,
    HOMEWARD_TIME_SKIPPING: 'yes',
    HOMEWARD_DEV_KEYS: 'yes',
  });
  const { ledgerFile, key } = settings.sandbox;
  const policies = joinPolicies();
  const [database, provider] = await Promise.all([
    testPglite(),
    startSandboxProvider({ port: sandbox, ledgerFile, keys: [key], faults: false }),
  ]);
  const { db } = database;
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => (mails.push(mail), { kind: 'sent' as const }) };
  const connection = Connection.lazy({ address: process.env['TEST_TEMPORAL_ADDRESS'] ?? '' });
  const client = new Client({ connection });
  const returns = await joinReturns({ settings, db, policies, mailer, client });
  const world = await openWorld({ ...returns, ...(await joinRefunds({ settings, db, client })) });
  const { taskQueue } = world;
  const app = joinApi({ settings, client, db, policies, mailer, log: openLog(), taskQueue });
  const server = await listen(app.fetch, settings.apiPort);
  const keys = JSON.parse(readFileSync(settings.keysFile, 'utf8')) as Readonly<Record<string, string>>;
  return {
    world,
    url: server.url,
    keysFile: settings.keysFile,
    as: (owner) => homeward({ url: server.url, key: keys[owner] ?? '' }),
    mails,
    payments: sandboxPaid({ provider: provider.url, key }),
    close: async () => {
      await server.close();
      await world.close();
      await connection.close();
      await Promise.all([database.close(), provider.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
