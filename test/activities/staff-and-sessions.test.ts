// Staff, their passwords and their sessions in a real database of either kind, by a clock that the specs move.
import { describe, expect, test } from '@jest/globals';
import { argonPasswords, type Passwords } from '../../src/adapters/door/passwords.ts';
import { onEachDatabase } from '../support/database.ts';
import { bo, databaseDoor, password } from '../support/database-door.ts';

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
  const { time, later, staff, sessions, openSession } = databaseDoor(kind);

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
      expect([await sessions().find(token), time.now]).toEqual([undefined, endsAt]);
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
});
