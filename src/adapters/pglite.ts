// The embedded database: PGlite behind Kysely, in a folder or in memory.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import type { OpenDatabase } from './database.ts';
import { takeLock } from './folder-lock.ts';
import { bringUpToDate } from './migrate.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Tables } from './tables.ts';
import { int8, wholeNumber } from './whole-number.ts';

export interface OpenPglite extends OpenDatabase {
  /** The whole database as an archive, for `contents`. */
  dump(): Promise<Blob>;
}

/** The name of a database that lives in memory and ends with its process. */
export const inMemory = 'memory://';

/**
 * Opens the database of a folder, which it makes if need be, or one in memory. Throws one sentence with the cure if
 * another process has the folder open: PGlite itself takes no lock, and two processes on one folder lose rows silently.
 *
 * What was committed survives the end of the process, SIGKILL included: every write is handed to the operating system
 * before the answer. PGlite never calls fsync, so a failure of power may lose it; production runs on PostgreSQL.
 *
 * @param contents a dump to begin with, for a database that is new
 */
export async function openPglite(folder: string, contents?: Blob): Promise<OpenPglite> {
  const unlock = folder === inMemory ? () => undefined : lockFolder(folder);
  let pglite: PGlite | undefined;
  try {
    pglite = await PGlite.create({
      dataDir: folder === inMemory ? inMemory : join(folder, 'pglite'),
      relaxedDurability: false,
      parsers: { [int8]: wholeNumber },
      ...(contents && { loadDataDir: contents }),
    });
    return await upToDate(pglite, unlock);
  } catch (error) {
    await pglite?.close().catch(() => undefined);
    unlock();
    throw error;
  }
}

function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  return takeLock(join(folder, 'lock'), `The database in ${folder}`);
}

async function upToDate(pglite: PGlite, unlock: () => void): Promise<OpenPglite> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglitePool(pglite) }) });
  const migrated = await bringUpToDate(db);
  let closing: Promise<void> | undefined;
  return {
    db,
    migrated,
    close: () => (closing ??= db.destroy().finally(unlock)),
    dump: () => pglite.dumpDataDir('none'),
  };
}
