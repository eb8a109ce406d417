// The endpoints of shops in the database.
import { randomBytes } from 'node:crypto';
import { type Kysely, type Selectable, sql } from 'kysely';
import { instantOf } from '../../domain/instant.ts';
import type { EndpointWish, WebhookDesk, WebhookEndpoint } from '../../ports/webhooks.ts';
import type { Tables } from '../tables.ts';
import type { WebhookEndpointsTable } from './tables.ts';

type Endpoints = Pick<WebhookDesk, 'create' | 'list' | 'find' | 'change' | 'remove' | 'rotate'>;

export function databaseEndpoints(db: Kysely<Tables>): Endpoints {
  return {
    async create(shop, wish) {
      const secret = newSecret();
      const id = `ep_${randomBytes(12).toString('hex')}`;
      const row = { id, shop, secret, ...columnsOf(wish) };
      const made = await db.insertInto('webhook_endpoints').values(row).returningAll().executeTakeFirstOrThrow();
      return { endpoint: endpointOf(made), secret };
    },

    async list(shop) {
      const all = db.selectFrom('webhook_endpoints').selectAll().orderBy('made_at').orderBy('id');
      const rows = await (shop === null ? all : all.where('shop', '=', shop)).execute();
      return rows.map(endpointOf);
    },

    async find(id) {
      const row = await db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).executeTakeFirst();
      return row && endpointOf(row);
    },

    async change(id, wish) {
      const changed = db.updateTable('webhook_endpoints').set(columnsOf(wish)).where('id', '=', id);
      const row = await changed.returningAll().executeTakeFirst();
      return row && endpointOf(row);
    },

    async remove(id) {
      await db.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
    },

    async rotate(id) {
      const secret = newSecret();
      const row = await db
        .updateTable('webhook_endpoints')
        .set((old) => ({
          secret,
          old_secret: old.ref('secret'),
          old_secret_until: sql<string>`now() + interval '24 hours'`,
        }))
        .where('id', '=', id)
        .returning('old_secret_until')
        .executeTakeFirst();
      return row?.old_secret_until ? { secret, oldSecretUntil: instantOf(row.old_secret_until.getTime()) } : undefined;
    },
  };
}

/** As the standard writes it: 32 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** What somebody has switched on again, or off by hand, is not off because it was gone. */
function columnsOf({ url, description, types, enabled }: EndpointWish) {
  return { url, description, types: types && JSON.stringify(types), enabled, disabled_because: null };
}

function endpointOf(row: Selectable<WebhookEndpointsTable>): WebhookEndpoint {
  const {
    id,
    shop,
    url,
    description,
    types,
    enabled,
    disabled_because: disabledBecause,
    made_at,
    old_secret_until,
  } = row;
  const isSigning = old_secret_until !== null && old_secret_until.getTime() > Date.now();
  return {
    id,
    shop,
    url,
    description,
    types,
    enabled,
    disabledBecause,
    madeAt: instantOf(made_at.getTime()),
    oldSecretUntil: isSigning ? instantOf(old_secret_until.getTime()) : null,
  };
}
