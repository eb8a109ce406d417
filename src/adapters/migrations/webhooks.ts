// Webhooks: what happened, who wants to be told, and what became of it.
import { type Kysely, sql } from 'kysely';

/** Events are written with the fact that they tell, in one transaction; deliveries and tries follow from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook_endpoints')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('types', 'jsonb')
    .addColumn('enabled', 'boolean', (column) => column.notNull())
    .addColumn('disabled_because', 'text')
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('old_secret', 'text')
    .addColumn('old_secret_until', 'timestamptz')
    .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema.createIndex('webhook_endpoints_by_shop').on('webhook_endpoints').column('shop').execute();
  await db.schema
    .createTable('webhook_events')
    .addColumn('seq', 'bigserial', (column) => column.unique())
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('payload', 'jsonb', (column) => column.notNull())
    .addColumn('written_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('dispatched_at', 'timestamptz')
    .execute();
  await sql`create index webhook_events_waiting on webhook_events (seq) where dispatched_at is null`.execute(db);
  await deliveries(db);
  await db.schema.createIndex('refunds_by_payment').on('refund_intents').columns(['provider', 'reference']).execute();
  await db.schema.alterTable('returns').addColumn('rulings', 'jsonb').execute();
  await db.schema
    .alterTable('refund_intents')
    .addColumn('changes', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('seq', 'bigserial', (column) => column.unique())
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('event_id', 'text', (column) => column.notNull().references('webhook_events.id'))
    .addColumn('endpoint_id', 'text', (column) =>
      column.notNull().references('webhook_endpoints.id').onDelete('cascade'),
    )
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
    .addColumn('run', 'bigint', (column) => column.notNull().defaultTo(1))
    .addColumn('started_run', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('claimed_until', 'timestamptz')
    .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
    .execute();
  await sql`create index webhook_deliveries_waiting on webhook_deliveries (seq) where started_run < run`.execute(db);
  await sql`create index webhook_deliveries_by_endpoint on webhook_deliveries (endpoint_id, seq)`.execute(db);
  await db.schema
    .createTable('webhook_tries')
    .addColumn('seq', 'bigserial', (column) => column.primaryKey())
    .addColumn('delivery_id', 'text', (column) =>
      column.notNull().references('webhook_deliveries.id').onDelete('cascade'),
    )
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('error', 'text')
    .execute();
  await db.schema.createIndex('webhook_tries_by_delivery').on('webhook_tries').column('delivery_id').execute();
}
