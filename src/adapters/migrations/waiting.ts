// What waits: reports for the word of their source, and changes of contact for the mail to the address before.
import { type Kysely, sql } from 'kysely';

/** Both hold personal data, and no row longer than it is waited for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('waiting_reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('headers', 'jsonb', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull().check(sql`octet_length(body) <= 65536`))
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('contact_changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('changed', 'jsonb', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('noted_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
    .addColumn('claimed_until', 'timestamptz')
    .execute();
}
