// People in the database: nowhere else is a name or an address kept.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { People } from '../ports/people.ts';
import type { Tables } from './tables.ts';

export function databasePeople(db: Kysely<Tables>): People {
  return {
    /** The id is from chance: it stands in histories, and nobody may guess a person from it. */
    async keep(rma, { name, email, address, language = null }) {
      const { id } = await db
        .insertInto('people')
        .values({ id: randomUUID(), rma, name, email, address: JSON.stringify(address), language })
        .onConflict((same) => same.column('rma').doUpdateSet((row) => ({ rma: row.ref('excluded.rma') })))
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async find(personId) {
      const row = await db
        .selectFrom('people')
        .select(['name', 'email', 'address', 'language'])
        .where('id', '=', personId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { language, ...person } = row;
      return language === null ? person : { ...person, language };
    },
  };
}
