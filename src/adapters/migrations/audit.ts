// The audit: who did what, one row after the other, each with the hash of the one before.
import { type Kysely, sql } from 'kysely';

/** Rows are only ever added; the database itself refuses everything else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().check(sql`seq > 0`))
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('shop', 'text')
    .addColumn('rma', 'text')
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('once', 'text', (column) => column.unique())
    .addColumn('facts', 'jsonb', (column) => column.notNull())
    .addColumn('hash_before', 'text', (column) => column.notNull().unique())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_by_return').on('audit').column('rma').execute();
  await db.schema.createIndex('requests_by_return').on('requests').column('rma').execute();
  await sql`create function keep_audit() returns trigger language plpgsql as $$
    begin raise exception 'The audit is only added to; nothing in it is changed or deleted.'; end $$`.execute(db);
  await sql`create trigger keep_audit before update or delete or truncate on audit
    for each statement execute function keep_audit()`.execute(db);
}
