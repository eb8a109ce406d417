// The server, the workers, the API, the mail catcher and the provider of one demo: started together, ended together.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Services {
  /** Everything that they write lies in it. */
  readonly folder: string;
  /** Of the process to end when all of it is to end; undefined where it could not be started. */
  readonly processId: number | undefined;
  readonly urls: {
    readonly temporal: string;
    readonly api: string;
    readonly inbox: string;
    readonly provider: string;
    readonly temporalUi: string;
  };
  /** Resolves when all of them answer; rejects with what they said when they end before. */
  ready(): Promise<void>;
  /** Rejects when they end although nobody has asked them to. */
  watch(): Promise<never>;
  /** The development keys, by owner. */
  keys(): Readonly<Record<string, string>>;
  /** Resolves when nothing of them runs any more. */
  stop(): Promise<void>;
  /** Asks them to end and does not wait: for a process that is ending itself. */
  abandon(): void;
  /** Lets them run on without this process. */
  release(): void;
  /** Deletes what they have written. */
  clear(): void;
}

/** How long they may take, in milliseconds: the first time packages and tools may have to be fetched. */
const patienceMs = 300_000;

/** Starts `script` of the repository at `root` on six ports from `base` on, with fresh data. */
export function startServices({ root, base }: { readonly root: string; readonly base: number }): Services {
  const home = join(root, '.homeward');
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, 'demo-'));
  const log = join(folder, 'start.log');
  const child = launch(root, base, folder, log);
  const url = (index: number): string => `http://127.0.0.1:${base + index}`;
  const urls = {
    temporal: `127.0.0.1:${base}`,
    api: url(1),
    inbox: url(2),
    provider: url(4),
    temporalUi: url(5),
  };
  const failure = (): Error => new Error(`The services have ended by themselves:\n${endOf(log)}`);
  let ours = true;
  const abandon = (): void => {
    if (ours && isRunning(child)) child.kill('SIGTERM');
    ours = false;
  };
  return {
    folder,
    processId: child.pid,
    urls,
    ready: () => answering(child, urls.api, failure),
    watch: async () => {
      if (isRunning(child)) await once(child, 'exit');
      if (!ours) await new Promise(() => undefined); // They were asked to end, so nobody waits for this any more.
      throw failure();
    },
    keys: () => JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Readonly<Record<string, string>>,
    stop: async () => {
      abandon();
      if (isRunning(child)) await once(child, 'exit');
    },
    abandon,
    release: () => {
      ours = false;
      child.unref();
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** In a process group of its own: Ctrl-C reaches the demo alone, and it ends them in order. */
function launch(root: string, base: number, folder: string, log: string): ChildProcess {
  const output = openSync(log, 'a');
  try {
    return spawn(join(root, 'temporal-dev.sh'), ['--port-base', String(base)], {
      cwd: root,
      env: { ...ownEnvironment(), HOMEWARD_DATA: folder },
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** Settings that somebody has made for another Homeward, or another Temporal, are not for this one. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const others = /^(DATABASE_URL$|HOMEWARD_(?!STRIPE_URL$)|TEMPORAL_(?!CLI$))/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !others.test(name)));
}

async function answering(child: ChildProcess, api: string, failure: () => Error): Promise<void> {
  const broken = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  const deadline = Date.now() + patienceMs;
  const poll = async (): Promise<void> => {
    for (;;) {
      if (!isRunning(child) || Date.now() > deadline) throw failure();
      const answer = await fetch(`${api}/healthz`).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      await pause(50);
    }
  };
  await Promise.race([poll(), broken]);
}

function isRunning({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** The last lines, where the reason stands. */
function endOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n') : '';
}
