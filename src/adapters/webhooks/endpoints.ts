// The endpoints of shops in the database.
import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { hoursFrom, instantOf } from '../../domain/instant.ts';
import {
  type EndpointWish,
  mostEndpoints,
  mostOldSecrets,
  type RotatedSecret,
  type WebhookDesk,
  type WebhookEndpoint,
} from '../../ports/webhooks.ts';
import type { Tables } from '../tables.ts';
import { fresh, takeTurn } from '../turn.ts';
import { oldSecretsOf } from './old-secrets.ts';
import type { WebhookEndpointsTable } from './tables.ts';

type Endpoints = Pick<WebhookDesk, 'create' | 'list' | 'find' | 'change' | 'remove' | 'rotate'>;

export function databaseEndpoints(db: Kysely<Tables>): Endpoints {
  return {
    async create(shop, wish) {
      const secret = newSecret();
      const id = `ep_${randomBytes(12).toString('hex')}`;
      const row = { id, shop, secret, ...columnsOf(wish) };
      // Two who ask at once would else both find room for the last one.
      return takeTurn(db, ['webhook-endpoints', shop], async (transaction) => {
        const all = transaction.selectFrom('webhook_endpoints').select('id').where('shop', '=', shop);
        if ((await all.execute()).length >= mostEndpoints) return undefined;
        const made = transaction.insertInto('webhook_endpoints').values(row).returningAll();
        return { endpoint: endpointOf(await made.executeTakeFirstOrThrow()), secret };
      });
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

    rotate: (id) => fresh(db).execute((transaction) => rotate(transaction, id)),
  };
}

async function rotate(transaction: Transaction<Tables>, id: string): Promise<RotatedSecret | 'too-many' | undefined> {
  const row = await transaction
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const older = oldSecretsOf(row, Date.now());
  if (older.length >= mostOldSecrets) return 'too-many';
  const secret = newSecret();
  const oldSecretUntil = hoursFrom(instantOf(Date.now()), 24);
  await transaction
    .updateTable('webhook_endpoints')
    .set({ secret, old_secret: row.secret, old_secret_until: oldSecretUntil, older_secrets: JSON.stringify(older) })
    .where('id', '=', id)
    .execute();
  return { secret, oldSecretUntil };
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
