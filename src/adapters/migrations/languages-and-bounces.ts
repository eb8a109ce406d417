// The language in which a person reads e-mails, and the e-mails that came back.
import type { Kysely } from 'kysely';

/** People of earlier returns told no language. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('people').addColumn('language', 'text').execute();
  await db.schema
    .createTable('mail_bounces')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('heard_at', 'timestamptz', (column) => column.notNull())
    .addColumn('status', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('mail_bounces_by_return').on('mail_bounces').column('rma').execute();
}
