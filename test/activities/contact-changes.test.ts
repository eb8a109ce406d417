// A change of contact is noted with itself, for the address before, and told by one process at a time.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { ana } from './builders.ts';

const at = '2026-03-22T03:00:00Z';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const people = () => databasePeople(database.db);
  const later = () =>
    database.db
      .updateTable('contact_changes')
      .set({ claimed_until: sql<string>`now() - interval '1 second'` })
      .execute();

  test('the person as they were before is to be told, of each change once', async () => {
    await people().keep('SOO-1', { ...ana, language: 'de' });
    await people().change('SOO-1', { email: 'new@example.org', payoutAccount: 'ana@pay.example' }, at);
    await people().change('SOO-1', { name: 'Ana B.' }, at);
    expect(await people().untoldChanges('SOO-9')).toEqual([]);
    const untold = await people().untoldChanges('SOO-1');
    const before = { name: ana.name, email: ana.email, language: 'de' };
    expect(untold).toEqual([
      { id: expect.any(String), rma: 'SOO-1', at, changed: ['email', 'payoutAccount'], before },
      { id: expect.any(String), rma: 'SOO-1', at, changed: ['name'], before: { ...before, email: 'new@example.org' } },
    ]);
    for (const { id } of untold) await people().changeTold(id);
    await later();
    expect(await people().untoldChanges()).toEqual([]);
  });

  test('of several processes one has it; when that one has died, the next one has it later', async () => {
    await people().keep('SOO-2', ana);
    await people().change('SOO-2', { email: 'new@example.org' }, at);
    const all = await Promise.all(Array.from({ length: 5 }, () => people().untoldChanges()));
    const [one] = all.flat();
    expect([all.flat().length, one?.rma]).toEqual([1, 'SOO-2']);
    expect(await people().untoldChanges()).toEqual([]);
    await later();
    expect(await people().untoldChanges()).toEqual([one]);
    await people().changeTold(one?.id ?? '');
  });

  test('where it cannot be noted, nothing is changed', async () => {
    await people().keep('SOO-3', ana);
    await expect(people().change('SOO-3', { email: 'new@example.org' }, 'some day')).rejects.toThrow();
    expect(await people().ofReturn('SOO-3')).toEqual(ana);
  });

  test('a change of nothing, or of nobody, is none', async () => {
    await people().keep('SOO-4', ana);
    await people().change('SOO-4', {}, at);
    await people().change('SOO-5', { name: 'Eve' }, at);
    expect(await people().untoldChanges()).toEqual([]);
  });

  test('a person’s details change one by one, in the database alone', async () => {
    const id = await people().keep('SOO-6', ana);
    await people().change('SOO-6', { payoutAccount: 'ana@paypal.example' }, at);
    await people().change('SOO-6', { email: 'new@example.org' }, at);
    await people().change('SOO-6', {}, at);
    const changed = { ...ana, email: 'new@example.org', payoutAccount: 'ana@paypal.example' };
    expect([await people().find(id), await people().ofReturn('SOO-6')]).toEqual([changed, changed]);
    expect(await people().ofReturn('SOO-8')).toBeUndefined();
  });
});
