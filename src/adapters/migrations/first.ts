// The first tables: people, requests, refund intents, mail log and the read model.
import { type Kysely, sql } from 'kysely';

/** Makes the tables of an empty database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makePeople(db);
  await makeRequests(db);
  await makeRefundIntents(db);
  await makeMailLog(db);
  await makeReturns(db);
}

const now = sql`now()`;

async function makePeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('address', 'jsonb', (column) => column.notNull())
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .execute();
}

async function makeRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('request_id', 'text', (column) => column.notNull())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .addPrimaryKeyConstraint('requests_by_shop', ['shop', 'request_id'])
    .execute();
}

async function makeRefundIntents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refund_intents')
    .addColumn('intent_id', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull().check(sql`amount > 0`))
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('refundable', 'bigint', (column) => column.notNull().check(sql`refundable >= amount`))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('intended', 'submitted', 'pending', 'settled', 'failed', 'unknown')`),
    )
    .addColumn('provider_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('reserved_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .addColumn('changed_at', 'timestamptz')
    .addUniqueConstraint('one_intent_per_slot', ['rma', 'cause', 'slot'])
    .execute();
  await db.schema
    .createIndex('refund_intents_by_payment')
    .on('refund_intents')
    .columns(['shop', 'order_number', 'payment_id'])
    .execute();
  await forbidDeletion(db);
}

/** An intent is never deleted, not even by hand: what it reserves would be free to be paid a second time. */
async function forbidDeletion(db: Kysely<unknown>): Promise<void> {
  await sql`create function keep_refund_intents() returns trigger language plpgsql as $$
    begin raise exception 'A refund intent is never deleted; set its state to failed instead.'; end $$`.execute(db);
  await sql`create trigger keep_refund_intents before delete or truncate on refund_intents
    for each statement execute function keep_refund_intents()`.execute(db);
}

async function makeMailLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_log')
    .addColumn('message_id', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('recipient', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('mail_log_by_return').on('mail_log').column('rma').execute();
}

async function makeReturns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('returns')
    .addColumn('rma', 'text', (column) => column.primaryKey())
    .addColumn('shop', 'text', (column) => column.notNull())
    .addColumn('order_number', 'text', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('due_at', 'timestamptz')
    .addColumn('attention', 'jsonb', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('card', 'jsonb', (column) => column.notNull())
    .addColumn('written_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
    .execute();
  await db.schema.createIndex('returns_by_stage').on('returns').columns(['shop', 'stage', 'due_at']).execute();
  await db.schema.createIndex('returns_by_order').on('returns').columns(['shop', 'order_number']).execute();
}
