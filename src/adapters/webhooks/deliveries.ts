// Deliveries in the database, as whoever sends them needs them.
import type { Kysely } from 'kysely';
import type { DeliveryOrder } from '../../contract/webhooks.ts';
import type { ToSend, WebhookDeliveries } from '../../ports/webhooks.ts';
import type { Tables } from '../tables.ts';
import { fresh } from '../turn.ts';
import { oldSecretsOf } from './old-secrets.ts';

export function databaseDeliveries(db: Kysely<Tables>): WebhookDeliveries {
  return {
    toSend: (order) => toSend(db, order),

    async note({ delivery, run }, { at, status, durationMs, error }) {
      await fresh(db).execute(async (transaction) => {
        const known = await transaction
          .selectFrom('webhook_deliveries')
          .select('endpoint_id')
          .where('id', '=', delivery)
          .executeTakeFirst();
        if (known === undefined) return; // Its endpoint was removed while it was on its way.
        const row = { delivery_id: delivery, run, at, status, duration_ms: durationMs, error };
        await transaction.insertInto('webhook_tries').values(row).execute();
        const changed = transaction.updateTable('webhook_deliveries').where('id', '=', delivery);
        if (error === null) await changed.set({ state: 'delivered' }).execute();
        if (error !== 'gone') return;
        await changed.set({ state: 'endpoint-off' }).execute();
        await transaction
          .updateTable('webhook_endpoints')
          .set({ enabled: false, disabled_because: 'gone' })
          .where('id', '=', known.endpoint_id)
          .execute();
      });
    },

    async end({ delivery, run }, state) {
      await db
        .updateTable('webhook_deliveries')
        .set({ state })
        .where('id', '=', delivery)
        .where('run', '=', run)
        .where('state', '=', 'waiting')
        .execute();
    },
  };
}

async function toSend(db: Kysely<Tables>, { delivery, run }: DeliveryOrder): Promise<ToSend> {
  const row = await db
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhook_events as event', 'event.id', 'delivery.event_id')
    .innerJoin('webhook_endpoints as endpoint', 'endpoint.id', 'delivery.endpoint_id')
    .select(['delivery.run', 'state', 'event.id as id', 'payload', 'url', 'enabled'])
    .select(['endpoint.id as endpoint', 'endpoint.shop', 'secret', 'old_secret', 'old_secret_until', 'older_secrets'])
    .select((tries) =>
      tries
        .selectFrom('webhook_tries')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('delivery_id', '=', delivery)
        .where('webhook_tries.run', '=', run)
        .as('tried_before'),
    )
    .where('delivery.id', '=', delivery)
    .executeTakeFirst();
  if (row === undefined || !row.enabled) return { kind: 'endpoint-off' };
  if (row.run !== run) return { kind: 'replaced' };
  if (row.state === 'delivered') return { kind: 'delivered' };
  const { id, url, endpoint, shop, tried_before } = row;
  const triedBefore = tried_before ?? 0;
  const secrets = [row.secret, ...oldSecretsOf(row, Date.now()).map(({ secret }) => secret)];
  return { kind: 'send', id, url, body: JSON.stringify(row.payload), secrets, endpoint, shop, triedBefore };
}
