// People in the database: nowhere else is a name or an address kept.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { contactFields, type People, type Person } from '../ports/people.ts';
import { changesToTell, noteChange } from './contact-changes.ts';
import type { PeopleTable, Tables } from './tables.ts';
import { fresh } from './turn.ts';

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
      const row = await db.selectFrom('people').select(columns).where('id', '=', personId).executeTakeFirst();
      return row && personOf(row);
    },

    async ofReturn(rma) {
      const row = await db.selectFrom('people').select(columns).where('rma', '=', rma).executeTakeFirst();
      return row && personOf(row);
    },

    async change(rma, changes, at) {
      const changed = contactFields.filter((field) => changes[field] !== undefined);
      if (changed.length === 0) return;
      const { address, payoutAccount, ...plain } = changes;
      const values = {
        ...plain,
        ...(address !== undefined && { address: JSON.stringify(address) }),
        ...(payoutAccount !== undefined && { payout_account: payoutAccount }),
      };
      await fresh(db).execute(async (transaction) => {
        const own = transaction.selectFrom('people').select(columns).where('rma', '=', rma).forUpdate();
        const before = await own.executeTakeFirst();
        if (before === undefined) return;
        await transaction.updateTable('people').set(values).where('rma', '=', rma).execute();
        await noteChange(transaction, { rma, at, changed, before });
      });
    },

    ...changesToTell(db),
  };
}

const columns = ['name', 'email', 'address', 'language', 'payout_account'] as const;

function personOf(row: Pick<Selectable<PeopleTable>, (typeof columns)[number]>): Person {
  const { language, payout_account: payoutAccount, ...person } = row;
  return { ...person, ...(language !== null && { language }), ...(payoutAccount !== null && { payoutAccount }) };
}
