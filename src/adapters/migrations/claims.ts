// Units of order lines that returns hold, so that no unit is asked for twice.
import { type Kysely, sql } from 'kysely';

/** Returns that were started before this have no claims: what they hold, the shop's `returnedBefore` alone tells. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('claims')
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('quantity', 'bigint', (column) => column.notNull().check(sql`quantity > 0`))
    .addColumn('returned_before', 'bigint', (column) => column.notNull())
    .addColumn('held', 'bigint', (column) => column.notNull().check(sql`held between 0 and quantity`))
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('open', 'closed')`))
    .addColumn('claimed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('claims_by_return', ['rma', 'line'])
    .addCheckConstraint('open_claims_hold_all', sql`state = 'closed' or held = quantity`)
    .execute();
  await db.schema.createIndex('claims_by_order').on('claims').columns(['shop', 'order_number']).execute();
}
