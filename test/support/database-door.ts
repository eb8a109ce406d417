// The door's tables in a real database, empty before each spec, by a clock that the specs move.
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseCodes } from '../../src/adapters/door/codes.ts';
import { minutesFrom } from '../../src/adapters/door/instants.ts';
import { databaseKeys } from '../../src/adapters/door/keys.ts';
import { databaseLinks } from '../../src/adapters/door/links.ts';
import { argonPasswords } from '../../src/adapters/door/passwords.ts';
import { databaseSessions } from '../../src/adapters/door/sessions.ts';
import { databaseStaff } from '../../src/adapters/door/staff.ts';
import { type DatabaseKind, testDatabase } from './database.ts';

export const password = 'correct horse battery';
export const bo = { name: 'bo', role: 'agent', shop: null, email: 'Bo@Example.com', subject: null, password } as const;

/** To be called where specs are described: it opens and closes the database itself. */
export function databaseDoor(kind: DatabaseKind) {
  let database: OpenDatabase;
  const time = { now: '' };
  const clock = { now: () => Promise.resolve(time.now) };
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    time.now = '2026-03-22T03:00:00Z';
    for (const table of ['sessions', 'staff', 'api_keys', 'customer_links', 'contact_codes'] as const) {
      await database.db.deleteFrom(table).execute();
    }
  });
  const sessions = () => databaseSessions(database.db, clock, { idleMinutes: 30, hours: 12 });
  return {
    db: () => database.db,
    time,
    later: (minutes: number) => {
      time.now = minutesFrom(time.now, minutes);
    },
    keys: () => databaseKeys(database.db, clock),
    links: () => databaseLinks(database.db, clock),
    codes: () => databaseCodes(database.db, clock, argonPasswords()),
    staff: (passwords = argonPasswords()) => databaseStaff(database.db, clock, passwords),
    sessions,
    openSession: async (name: string) => {
      const account = database.db.selectFrom('staff').select(['name', 'credentials']).where('name', '=', name);
      const opened = await sessions().open(await account.executeTakeFirstOrThrow());
      if (opened === undefined) throw new Error(`${name} cannot sign in.`);
      return opened;
    },
  };
}
