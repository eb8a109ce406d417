// A change of contact that an API has died over is told by the next one, on the real server and database.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { openLog } from '../../src/adapters/log.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import { watchContactChanges } from '../../src/join-contact.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import type { Mail } from '../../src/ports/mail.ts';
import { ana } from '../activities/builders.ts';
import { fakes, nothingSeen, startReturn } from '../support/a-return.ts';
import { testDatabase } from '../support/database.ts';
import { happy } from '../support/soocas.ts';
import { openWorld, type World } from '../support/world.ts';

let database: OpenDatabase;
let world: World;
beforeAll(async () => {
  [database, world] = await Promise.all([testDatabase('PGlite'), openWorld(fakes(nothingSeen()))]);
});
afterAll(async () => {
  await world.close();
  await database.close();
});

test('a change that stands and was not told is told to the address before, by whoever starts next', async () => {
  const { rma } = await startReturn(world, happy);
  const people = databasePeople(database.db);
  await people.keep(rma, ana);
  await people.change(rma, { email: 'new@example.org' }, '2026-03-22T03:00:00Z');
  let watch: ReturnType<typeof watchContactChanges> | undefined;
  const mail = await new Promise<Mail>((resolve) => {
    const mailer = { send: async (one: Mail) => (resolve(one), { kind: 'sent' as const }) };
    const { client } = world;
    watch = watchContactChanges({ client, db: database.db, policies: joinPolicies(), mailer, log: openLog() });
  });
  await watch?.close();
  expect(mail.to.address).toBe(ana.email);
  expect(mail.subject).toContain(rma);
  expect(await database.db.selectFrom('contact_changes').selectAll().execute()).toEqual([]);
});
