// Keys, staff, sessions, links and codes in a real database of either kind, by a clock that the specs move.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseCodes } from '../../src/adapters/door/codes.ts';
import { databaseKeys } from '../../src/adapters/door/keys.ts';
import { databaseLinks } from '../../src/adapters/door/links.ts';
import { argonPasswords, type Passwords } from '../../src/adapters/door/passwords.ts';
import { databaseSessions } from '../../src/adapters/door/sessions.ts';
import { databaseStaff } from '../../src/adapters/door/staff.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import type { Tables } from '../../src/adapters/tables.ts';
import { minutesFrom } from '../../src/adapters/door/instants.ts';
import type { WantedKey } from '../../src/ports/keys.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { madeLink } from '../support/made-link.ts';
import { ana } from './builders.ts';

const password = 'correct horse battery';
let now = '';
const clock = { now: () => Promise.resolve(now) };
const later = (minutes: number) => {
  now = minutesFrom(now, minutes);
};

/** Real ones, and how often they were compared with something. */
function countedPasswords(): Passwords & { readonly compared: readonly boolean[] } {
  const real = argonPasswords();
  const compared: boolean[] = [];
  return {
    compared,
    hash: real.hash,
    fits(hashed, typed) {
      compared.push(hashed !== null);
      return real.fits(hashed, typed);
    },
  };
}

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let db: Kysely<Tables>;
  beforeAll(async () => {
    database = await testDatabase(kind);
    db = database.db;
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = '2026-03-22T03:00:00Z';
    for (const table of ['sessions', 'staff', 'api_keys', 'customer_links', 'contact_codes'] as const) {
      await db.deleteFrom(table).execute();
    }
  });

  const keys = () => databaseKeys(db, clock);
  const links = () => databaseLinks(db, clock);
  const codes = () => databaseCodes(db, clock, argonPasswords());
  const staff = (passwords = argonPasswords()) => databaseStaff(db, clock, passwords);
  const sessions = () => databaseSessions(db, clock, { idleMinutes: 30, hours: 12 });
  const openSession = async (name: string) => {
    const account = db.selectFrom('staff').select(['name', 'credentials']).where('name', '=', name);
    const opened = await sessions().open(await account.executeTakeFirstOrThrow());
    if (opened === undefined) throw new Error(`${name} cannot sign in.`);
    return opened;
  };
  const bo = { name: 'bo', role: 'agent', shop: null, email: 'Bo@Example.com', subject: null, password } as const;

  const wanted = (change: Partial<WantedKey> = {}): WantedKey => ({
    role: 'shop',
    shop: 'soocas',
    name: 'backend',
    scopes: ['returns:read'],
    by: 'operator:max',
    ...change,
  });
  const makeKey = async (change?: Partial<WantedKey>) => {
    const made = await keys().make(wanted(change));
    if (made.kind !== 'made') throw new Error('There are two already.');
    return made;
  };

  /** Every row of every table, as text. */
  const wholeDatabase = async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db);
    const dumps = await Promise.all(
      tables.map(({ name }) =>
        sql`select * from ${sql.table(name)}`.execute(db).then(({ rows }) => JSON.stringify(rows)),
      ),
    );
    return dumps.join('\n');
  };

  test('of no secret more than a hash lies in the database', async () => {
    const { secret } = await makeKey();
    const { token: link } = await madeLink(links(), { rma: 'SOO-1', purpose: 'return', days: 1, by: 'shop' });
    await staff().add(bo);
    const { token: session, csrf } = await openSession('bo');
    const { code } = await codes().make('SOO-1');
    const dump = await wholeDatabase();
    expect(dump).toContain('backend');
    for (const hidden of [secret, secret.split('_')[2] ?? secret, link, session, csrf, password, `"${code}"`]) {
      expect(dump).not.toContain(hidden);
    }
  });

  describe('keys', () => {
    test('a key opens as its role, shop and scopes say, and nothing else does', async () => {
      const { secret } = await makeKey();
      expect(await keys().whoseIs(secret)).toEqual({ role: 'shop', shop: 'soocas', scopes: ['returns:read'] });
      const carrier = await makeKey({ role: 'carrier', shop: null, scopes: [] });
      expect(await keys().whoseIs(carrier.secret)).toEqual({ role: 'carrier' });
      for (const other of [`${secret}x`, secret.slice(0, -1), secret.toUpperCase(), carrier.key.prefix, '', 'hw_']) {
        expect(await keys().whoseIs(other)).toBeUndefined();
      }
    });

    test('two of one name are active while they take turns; a third waits until one is revoked', async () => {
      const first = await makeKey();
      const second = await makeKey();
      expect(await keys().make(wanted())).toEqual({ kind: 'too-many', active: [first.key, second.key] });
      for (const { secret } of [first, second]) expect(await keys().whoseIs(secret)).toBeDefined();
      later(5);
      expect(await keys().revoke(first.key.id)).toMatchObject({ id: first.key.id, revokedAt: now });
      expect(await keys().whoseIs(first.secret)).toBeUndefined();
      const third = await makeKey();
      expect(await keys().whoseIs(second.secret)).toBeDefined();
      expect(await keys().whoseIs(third.secret)).toBeDefined();
      expect((await keys().list('soocas')).map(({ id }) => id)).toContain(first.key.id);
    });

    test('another name, shop or role has two of its own', async () => {
      await makeKey();
      await makeKey();
      for (const other of [{ name: 'shop floor' }, { shop: 'website' }, { role: 'mail' as const, scopes: [] }]) {
        expect((await makeKey(other)).key).toMatchObject(other);
      }
      expect(await keys().list('website')).toHaveLength(1);
      expect(await keys().list()).toHaveLength(5);
    });

    test('of ten made at the same moment two are made', async () => {
      const made = await Promise.all(Array.from({ length: 10 }, () => keys().make(wanted())));
      expect(made.filter(({ kind: one }) => one === 'made')).toHaveLength(2);
    });

    test('one that is asked for again under its maker’s own name is the first one, also at the same moment', async () => {
      const asked = { ...wanted(), askedAs: 'as soocas says: 1' };
      const made = await Promise.all(Array.from({ length: 5 }, () => keys().make(asked)));
      expect(made.map(({ kind: one }) => one).sort()).toEqual(['made', ...Array(4).fill('made-before')]);
      const [key] = await keys().list('soocas');
      expect(await keys().list()).toEqual([key]);
      expect(await keys().make({ ...asked, name: 'another' })).toEqual({ kind: 'made-before', key });
      await keys().revoke(key?.id ?? '');
      expect(await keys().make(asked)).toMatchObject({ kind: 'made-before', key: { id: key?.id, revokedAt: now } });
      expect((await keys().make({ ...asked, askedAs: 'as soocas says: 2' })).kind).toBe('made');
    });

    test('its last use is known to the minute, and a revoked key stays revoked since then', async () => {
      const { key, secret } = await makeKey();
      expect(key.lastUsedAt).toBeNull();
      await keys().whoseIs(secret);
      const first = now;
      for (let count = 0; count < 3; count += 1) {
        now = `2026-03-22T03:00:${20 + count}Z`;
        await keys().whoseIs(secret);
      }
      expect((await keys().find(key.id))?.lastUsedAt).toBe(first);
      now = '2026-03-22T03:01:00Z';
      await keys().whoseIs(secret);
      expect((await keys().find(key.id))?.lastUsedAt).toBe(now);
      const revoked = await keys().revoke(key.id);
      later(60);
      expect(await keys().revoke(key.id)).toEqual(revoked);
      expect(await keys().revoke('none')).toBeUndefined();
    });
  });

  describe('staff', () => {
    test('somebody is known by their password, and by the address or subject of the company', async () => {
      await staff().add(bo);
      expect(await staff().byPassword('bo', password)).toMatchObject({ name: 'bo', role: 'agent', hasPassword: true });
      expect(await staff().byPassword('bo', `${password} `)).toBeUndefined();
      expect(await staff().byIdentity({ subject: 's-1', email: 'BO@example.com' })).toMatchObject({ name: 'bo' });
      expect(await staff().byIdentity({ subject: 's-1', email: null })).toBeUndefined();
      await staff().change('bo', { subject: 's-1' });
      expect(await staff().byIdentity({ subject: 's-1', email: null })).toMatchObject({ name: 'bo' });
      // Somebody new who was given a former colleague's address is not that colleague.
      expect(await staff().byIdentity({ subject: 's-2', email: 'bo@example.com' })).toBeUndefined();
    });

    test('whatever is tried, one hash is compared: the time it takes tells nothing', async () => {
      await staff().add(bo);
      await staff().add({ ...bo, name: 'eve', email: null, password: null });
      await staff().add({ ...bo, name: 'ann', email: null });
      await staff().change('ann', { disabled: true });
      const passwords = countedPasswords();
      const tried = [];
      for (const name of ['bo', 'nobody', 'eve', 'ann']) tried.push(await staff(passwords).byPassword(name, 'wrong'));
      expect(tried).toEqual([undefined, undefined, undefined, undefined]);
      expect(passwords.compared).toEqual([true, false, false, false]);
      expect(await staff().byPassword('ann', password)).toBeUndefined();
      // The one that stands in for nobody's opens nothing either.
      expect(await argonPasswords().fits(null, 'nobody has this one')).toBe(false);
    });

    test('a name, an address and a subject are of one person alone, for ever', async () => {
      await staff().add({ ...bo, subject: 's-1' });
      expect(await staff().add({ ...bo, email: null })).toBe('taken');
      expect(await staff().add({ ...bo, name: 'other', email: 'bo@EXAMPLE.com' })).toBe('taken');
      await staff().change('bo', { disabled: true });
      expect(await staff().add({ ...bo, email: null })).toBe('taken');
      await staff().add({ ...bo, name: 'eve', email: null });
      expect(await staff().change('eve', { subject: 's-1' })).toBe('taken');
      expect(await staff().change('nobody', { disabled: true })).toBeUndefined();
    });

    test('passwords are hashed by Argon2id with the figures of OWASP, each with a salt of its own', async () => {
      const hashes = [await argonPasswords().hash(password), await argonPasswords().hash(password)];
      for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(hashes[0]).not.toBe(hashes[1]);
    });
  });

  describe('sessions', () => {
    test('a session is its owner’s as the account is now', async () => {
      await staff().add(bo);
      const { token, csrf } = await openSession('bo');
      expect(await sessions().find(token)).toMatchObject({ principal: { role: 'agent', name: 'bo' }, csrf });
      await staff().change('bo', { role: 'supervisor', shop: 'soocas' });
      expect(await sessions().find(token)).toMatchObject({
        principal: { role: 'supervisor', name: 'bo', shop: 'soocas' },
      });
      for (const other of [csrf, `${token}x`, '']) expect(await sessions().find(other)).toBeUndefined();
    });

    test('it ends half an hour after its last use, not before', async () => {
      await staff().add(bo);
      const { token } = await openSession('bo');
      for (let count = 0; count < 10; count += 1) {
        later(29);
        expect(await sessions().find(token)).toBeDefined();
      }
      later(30);
      expect(await sessions().find(token)).toBeUndefined();
    });

    test('it ends after twelve hours, however busy it is', async () => {
      await staff().add(bo);
      const { token, endsAt } = await openSession('bo');
      for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
        later(20);
        expect(await sessions().find(token)).toBeDefined();
      }
      later(20);
      expect([await sessions().find(token), now]).toEqual([undefined, endsAt]);
    });

    test('all of them end with a new password and a disabled account, and those of others go on', async () => {
      await staff().add(bo);
      await staff().add({ ...bo, name: 'eve', email: null });
      const hers = await openSession('eve');
      for (const changes of [{ password: 'another password of his' }, { disabled: true }]) {
        const his = [await openSession('bo'), await openSession('bo')];
        await staff().change('bo', changes);
        for (const { token } of his) expect(await sessions().find(token)).toBeUndefined();
      }
      expect(await sessions().find(hers.token)).toBeDefined();
      await sessions().end(hers.token);
      expect(await sessions().find(hers.token)).toBeUndefined();
    });

    test.each([
      ['the password changes', { password: 'another password of his' }],
      ['the account is disabled', { disabled: true }],
    ])('while %s, nobody comes in with what held before', async (_, changes) => {
      await staff().add(bo);
      const real = argonPasswords();
      const slow: Passwords = {
        hash: real.hash,
        async fits(hashed, typed) {
          const fits = await real.fits(hashed, typed);
          await staff().change('bo', changes);
          return fits;
        },
      };
      const proven = await staff(slow).byPassword('bo', password);
      expect(proven).toMatchObject({ name: 'bo' });
      expect(proven && (await sessions().open(proven))).toBeUndefined();
    });

    test('who was shut out and let in again signs in anew: no session of before comes back', async () => {
      await staff().add(bo);
      const proven = await staff().byPassword('bo', password);
      await staff().change('bo', { disabled: true });
      await staff().change('bo', { disabled: false });
      expect(proven && (await sessions().open(proven))).toBeUndefined();
      expect(await sessions().find((await openSession('bo')).token)).toBeDefined();
    });

    test('what else changes of an account ends no session', async () => {
      await staff().add(bo);
      const { token } = await openSession('bo');
      await staff().change('bo', { email: null, role: 'finance', disabled: false });
      expect(await sessions().find(token)).toBeDefined();
    });
  });

  describe('links', () => {
    test('a link opens its return for its purpose until it expires', async () => {
      const { link, token } = await madeLink(links(), { rma: 'SOO-1', purpose: 'evidence', days: 2, by: 'agent:bo' });
      expect(link).toMatchObject({ rma: 'SOO-1', madeBy: 'agent:bo', expiresAt: '2026-03-24T03:00:00Z' });
      later(2 * 24 * 60 - 1);
      expect(await links().whoseIs(token)).toEqual({ role: 'customer', rma: 'SOO-1', purpose: 'evidence' });
      later(1);
      expect(await links().whoseIs(token)).toBeUndefined();
    });

    test('one that is asked for again under its maker’s own name is the first one, also at the same moment', async () => {
      const asked = { rma: 'SOO-1', purpose: 'return', days: 2, by: 'shop', askedAs: 'as soocas says: 1' } as const;
      const made = await Promise.all(Array.from({ length: 5 }, () => links().make(asked)));
      expect(made.map(({ kind: one }) => one).sort()).toEqual(['made', ...Array(4).fill('made-before')]);
      expect(await links().list('SOO-1')).toHaveLength(1);
      expect((await links().make({ ...asked, askedAs: 'as soocas says: 2' })).kind).toBe('made');
    });

    test('a return has its own links in the order in which they were made, taken back ones too', async () => {
      const make = (rma: string) => madeLink(links(), { rma, purpose: 'return', days: 2, by: 'shop' });
      const first = await make('SOO-1');
      later(1);
      const second = await make('SOO-1');
      await make('SOO-2');
      await links().revoke('SOO-1', first.link.id);
      expect(await links().list('SOO-1')).toEqual([{ ...first.link, revokedAt: now }, second.link]);
      expect(await links().list('SOO-3')).toEqual([]);
    });

    test('it is taken back by its own return alone', async () => {
      const { link, token } = await madeLink(links(), { rma: 'SOO-1', purpose: 'return', days: 2, by: 'shop' });
      expect(await links().revoke('SOO-2', link.id)).toBeUndefined();
      expect(await links().whoseIs(token)).toBeDefined();
      expect(await links().revoke('SOO-1', link.id)).toMatchObject({ revokedAt: now });
      expect(await links().whoseIs(token)).toBeUndefined();
    });
  });

  describe('codes', () => {
    /** Five that are wrong. */
    const wrong = (code: string) =>
      Array.from({ length: 5 }, (_, index) => String((Number(code) + index + 1) % 1_000_000).padStart(6, '0'));

    test('a code is six digits and good for one change of its own return', async () => {
      const { code, expiresAt } = await codes().make('SOO-1');
      expect([code, expiresAt]).toEqual([expect.stringMatching(/^\d{6}$/), '2026-03-22T03:10:00Z']);
      expect(await codes().use('SOO-2', code)).toBe('none');
      expect(await codes().use('SOO-1', code)).toBe('right');
      expect(await codes().use('SOO-1', code)).toBe('none');
    });

    test('after five wrong tries the right one is too late, also when they come at the same moment', async () => {
      const { code } = await codes().make('SOO-1');
      const four = await Promise.all(
        wrong(code)
          .slice(1)
          .map((one) => codes().use('SOO-1', one)),
      );
      expect(four).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
      expect(await codes().use('SOO-1', wrong(code)[0] ?? '')).toBe('wrong');
      expect(await codes().use('SOO-1', code)).toBe('none');
    });

    test('after ten minutes it is too late, and the next code takes the place of the one before', async () => {
      const first = await codes().make('SOO-1');
      later(10);
      expect(await codes().use('SOO-1', first.code)).toBe('none');
      let second = await codes().make('SOO-1');
      while (second.code === first.code) second = await codes().make('SOO-1');
      expect(await codes().use('SOO-1', first.code)).toBe('wrong');
      later(9);
      expect(await codes().use('SOO-1', second.code)).toBe('right');
    });
  });

  test('a person’s details change one by one, in the database alone', async () => {
    const people = databasePeople(db);
    const id = await people.keep('SOO-9', ana);
    await people.change('SOO-9', { payoutAccount: 'ana@paypal.example' }, '2026-03-22T03:00:00Z');
    await people.change('SOO-9', { email: 'new@example.org' }, '2026-03-22T03:00:00Z');
    await people.change('SOO-9', {}, '2026-03-22T03:00:00Z');
    const changed = { ...ana, email: 'new@example.org', payoutAccount: 'ana@paypal.example' };
    expect([await people.find(id), await people.ofReturn('SOO-9')]).toEqual([changed, changed]);
    expect(await people.ofReturn('SOO-8')).toBeUndefined();
  });
});
