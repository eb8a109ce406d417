// Whether the database is there and up to date; nothing in it is changed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { bad, type CheckUp, ok, reasonIn, warn } from '../../domain/check-up.ts';
import { migrations } from '../migrations/index.ts';

export interface DatabaseAsked {
  /** Null: it is embedded, in the folder. */
  readonly url: string | null;
  readonly folder: string;
}

export async function checkDatabase({ url, folder }: DatabaseAsked, now = Date.now): Promise<readonly CheckUp[]> {
  return url === null ? [embedded(folder)] : onServer(url, now);
}

/** It belongs to one process, so it is not opened. */
function embedded(folder: string): CheckUp {
  const isThere = existsSync(join(folder, 'pglite'));
  const says = isThere
    ? `The database is embedded, in ${folder}; it belongs to one process.`
    : `The database is embedded and not made yet; ${folder} will hold it.`;
  return warn('database', says, 'In production set DATABASE_URL to a PostgreSQL, which all processes share.');
}

async function onServer(url: string, now: () => number): Promise<readonly CheckUp[]> {
  const { host } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  try {
    await client.connect();
    const asked = now();
    const { rows } = await client.query<{ at: Date; version: string }>(
      "select clock_timestamp() as at, current_setting('server_version') as version",
    );
    const answered = now();
    const [row] = rows;
    const found = ok('database', `PostgreSQL at ${host} answers, version ${row?.version ?? 'unknown'}.`);
    return [found, await tablesOf(client), clockOf(row?.at.getTime() ?? asked, { asked, answered })];
  } catch (error) {
    const says = `PostgreSQL at ${host} cannot be used (${reasonIn(error)}).`;
    return [bad('database', says, 'Start it, or correct DATABASE_URL.')];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function tablesOf(client: Client): Promise<CheckUp> {
  const known: readonly string[] = await client.query<{ name: string }>('select name from kysely_migration').then(
    ({ rows }) => rows.map(({ name }) => name),
    () => [],
  );
  const lacking = Object.keys(migrations).filter((name) => !known.includes(name));
  if (lacking.length === 0) return ok('tables', `They are up to date, ${known.length} migrations.`);
  return bad('tables', `They lack ${lacking.join(', ')}.`, 'Run: homeward migrate');
}

/** The server's now lies between asking and the answer. */
function clockOf(at: number, { asked, answered }: { readonly asked: number; readonly answered: number }): CheckUp {
  const off = at < asked ? at - asked : Math.max(0, at - answered);
  if (Math.abs(off) < 2_000) return ok('database clock', 'It agrees with ours.');
  const says = `It is ${Math.round(Math.abs(off) / 1_000)} s ${off < 0 ? 'behind' : 'before'} ours.`;
  return warn('database clock', says, 'Set the clocks by NTP on all machines: limits are counted by them.');
}
