// What lists of returns sort, filter and search by.
import { type Kysely, sql } from 'kysely';

/** A return without a due date stands behind all others, so it has one that never comes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('returns')
    .addColumn('clock', 'text', (column) => column.check(sql`clock in ('running', 'paused')`))
    .execute();
  const due = sql`(coalesce(due_at, 'infinity'::timestamptz))`;
  await sql`create index returns_by_due on returns (${due}, rma)`.execute(db);
  await sql`create index returns_of_shop_by_due on returns (shop, ${due}, rma)`.execute(db);
  await sql`create index returns_by_attention on returns using gin (attention)`.execute(db);
  await db.schema.createIndex('returns_by_order_number').on('returns').column('order_number').execute();
  await sql`create index people_by_email on people (lower(email))`.execute(db);
}
