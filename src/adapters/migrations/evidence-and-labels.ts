// What customers have sent as evidence, and the labels that were bought.
import { type Kysely, sql } from 'kysely';

/** The files themselves lie outside of the database; here stands which there are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeEvidence(db);
  await makeLabels(db);
}

async function makeEvidence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('evidence')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull().check(sql`bytes > 0`))
    .addColumn('sha256', 'text', (column) => column.notNull().check(sql`sha256 ~ '^[0-9a-f]{64}$'`))
    .addColumn('given_by', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull().check(sql`revision > 0`))
    .addUniqueConstraint('evidence_by_return', ['rma', 'revision'])
    .execute();
}

async function makeLabels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('labels')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('carrier', 'text', (column) => column.notNull())
    .addColumn('shipment_id', 'text')
    .addColumn('tracking_number', 'text')
    .addColumn('file_key', 'text')
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('intended', 'bought', 'void')`))
    .addColumn('amount', 'bigint', (column) => column.notNull().check(sql`amount >= 0`))
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('labels_by_return').on('labels').column('rma').execute();
  await db.schema.createIndex('labels_by_tracking_number').on('labels').column('tracking_number').execute();
}
