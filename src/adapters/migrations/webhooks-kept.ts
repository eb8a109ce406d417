// Secrets that sign beside one another, the runs of a return by which its events are told apart, and the way to old events.
import { type Kysely, sql } from 'kysely';

/** Whoever runs older code beside this knows the latest old secret, and tells events as it did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const list = sql`'[]'::jsonb`;
  await db.schema
    .alterTable('webhook_endpoints')
    .addColumn('older_secrets', 'jsonb', (column) => column.notNull().defaultTo(list))
    .execute();
  await db.schema
    .alterTable('returns')
    .addColumn('runs', 'jsonb', (column) => column.notNull().defaultTo(list))
    .execute();
  await db.schema.createIndex('webhook_events_by_age').on('webhook_events').column('written_at').execute();
  await db.schema.createIndex('webhook_deliveries_by_event').on('webhook_deliveries').column('event_id').execute();
}
