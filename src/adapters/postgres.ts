// PostgreSQL, which any number of processes share.
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types } from 'pg';
import type { OpenDatabase } from './database.ts';
import { bringUpToDate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { int8, wholeNumber } from './whole-number.ts';

/** Throws one sentence with the cure, and without the password, when the server does not answer or lets nobody in. */
export async function openPostgres(url: string, connections = mostConnections): Promise<OpenDatabase> {
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: poolOf(url, connections),
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(endsIdleTransactions));
      },
    }),
  });
  let migrated: readonly string[];
  try {
    await sql`select 1`.execute(db).catch((error: unknown) => {
      throw unusable(url, error);
    });
    migrated = await bringUpToDate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return { db, migrated, close: () => (closing ??= db.destroy()) };
}

/** Of one process; a server takes a hundred from all of them unless it is told otherwise. */
const mostConnections = 10;

/** A server that is away must not be waited for without an end. */
const connectMs = 10_000;

/** A process that hangs in the middle of a transaction must not keep its turn from all others for ever. */
const endsIdleTransactions = `set idle_in_transaction_session_timeout = '60s'`;

function poolOf(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    fallback_application_name: 'homeward',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? wholeNumber : types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks is not used again, and whoever waits on it gets the error; nobody else has to hear of it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

function unusable(url: string, error: unknown): Error {
  const { host } = new URL(url);
  const sentence = `The PostgreSQL server at ${host || 'its local socket'} cannot be used (${reasonOf(error)})`;
  return new Error(`${sentence}: start it, or correct DATABASE_URL.`);
}

/** Where a name has several addresses, each of them has its own error and the whole has no message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as Partial<NodeJS.ErrnoException>;
  return message || code || String(error);
}
