// One PostgreSQL for all tests of a run: found on this machine, started in a fresh folder, gone with the run.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from './free-ports.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { until } from './until.ts';

export interface PostgresServer {
  /** Of its database `postgres`; its user may make others. */
  readonly url: string;
  /** Resolves when nothing of it is left; a second call does nothing. */
  close(): Promise<void>;
}

/** Undefined: this machine has none. A failure leaves nothing behind. */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const programs = postgresPrograms();
  if (programs === undefined) return undefined;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'homeward-postgres-'));
  let server: ChildProcess | undefined;
  const close = async (): Promise<void> => {
    if (server !== undefined) await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const user = userFor(folder);
    const data = join(folder, 'data');
    const making = ['-D', data, '-U', 'homeward', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(programs, 'initdb'), making, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const [port = 0] = await freePorts(1);
    const serving = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'];
    const command = ['-c', watched, join(programs, 'postgres'), ...serving];
    // Its log has every refusal that a test provokes, so nobody listens to it.
    const started = spawn('/bin/sh', command, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    server = started;
    const url = `postgres://homeward@127.0.0.1:${port}/postgres`;
    await until('PostgreSQL answers', () => mustRun(started) && answers(url), { patienceMs: 30_000 });
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The shell becomes the server. What it leaves beside it waits for the end of a pipe that the tests hold: that end comes
 * when they are killed too, and then it ends the server and removes its folder, in which it is.
 */
const cleaning = 'cat <&3; kill -QUIT $$; while kill -0 $$; do sleep 0.1; done; rm -rf "$PWD"';
const watched = `(${cleaning}) >/dev/null 2>&1 & exec "$0" "$@" 3<&-`;

/** PostgreSQL refuses to run as root: then the folder is given to the user who owns nothing else. */
function userFor(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (what: string) => Number(execFileSync('id', [what, 'nobody'], { encoding: 'utf8' }));
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function mustRun(server: ChildProcess): true {
  if (hasEnded(server)) throw new Error('PostgreSQL was found, and has ended as soon as it was started.');
  return true;
}

async function end(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = once(server, 'exit');
  server.kill('SIGQUIT');
  await gone;
  server.stdio[3]?.destroy();
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
