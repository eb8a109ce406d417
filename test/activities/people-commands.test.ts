// `homeward keys` and `homeward staff` on a database of each kind: how the first operator and the first key come to be.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/adapters/database.ts';
import { databaseKeys } from '../../src/adapters/door/keys.ts';
import { argonPasswords } from '../../src/adapters/door/passwords.ts';
import { databaseStaff } from '../../src/adapters/door/staff.ts';
import { wallClock } from '../../src/adapters/return-clock.ts';
import { runCommand } from '../../src/cli/command-line.ts';
import { keysCommands } from '../../src/join-keys-commands.ts';
import { staffCommands } from '../../src/join-staff-commands.ts';
import { newPostgresUrl, onEachDatabase } from '../support/database.ts';
import { testPglite } from '../support/pglite.ts';

const password = 'correct horse battery';

onEachDatabase((kind) => {
  const data = mkdtempSync(join(tmpdir(), 'homeward-people-'));
  let url: string | null = null;
  beforeAll(async () => {
    if (kind === 'PostgreSQL') url = await newPostgresUrl();
    else await (await testPglite(join(data, 'database'))).close();
  });
  afterAll(() => rmSync(data, { recursive: true }));

  const run = async (words: string, typed = '', isTTY = false) => {
    const environment = { DATABASE_URL: url ?? '', HOMEWARD_DATA: data };
    const input = Object.assign(Readable.from([Buffer.from(typed)]), { isTTY });
    const said = { out: '', complaint: '' };
    const code = await runCommand(
      words.split(' '),
      [...keysCommands(environment), ...staffCommands(environment, input)],
      {
        out: (text) => void (said.out += text),
        complain: (text) => void (said.complaint += text),
      },
    );
    return { code, ...said };
  };
  const json = async (words: string, typed?: string) =>
    JSON.parse((await run(`${words} --json`, typed)).out) as unknown;
  const reading = async <Read>(read: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<Read>) => {
    const { db, close } = await openDatabase({ url, folder: join(data, 'database') });
    try {
      return await read(db);
    } finally {
      await close();
    }
  };
  const staffIn = (db: Parameters<typeof databaseStaff>[0]) => databaseStaff(db, wallClock(), argonPasswords());

  test('the first operator is added, and signs in with the password from standard input', async () => {
    expect(await run('staff list')).toEqual({ code: 0, out: 'There is nobody yet.\n', complaint: '' });
    const added = await run('staff add max --role operator', `${password}\n`);
    expect(added).toEqual({ code: 0, out: 'max can sign in.\n', complaint: '' });
    await reading(async (db) => {
      expect(await staffIn(db).byPassword('max', password)).toMatchObject({ role: 'operator', shop: null });
      const acts = await db.selectFrom('audit').select(['who', 'action', 'facts']).execute();
      expect(acts).toMatchObject([{ who: 'operator', action: 'staff-added', facts: { name: 'max' } }]);
      expect(JSON.stringify(acts)).not.toContain(password);
    });
    expect((await run('staff list')).out).toMatch(/max.+operator.+all shops.+password/);
  }, 60_000);

  // What follows asks nothing of the database that the one above did not, and each command opens it anew.
  if (kind === 'PGlite') return;

  test('a password is set anew, and an account disabled and opened again', async () => {
    expect((await run('staff password max', 'another good password')).code).toBe(0);
    await reading(async (db) => expect(await staffIn(db).byPassword('max', 'another good password')).toBeDefined());
    expect(await json('staff disable max')).toMatchObject({ name: 'max', disabledAt: expect.any(String) });
    expect((await run('staff list')).out).toMatch(/max.+disabled/);
    expect(await json('staff enable max')).toMatchObject({ disabledAt: null });
    const sub = await json('staff add sub --role agent --shop soocas --subject s-1 --without-password');
    expect(sub).toMatchObject({ name: 'sub', shop: 'soocas', subject: 's-1', hasPassword: false });
  }, 60_000);

  test('a key is made, shown once, listed by its beginning, and revoked', async () => {
    const words = 'keys create --shop soocas --name backend --scopes returns:read,returns:write';
    const made = await run(words);
    const secret = /^hw_\S+$/m.exec(made.out)?.[0] ?? '';
    await reading(async (db) =>
      expect(await databaseKeys(db, wallClock()).whoseIs(secret)).toMatchObject({ shop: 'soocas' }),
    );
    const [key] = (await json('keys list --shop soocas')) as readonly {
      readonly id: string;
      readonly prefix: string;
    }[];
    expect(secret).toContain(key?.prefix);
    const listed = await run('keys list');
    expect(listed.out).toContain('backend');
    expect(listed.out).not.toContain(secret);
    expect(await json('keys list --shop website')).toEqual([]);
    expect(await json(`keys revoke ${key?.id}`)).toMatchObject({ revokedAt: expect.any(String) });
    await reading(async (db) => expect(await databaseKeys(db, wallClock()).whoseIs(secret)).toBeUndefined());
  }, 60_000);

  test.each([
    ['staff add lu --role boss', password, /^role: .+agent.+/],
    ['staff add lu --role agent', 'short', /^password: A text of 12 to 200 characters/],
    ['staff add max --role agent', password, /^Somebody has this name/],
    ['staff add lu --role agent --shop nowhere', password, /^shop: There is no such shop here\./],
    ['staff disable nobody', '', /^There is nobody of this name/],
    ['keys create --shop soocas --name one', '', /^scopes: Say what it is for\./],
    ['keys create --name one --scopes keys', '', /^shop: A key of a shop names its shop\./],
    ['keys revoke none', '', /^There is no key of this id/],
  ])('%s is refused in a sentence', async (words, typed, sentence) => {
    const { code, out, complaint } = await run(words, typed);
    expect([code, out]).toEqual([1, '']);
    expect(complaint).toMatch(sentence);
  });

  test('a password is not read from where it would be seen', async () => {
    const { code, complaint } = await run('staff add lu --role agent', '', true);
    expect([code, complaint]).toEqual([1, expect.stringContaining('is read from standard input')]);
  });
});
