// The embedded database: PGlite behind Kysely, brought up to date when it is opened.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import { takeLock } from './folder-lock.ts';
import { migrations } from './migrations/index.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Tables } from './tables.ts';

export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /** Closes it and gives the folder free; a second call does nothing. */
  close(): Promise<void>;
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
export async function openDatabase(folder: string, contents?: Blob): Promise<OpenDatabase> {
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

async function upToDate(pglite: PGlite, unlock: () => void): Promise<OpenDatabase> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pglitePool(pglite) }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
  let closing: Promise<void> | undefined;
  return {
    db,
    close: () => (closing ??= db.destroy().finally(unlock)),
    dump: () => pglite.dumpDataDir('none'),
  };
}

const int8 = 20;

/** `bigint` columns hold minor units and revisions; both are safe integers. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large for a whole number.`);
  return value;
}
