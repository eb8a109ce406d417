// From the fact to whoever wants to know it: events become deliveries, and deliveries workflows.
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { type Kysely, sql } from 'kysely';
import { type DeliveryOrder, deliveryIdOf, deliveryWorkflow, type WebhookType } from '../../contract/webhooks.ts';
import type { Tables } from '../tables.ts';

export interface Dispatched {
  readonly events: number;
  readonly started: number;
}

/** Starts the workflow of a delivery; the same once more changes nothing. */
export type StartDelivery = (order: DeliveryOrder, about: DeliveryAbout) => Promise<void>;

export interface DeliveryAbout {
  readonly type: WebhookType;
  readonly rma: string;
}

/**
 * One round. Whoever dies in it leaves nothing behind but a claim that ends by itself, and the next round starts the
 * same workflows under the same ids, of which each runs once.
 */
export async function dispatchWebhooks(db: Kysely<Tables>, start: StartDelivery): Promise<Dispatched> {
  const events = await fanOut(db);
  const orders = await claim(db);
  for (const { id: delivery, run, type, rma } of orders) {
    await start({ delivery, run }, { type, rma });
    await markStarted(db, { delivery, run });
  }
  return { events, started: orders.length };
}

export function deliveryStarter(client: Client, taskQueue: string): StartDelivery {
  return async (order, { type, rma }) => {
    await client.workflow
      .start(deliveryWorkflow, {
        workflowId: deliveryIdOf(order),
        taskQueue,
        args: [order],
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        staticSummary: `tells ${type} of ${rma}`,
      })
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      });
  };
}

/** A batch is small enough that its workflows are all started before its claim ends. */
const batch = 50;

/** In one statement: an event is done with exactly when all its deliveries stand. */
async function fanOut(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ readonly id: string }>`
    with waiting as (
      select seq, id, shop, type, written_at from webhook_events
      where dispatched_at is null order by seq limit ${batch} for update skip locked
    ), made as (
      insert into webhook_deliveries (id, event_id, endpoint_id)
      select waiting.id || '-' || endpoint.id, waiting.id, endpoint.id
      from waiting join webhook_endpoints endpoint on endpoint.shop = waiting.shop and endpoint.enabled
        and endpoint.made_at <= waiting.written_at
        and (endpoint.types is null or endpoint.types @> to_jsonb(waiting.type))
      order by waiting.seq
      on conflict (id) do nothing
    )
    update webhook_events set dispatched_at = now() from waiting where webhook_events.id = waiting.id
    returning webhook_events.id
  `.execute(db);
  return rows.length;
}

interface Claimed extends DeliveryAbout {
  readonly id: string;
  readonly run: number;
}

async function claim(db: Kysely<Tables>): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    update webhook_deliveries delivery set claimed_until = now() + interval '30 seconds'
    from webhook_events event
    where event.id = delivery.event_id and delivery.id in (
      select id from webhook_deliveries
      where started_run < run and (claimed_until is null or claimed_until < now())
      order by seq limit ${batch} for update skip locked
    )
    returning delivery.id, delivery.run, event.type, event.rma
  `.execute(db);
  return rows;
}

/** A replay that was asked for meanwhile keeps its turn. */
async function markStarted(db: Kysely<Tables>, { delivery, run }: DeliveryOrder): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ started_run: run, claimed_until: null })
    .where('id', '=', delivery)
    .where('started_run', '<', run)
    .execute();
}
