// Where an installation under test stands: its folder, its ports, its settings, and how each of its parts is started.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { searchAttributes } from '../../src/contract/attributes.ts';
import { unreachable } from '../../src/domain/vocabulary.ts';
import { freePorts } from './free-ports.ts';
import type { PartOptions } from './part.ts';
import { programOf } from './programs.ts';

/** `homeward` is the process of workers, API, database and mail. */
export type PartName = 'temporal' | 'provider' | 'homeward';

export type Site = Awaited<ReturnType<typeof newSite>>;

/**
 * Chooses ports and makes the folder; nothing runs yet.
 *
 * @param databaseUrl of a PostgreSQL; null: the database is embedded
 */
export async function newSite(databaseUrl: string | null = null) {
  const [temporal = 0, api = 0, inbox = 0, smtp = 0, sandbox = 0] = await freePorts(5);
  mkdirSync(at('.homeward/cache'), { recursive: true });
  const folder = mkdtempSync(at('.homeward/cache/installation-'));
  const address = `127.0.0.1:${temporal}`;
  const urls = {
    api: `http://127.0.0.1:${api}`,
    inbox: `http://127.0.0.1:${inbox}`,
    sandbox: `http://127.0.0.1:${sandbox}`,
  };
  const sandboxKey = 'sandbox-test-key';
  const settings = {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_CONFIG_FILE: join(folder, 'no-such-file.toml'),
    HOMEWARD_DATA: folder,
    DATABASE_URL: databaseUrl ?? '',
    HOMEWARD_API_PORT: String(api),
    HOMEWARD_INBOX_PORT: String(inbox),
    HOMEWARD_SMTP_PORT: String(smtp),
    HOMEWARD_SANDBOX_URL: urls.sandbox,
    HOMEWARD_SANDBOX_KEY: sandboxKey,
    HOMEWARD_SANDBOX_FAULTS: 'yes',
    HOMEWARD_TIME_SKIPPING: 'yes',
    HOMEWARD_WEBHOOKS_PRIVATE: 'yes',
    HOMEWARD_DEV_KEYS: 'yes',
  };
  return {
    folder,
    ports: { temporal, api, sandbox },
    urls,
    sandboxKey,
    settings,
    database: { url: databaseUrl, folder: join(folder, 'database') },
    files: {
      keys: join(folder, 'keys.json'),
      ledger: join(folder, 'sandbox-ledger.jsonl'),
      mails: join(folder, 'mail'),
    },
    logOf: (name: PartName) => join(folder, `${name}.log`),
    cli: execFileSync(at('temporal-dev.sh'), ['cli'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim(),
    client: new Client({ connection: Connection.lazy({ address, channelArgs: soonBack }) }),
  };
}

/** The command of a part, and its environment. */
export function commandOf(name: PartName, site: Site): Omit<PartOptions, 'logFile'> {
  const ours = (entry: string): PartOptions => ({
    name,
    command: [process.execPath, programOf(entry)],
    environment: site.settings,
    logFile: '',
  });
  switch (name) {
    case 'temporal':
      return { name, command: [site.cli, ...serverArguments(site)], environment: {} };
    case 'provider':
      return ours('src/run-sandbox-provider.ts');
    case 'homeward':
      return ours('src/run-all.ts');
    default:
      return unreachable(name);
  }
}

/** Whether a part answers. */
export async function isUp(name: PartName, { client, ports, urls }: Site): Promise<boolean> {
  if (name === 'provider') return listens(ports.sandbox);
  const asked =
    name === 'homeward'
      ? fetch(`${urls.api}/healthz`).then(({ ok }) => ok)
      : client.withDeadline(Date.now() + 500, () =>
          client.workflowService.describeNamespace({ namespace: 'default' }).then(() => true),
        );
  return asked.catch(() => false);
}

/** As in `temporal-dev.sh`: a file that survives SIGKILL, our search attributes, time that may be skipped. */
function serverArguments({ ports, folder }: Site): readonly string[] {
  const attributes = Object.entries(searchAttributes).map(([name, type]) => ['--search-attribute', `${name}=${type}`]);
  return [
    ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(ports.temporal), '--headless', '--log-level', 'warn'],
    ['--db-filename', join(folder, 'temporal.db')],
    ['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'],
    ...attributes,
    ['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
    ['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="20ms"'],
  ].flat();
}

/** How a client connects again after a kill; by itself it would wait for seconds. */
export const soonBack = { 'grpc.initial_reconnect_backoff_ms': 50, 'grpc.max_reconnect_backoff_ms': 200 };

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function at(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
