// One process of an installation under test. It dies with the test that started it, however that one ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Part {
  /** True; throws, with the end of its log, if it has ended by itself. */
  mustRun(): true;
  /** Kills it at once by SIGKILL, with all that it has started; resolves when it is gone. */
  kill(): Promise<void>;
  /** Tells it to end by SIGTERM; resolves with its exit code when it is gone. */
  end(): Promise<number | null>;
}

export interface PartOptions {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  /** Both outputs are appended to it. */
  readonly logFile: string;
}

/** Starts a process from the top of the repository, without any setting of ours or of Temporal from outside. */
export function startPart({ name, command, environment, logFile }: PartOptions): Part {
  const log = openSync(logFile, 'a');
  const child = spawn('/bin/sh', ['-c', watched, ...command], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...environmentOutside(), ...environment },
    stdio: ['ignore', log, log, 'pipe'],
    detached: true, // A group of its own, so that nothing it has started stays behind.
  });
  closeSync(log);
  const gone = once(child, 'exit');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`The ${name} could not be started.`);
  return {
    mustRun() {
      if (hasEnded(child)) throw new Error(`The ${name} has ended by itself:\n${endOf(logFile)}`);
      return true;
    },
    async kill() {
      killGroup(pid);
      await gone;
      child.stdio[3]?.destroy();
    },
    async end() {
      child.kill('SIGTERM');
      await gone;
      child.stdio[3]?.destroy();
      return child.exitCode;
    },
  };
}

/**
 * The shell becomes the command itself. What it leaves beside it waits for the end of a pipe which the test holds: that
 * end comes when the test is killed too, and then it kills the command.
 */
const watched = '(cat <&3 >/dev/null; kill -9 $$) & exec "$0" "$@" 3<&-';

function environmentOutside(): Record<string, string | undefined> {
  const ours = /^(DATABASE_URL$|(HOMEWARD|TEMPORAL)_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function endOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n');
}
