// The embedded database belongs to one process alone, and loses nothing when that one is killed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/adapters/database.ts';
import { takeLock } from '../../src/adapters/folder-lock.ts';
import { programOf } from '../support/programs.ts';

describe('a database in a folder', () => {
  const argumentsFor = (folder: string) => [programOf('test/support/open-database.ts'), folder];
  let first: ChildProcess | undefined;
  afterEach(() => void first?.kill('SIGKILL'));

  test('is refused to a second process, falls to the next after SIGKILL, and has lost nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'homeward-database-'));
    const holder = spawn(process.execPath, argumentsFor(folder), { stdio: ['ignore', 'pipe', 'inherit'] });
    first = holder;
    let answered = '';
    holder.stdout.on('data', (text: Buffer) => (answered += text.toString()));
    await once(holder.stdout, 'data');
    const second = spawnSync(process.execPath, argumentsFor(folder), { encoding: 'utf8', timeout: 30_000 });
    expect(second.status).toBe(1);
    expect(second.stderr).toMatch(
      new RegExp(`^The database in .* is in use by process ${holder.pid}: stop that one first.*\n$`),
    );
    const ended = once(holder, 'exit');
    holder.kill('SIGKILL');
    await ended;
    const reopened = await openDatabase({ url: null, folder });
    const rows = await reopened.db.selectFrom('requests').select('rma').execute();
    expect(rows.map(({ rma }) => rma)).toContain(answered.trim().split('\n').at(-1));
    await expect(openDatabase({ url: null, folder })).rejects.toThrow(`in use by process ${process.pid}`);
    await Promise.all([reopened.close(), reopened.close()]);
    rmSync(folder, { recursive: true });
  }, 60_000);

  test('of a dead process with our own number, as in a container, is taken over', () => {
    const lock = join(mkdtempSync(join(tmpdir(), 'homeward-lock-')), 'lock');
    mkdirSync(lock);
    writeFileSync(join(lock, 'pid'), String(process.pid));
    const unlock = takeLock(lock, 'The folder');
    expect(() => takeLock(lock, 'The folder')).toThrow('is in use by');
    unlock();
    unlock();
    takeLock(lock, 'The folder')();
  });
});
