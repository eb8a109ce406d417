// Sessions hold as long as what was proved for them; keys and links are made once however often they are asked for.
import type { Kysely } from 'kysely';

/** Sessions that are open stay open: accounts and sessions begin with the same count. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['staff', 'sessions']) {
    await db.schema
      .alterTable(table)
      .addColumn('credentials', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  }
  for (const table of ['api_keys', 'customer_links']) {
    await db.schema
      .alterTable(table)
      .addColumn('asked_as', 'text', (column) => column.unique())
      .execute();
  }
}
