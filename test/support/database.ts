// A real database for a test file, of either kind.
import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { Client } from 'pg';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { openPostgres } from '../../src/adapters/postgres.ts';
import { testPglite } from './pglite.ts';

export type DatabaseKind = 'PGlite' | 'PostgreSQL';

/** The same specs once on each kind; where this machine has no PostgreSQL, those on it are skipped. */
export function onEachDatabase(specs: (kind: DatabaseKind) => void): void {
  describe('on PGlite', () => {
    specs('PGlite');
  });
  onPostgres(() => specs('PostgreSQL'));
}

/** Specs of what only PostgreSQL can do. */
export function onPostgres(specs: () => void): void {
  const describes = serverUrl === undefined ? describe.skip : describe;
  describes('on PostgreSQL', specs);
}

/** An empty database with all migrations that nobody else uses; the caller closes it. */
export async function testDatabase(kind: DatabaseKind): Promise<OpenDatabase> {
  return kind === 'PGlite' ? testPglite() : openPostgres(await newPostgresUrl());
}

/** The address of a new database on the run's PostgreSQL, without any table. */
export async function newPostgresUrl(): Promise<string> {
  if (serverUrl === undefined) throw new Error('The run has no PostgreSQL: its specs belong into onPostgres.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(serverUrl, `create database ${name}`);
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

/** Runs SQL on a connection of its own, beside the pool that is tested. */
export async function runOn(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const serverUrl = process.env['TEST_POSTGRES_URL'];
