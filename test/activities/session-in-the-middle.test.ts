// A session that is opened while its account changes, where two transactions really run at once.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { argonPasswords } from '../../src/adapters/door/passwords.ts';
import { databaseSessions } from '../../src/adapters/door/sessions.ts';
import { databaseStaff } from '../../src/adapters/door/staff.ts';
import { onPostgres, testDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

const clock = { now: () => Promise.resolve('2026-03-22T03:00:00Z') };
const bo = { name: 'bo', role: 'agent', shop: null, email: null, subject: null } as const;
const proven = { name: 'bo', credentials: 1 };

onPostgres(() => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase('PostgreSQL');
    // Whoever deletes sessions of somebody waits until the spec lets them go on.
    await sql`create function pause() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(4711); return null; end $$`.execute(database.db);
    await sql`create trigger pause after delete on sessions for each row execute function pause()`.execute(database.db);
  });
  afterAll(() => database.close());

  /** Until the sessions are deleted and the change is not committed yet. */
  const untilPaused = () =>
    until('the change waits', async () => {
      const { rows } = await sql`
        select 1 from pg_locks join pg_database on pg_database.oid = database
        where locktype = 'advisory' and not granted and datname = current_database()`.execute(database.db);
      return rows.length > 0;
    });

  test('it opens nothing once the change is made, though nobody has deleted it', async () => {
    const { db } = database;
    const staff = databaseStaff(db, clock, argonPasswords());
    const sessions = databaseSessions(db, clock, { idleMinutes: 30, hours: 12 });
    await staff.add({ ...bo, password: 'correct horse battery' });
    await sessions.open(proven);
    const { change, opened } = await db.transaction().execute(async (holding) => {
      await sql`select pg_advisory_xact_lock(4711)`.execute(holding);
      const changing = staff.change('bo', { password: 'another password of his' });
      await untilPaused();
      return { change: changing, opened: await sessions.open(proven) };
    });
    expect(await change).toMatchObject({ name: 'bo' });
    expect(await db.selectFrom('sessions').select('staff').execute()).toEqual([{ staff: 'bo' }]);
    expect(await sessions.find(opened?.token ?? '')).toBeUndefined();
    expect(opened).toBeDefined();
  });
});
