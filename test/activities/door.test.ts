// Keys, links and codes in a real database of either kind, by a clock that the specs move.
import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { WantedKey } from '../../src/ports/keys.ts';
import { onEachDatabase } from '../support/database.ts';
import { bo, databaseDoor, password } from '../support/database-door.ts';
import { madeLink } from '../support/made-link.ts';

onEachDatabase((kind) => {
  const { db, time, later, keys, links, codes, staff, openSession } = databaseDoor(kind);

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
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db());
    const dumps = await Promise.all(
      tables.map(({ name }) =>
        sql`select * from ${sql.table(name)}`.execute(db()).then(({ rows }) => JSON.stringify(rows)),
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
      expect(await keys().revoke(first.key.id)).toMatchObject({ id: first.key.id, revokedAt: time.now });
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
      expect(await keys().make(asked)).toMatchObject({
        kind: 'made-before',
        key: { id: key?.id, revokedAt: time.now },
      });
      expect((await keys().make({ ...asked, askedAs: 'as soocas says: 2' })).kind).toBe('made');
    });

    test('its last use is known to the minute, and a revoked key stays revoked since then', async () => {
      const { key, secret } = await makeKey();
      expect(key.lastUsedAt).toBeNull();
      await keys().whoseIs(secret);
      const first = time.now;
      for (let count = 0; count < 3; count += 1) {
        time.now = `2026-03-22T03:00:${20 + count}Z`;
        await keys().whoseIs(secret);
      }
      expect((await keys().find(key.id))?.lastUsedAt).toBe(first);
      time.now = '2026-03-22T03:01:00Z';
      await keys().whoseIs(secret);
      expect((await keys().find(key.id))?.lastUsedAt).toBe(time.now);
      const revoked = await keys().revoke(key.id);
      later(60);
      expect(await keys().revoke(key.id)).toEqual(revoked);
      expect(await keys().revoke('none')).toBeUndefined();
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
      expect(await links().list('SOO-1')).toEqual([{ ...first.link, revokedAt: time.now }, second.link]);
      expect(await links().list('SOO-3')).toEqual([]);
    });

    test('it is taken back by its own return alone', async () => {
      const { link, token } = await madeLink(links(), { rma: 'SOO-1', purpose: 'return', days: 2, by: 'shop' });
      expect(await links().revoke('SOO-2', link.id)).toBeUndefined();
      expect(await links().whoseIs(token)).toBeDefined();
      expect(await links().revoke('SOO-1', link.id)).toMatchObject({ revokedAt: time.now });
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
});
