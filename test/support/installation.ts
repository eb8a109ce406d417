// A whole installation as `temporal-dev.sh` makes it, in real processes that a test may kill and start again.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Client } from '@temporalio/client';
import type { CaughtMail } from '../../src/adapters/inbox/caught-mail.ts';
import type { DatabasePlace } from '../../src/adapters/database.ts';
import type { SandboxLine } from '../../src/adapters/sandbox-ledger.ts';
import { type DeafLine, openDeafLine } from './deaf-line.ts';
import { commandOf, isUp, newSite, type PartName, type Site } from './site.ts';
import { type Part, startPart } from './part.ts';
import { until } from './until.ts';

export interface Installation {
  /** A client of its Temporal server, which is back soon after the server is. */
  readonly client: Client;
  readonly temporalPort: number;
  /** By a line on which the answers can be kept back. */
  readonly apiUrl: string;
  readonly apiLine: DeafLine;
  /** To be opened beside it only where it is a PostgreSQL, or after Homeward was killed. */
  readonly database: DatabasePlace;
  /** The development key of an owner such as `agent:dev`. */
  keyOf(owner: string): string;
  /** The payment provider's own book, read from its file. */
  ledger(): readonly SandboxLine[];
  /** What the mail catcher has taken in, before a kill or after it. */
  mails(): Promise<readonly CaughtMail[]>;
  /** How many mails lie on the catcher's disk, those included whose sender has not been told so yet. */
  mailsTaken(): number;
  /** The provider takes the next refunds into its book and never answers. */
  withholdNextAnswers(count: number): Promise<void>;
  /** Kills a process by SIGKILL. `homeward` is that of workers, API, database and mail. */
  kill(name: PartName): Promise<void>;
  /** Starts it again on the same data, and does not wait for it. */
  launch(name: PartName): void;
  /** Starts it again on the same data; resolves when it answers. */
  start(name: PartName): Promise<void>;
  /** True; throws, with the end of its log, if it has ended by itself. */
  mustRun(name: PartName): true;
  /** Kills what runs, and removes all data. */
  close(): Promise<void>;
}

/** Starts the Temporal server, the payment provider and Homeward with fresh data; a failure leaves nothing running. */
export async function openInstallation(databaseUrl: string | null = null): Promise<Installation> {
  const site = await newSite(databaseUrl);
  const apiLine = await openDeafLine(site.ports.api);
  const processes = processesOn(site);
  const close = async (): Promise<void> => {
    await processes.end();
    apiLine.close();
    await site.client.connection.close();
    rmSync(site.folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([processes.start('temporal'), processes.start('provider')]);
    await processes.start('homeward');
  } catch (error) {
    await close();
    throw error;
  }
  const keys = JSON.parse(readFileSync(site.files.keys, 'utf8')) as Readonly<Record<string, string>>;
  const { kill, launch, start, mustRun } = processes;
  return {
    client: site.client,
    temporalPort: site.ports.temporal,
    apiUrl: `http://${apiLine.address}`,
    apiLine,
    database: site.database,
    keyOf: (owner) => keys[owner] ?? '',
    ledger: () => linesOf(site.files.ledger),
    mails: async () => (await (await fetch(`${site.urls.inbox}/api/mails`)).json()) as readonly CaughtMail[],
    mailsTaken: () => readdirSync(site.files.mails).filter((name) => name.endsWith('.eml')).length,
    withholdNextAnswers: (count) => orderFaults(site, count),
    kill,
    launch,
    start,
    mustRun,
    close,
  };
}

type Processes = Pick<Installation, 'kill' | 'launch' | 'start' | 'mustRun'> & {
  /** Kills what runs, and starts nothing any more. */
  end(): Promise<void>;
};

function processesOn(site: Site): Processes {
  const parts = new Map<PartName, Part>();
  let ended = false;
  const kill = async (name: PartName): Promise<void> => {
    const part = parts.get(name);
    parts.delete(name); // It does not end by itself.
    await part?.kill();
  };
  const launch = (name: PartName): void => {
    if (ended) throw new Error(`The installation is closed: ${name} is not started any more.`);
    parts.set(name, startPart({ ...commandOf(name, site), logFile: site.logOf(name) }));
  };
  const mustRun = (name: PartName): true => parts.get(name)?.mustRun() ?? true;
  return {
    kill,
    launch,
    mustRun,
    async start(name) {
      launch(name);
      await until(`the process ${name} answers`, () => mustRun(name) && isUp(name, site));
    },
    async end() {
      ended = true; // A test that ran out of time may still be starting parts.
      await Promise.all([...parts.keys()].map(kill));
    },
  };
}

/** A line that is still being written has no end yet. */
function linesOf(file: string): readonly SandboxLine[] {
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as SandboxLine);
}

async function orderFaults({ urls, sandboxKey }: Site, times: number): Promise<void> {
  const headers = { authorization: `Bearer ${sandboxKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'commit-then-hang', times });
  const { ok, status } = await fetch(`${urls.sandbox}/v1/faults`, { method: 'POST', headers, body });
  if (!ok) throw new Error(`The provider refused the fault with ${status}.`);
}
