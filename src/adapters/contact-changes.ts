// Changes of contact of which the address on file before is still to be told; a row is gone once that is done.
import { randomUUID } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { type Instant, instantOf } from '../domain/instant.ts';
import type { ContactField, People, UntoldChange } from '../ports/people.ts';
import type { ContactChangesTable, Tables } from './tables.ts';

export interface NotedChange {
  readonly rma: string;
  readonly at: Instant;
  readonly changed: readonly ContactField[];
  readonly before: Pick<Selectable<ContactChangesTable>, 'name' | 'email' | 'language'>;
}

export async function noteChange(
  transaction: Transaction<Tables>,
  { rma, at, changed, before: { name, email, language } }: NotedChange,
): Promise<void> {
  await transaction
    .insertInto('contact_changes')
    .values({ id: randomUUID(), rma, name, email, language, changed: JSON.stringify(changed), at })
    .execute();
}

export function changesToTell(db: Kysely<Tables>): Pick<People, 'untoldChanges' | 'changeTold'> {
  return {
    /** In one statement, so that of several processes each gets others. */
    async untoldChanges(rma) {
      const free = db
        .selectFrom('contact_changes')
        .select('id')
        .where((is) => is.or([is('claimed_until', 'is', null), is('claimed_until', '<', sql<Date>`now()`)]))
        .$if(rma !== undefined, (query) => query.where('rma', '=', rma ?? ''))
        .orderBy('noted_at')
        .limit(aFew)
        .forUpdate()
        .skipLocked();
      const claimed = await db
        .updateTable('contact_changes')
        .set({ claimed_until: sql`now() + interval '2 minutes'` })
        .where('id', 'in', free)
        .returningAll()
        .execute();
      return claimed.toSorted((one, other) => one.noted_at.getTime() - other.noted_at.getTime()).map(untoldChange);
    },

    async changeTold(id) {
      await db.deleteFrom('contact_changes').where('id', '=', id).execute();
    },
  };
}

/** So few that all are told before the claim ends, also by a mail server that lets each wait for its eight seconds. */
const aFew = 10;

function untoldChange(row: Selectable<ContactChangesTable>): UntoldChange {
  const { id, rma, name, email, language, changed, at } = row;
  const before = { name, email, ...(language !== null && { language }) };
  return { id, rma, at: instantOf(at.getTime()), changed, before };
}
