// Who may come in: keys, staff and their sessions, links of customers, codes, and what was taken of each limit.
import { type Kysely, sql } from 'kysely';

/** Of no secret more than a hash stands here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeKeys(db);
  await makeStaff(db);
  await makeLinks(db);
  await db.schema
    .createTable('rate_limits')
    .addColumn('key', 'varchar(255)', (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expire', 'bigint')
    .execute();
  await db.schema.alterTable('people').addColumn('payout_account', 'text').execute();
}

async function makeKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('shop', 'text', (column) => column.check(sql`shop is not null or role <> 'shop'`))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', 'jsonb', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_used_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('api_keys_by_shop').on('api_keys').columns(['shop', 'made_at']).execute();
}

async function makeStaff(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('staff')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('shop', 'text')
    .addColumn('email', 'text', (column) => column.unique())
    .addColumn('subject', 'text', (column) => column.unique())
    .addColumn('password', 'text')
    .addColumn('added_at', 'timestamptz', (column) => column.notNull())
    .addColumn('disabled_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('staff', 'text', (column) => column.notNull().references('staff.name'))
    .addColumn('started_at', 'timestamptz', (column) => column.notNull())
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_by_staff').on('sessions').column('staff').execute();
  await db.schema.createIndex('sessions_by_end').on('sessions').column('ends_at').execute();
}

async function makeLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customer_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('rma', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('customer_links_by_return').on('customer_links').column('rma').execute();
  await db.schema
    .createTable('contact_codes')
    .addColumn('rma', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .execute();
}
