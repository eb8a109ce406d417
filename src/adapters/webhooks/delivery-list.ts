// Deliveries as shops look at them, and as they have them sent once more.
import { type Kysely, type Selectable, sql } from 'kysely';
import { instantOf } from '../../domain/instant.ts';
import type { WebhookDelivery, WebhookDesk, WebhookTry } from '../../ports/webhooks.ts';
import type { Tables } from '../tables.ts';
import type { WebhookTriesTable } from './tables.ts';

type List = Pick<WebhookDesk, 'deliveries' | 'replay' | 'replayFailed'>;

export function databaseDeliveryList(db: Kysely<Tables>): List {
  return {
    async deliveries(endpoint, { state, limit, cursor }) {
      const before = cursor === undefined ? null : await placeOf(db, endpoint, cursor);
      if (before === undefined) return undefined;
      const ids = await db
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('endpoint_id', '=', endpoint)
        .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
        .$if(before !== null, (query) => query.where('seq', '<', before))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute();
      const shown = ids.slice(0, limit).map(({ id }) => id);
      const deliveries = await read(db, shown);
      return { deliveries, next: ids.length > limit ? (shown.at(-1) ?? null) : null };
    },

    async replay(endpoint, delivery) {
      const { id } = (await again(db, endpoint).where('id', '=', delivery).returning('id').executeTakeFirst()) ?? {};
      return id === undefined ? undefined : (await read(db, [id]))[0];
    },

    async replayFailed(endpoint, since) {
      const sent = await again(db, endpoint)
        .where('state', 'in', ['given-up', 'endpoint-off'])
        .where('event_id', 'in', (events) =>
          events.selectFrom('webhook_events').select('id').where('written_at', '>=', new Date(since)),
        )
        .returning('id')
        .execute();
      return sent.length;
    },
  };
}

/** Undefined: the endpoint has no delivery of this id, so that no page of it ended there. */
async function placeOf(db: Kysely<Tables>, endpoint: string, delivery: string): Promise<number | undefined> {
  const row = db.selectFrom('webhook_deliveries').select('seq').where('id', '=', delivery);
  return (await row.where('endpoint_id', '=', endpoint).executeTakeFirst())?.seq;
}

/** The next run waits for the dispatcher, as the first one did. */
function again(db: Kysely<Tables>, endpoint: string) {
  return db
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', run: sql<number>`run + 1`, claimed_until: null })
    .where('endpoint_id', '=', endpoint);
}

/** In the order of the ids. */
async function read(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly WebhookDelivery[]> {
  if (ids.length === 0) return [];
  const [rows, tries] = await Promise.all([
    db
      .selectFrom('webhook_deliveries as delivery')
      .innerJoin('webhook_events as event', 'event.id', 'delivery.event_id')
      .select(['delivery.id', 'event_id', 'type', 'rma', 'state', 'run', 'made_at'])
      .where('delivery.id', 'in', ids)
      .execute(),
    db.selectFrom('webhook_tries').selectAll().where('delivery_id', 'in', ids).orderBy('seq').execute(),
  ]);
  return ids.flatMap((id) =>
    rows
      .filter((row) => row.id === id)
      .map(({ event_id: event, type, rma, state, run, made_at }) => ({
        id,
        event,
        type,
        rma,
        state,
        run,
        madeAt: instantOf(made_at.getTime()),
        tries: tries.filter(({ delivery_id: of }) => of === id).map(tryOf),
      })),
  );
}

function tryOf({ at, run, status, duration_ms: durationMs, error }: Selectable<WebhookTriesTable>): WebhookTry {
  return { at: instantOf(at.getTime()), run, status, durationMs, error };
}
