// The database: PostgreSQL where an address is set, embedded in this process otherwise; brought up to date when opened.
import type { Kysely } from 'kysely';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Tables } from './tables.ts';

export interface OpenDatabase {
  readonly db: Kysely<Tables>;
  /** The migrations that were run when it was opened. */
  readonly migrated: readonly string[];
  /** Closes it, and what it holds with it; a second call does nothing. */
  close(): Promise<void>;
}

export interface DatabasePlace {
  /** Address of a PostgreSQL that any number of processes share; null: there is none. */
  readonly url: string | null;
  /** Where the embedded database lies, which belongs to one process alone. */
  readonly folder: string;
}

/** Throws one sentence with the cure when it cannot be had: without the password, if there is one. */
export function openDatabase({ url, folder }: DatabasePlace): Promise<OpenDatabase> {
  return url === null ? openPglite(folder) : openPostgres(url);
}
