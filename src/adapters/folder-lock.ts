// A lock on a folder or file that only one process may have open. It falls to the next one when its holder has died.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const heldHere = new Set<string>();

/**
 * Takes the lock and answers how to give it back. The lock is a folder that holds its owner's process id; it appears
 * under its name whole or not at all. Throws one sentence with the cure if a living process has it.
 */
export function takeLock(path: string, what: string): () => void {
  const lock = resolve(path);
  mkdirSync(dirname(lock), { recursive: true });
  if (!claim(lock)) {
    takeOver(lock, what);
    if (!claim(lock)) throw new Error(heldBy(what, 'another process', lock));
  }
  heldHere.add(lock);
  return () => {
    if (heldHere.delete(lock)) discard(lock);
  };
}

function claim(lock: string): boolean {
  const prepared = mkdtempSync(`${lock}-`);
  writeFileSync(join(prepared, 'pid'), String(process.pid));
  try {
    renameSync(prepared, lock);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a dead process. Only one process at a time may do so, or the second would remove the first's. */
function takeOver(lock: string, what: string): void {
  const turn = `${lock}-taking-over`;
  try {
    mkdirSync(turn);
  } catch {
    throw new Error(heldBy(what, 'another process that starts just now', turn));
  }
  try {
    const pid = ownerOf(lock);
    if (pid !== undefined && isAlive(pid, lock)) throw new Error(heldBy(what, `process ${pid}`, lock));
    if (pid !== undefined) discard(lock);
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}

/** Out of the way first, in one step: removing it piece by piece could hit the lock of whoever comes next. */
function discard(lock: string): void {
  const old = `${lock}-old-${process.pid}`;
  renameSync(lock, old);
  rmSync(old, { recursive: true, force: true });
}

/** Undefined when the lock has gone meanwhile. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** In a container a process often has the number of its dead predecessor: our own number counts only if we hold it. */
function isAlive(pid: number, lock: string): boolean {
  if (pid === process.pid) return heldHere.has(lock);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function heldBy(what: string, holder: string, lock: string): string {
  return `${what} is in use by ${holder}: stop that one first, or, if nothing of Homeward runs any more, remove ${lock}.`;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
