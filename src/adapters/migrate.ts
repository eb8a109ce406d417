// Brings the tables of a database up to date.
import { type Kysely, Migrator } from 'kysely';
import { migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/**
 * Runs the migrations that the database does not know yet, all or none of them, and answers their names. Of several
 * processes that start at once one runs them and the others wait for it: the migrator holds a lock of the database.
 */
export async function bringUpToDate(db: Kysely<Tables>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error === undefined) return results.map(({ migrationName }) => migrationName);
  const { message } = error as Partial<Error>;
  throw new Error(`The database could not be brought up to date: ${message}`, { cause: error });
}
