// Webhooks in a real database: endpoints that there is room for, and what is told and sent on its way.
import type { Kysely } from 'kysely';
import { databaseDeliveryList } from '../../src/adapters/webhooks/delivery-list.ts';
import { dispatchWebhooks } from '../../src/adapters/webhooks/dispatch.ts';
import { databaseEndpoints } from '../../src/adapters/webhooks/endpoints.ts';
import type { Tables } from '../../src/adapters/tables.ts';
import type { DeliveryOrder } from '../../src/contract/webhooks.ts';
import type { DeliveryPage, EndpointWish } from '../../src/ports/webhooks.ts';

/** Throws where the shop has too many. */
export async function newEndpoint(db: Kysely<Tables>, shop: string, wish: EndpointWish) {
  const made = await databaseEndpoints(db).create(shop, wish);
  if (made === undefined) throw new Error(`${shop} has too many endpoints.`);
  return made;
}

/** Throws where the endpoint still has too many secrets. */
export async function newSecret(db: Kysely<Tables>, endpoint: string): Promise<string> {
  const rotated = await databaseEndpoints(db).rotate(endpoint);
  if (rotated === undefined || rotated === 'too-many') throw new Error(`${endpoint} got no secret: ${rotated}.`);
  return rotated.secret;
}

/** Throws where the cursor is none of this endpoint. */
export async function pageOf(db: Kysely<Tables>, endpoint: string, page: DeliveryPage) {
  const found = await databaseDeliveryList(db).deliveries(endpoint, page);
  if (found === undefined) throw new Error(`${page.cursor} is no cursor of ${endpoint}.`);
  return found;
}

/** What a shop is told, in its order. */
export async function eventsOf(db: Kysely<Tables>, shop: string) {
  const events = db.selectFrom('webhook_events').select(['id', 'type', 'payload']);
  return events.where('shop', '=', shop).orderBy('seq').execute();
}

/** All rounds until nothing is left; answers what is on its way by then. */
export async function dispatchAll(db: Kysely<Tables>): Promise<readonly DeliveryOrder[]> {
  const orders: DeliveryOrder[] = [];
  for (;;) {
    const { events, started } = await dispatchWebhooks(db, async (order) => void orders.push(order));
    if (events + started === 0) return orders;
  }
}

/** Throws where nothing is on its way. */
export function firstOf([order]: readonly DeliveryOrder[]): DeliveryOrder {
  if (order === undefined) throw new Error('Nothing was sent on its way.');
  return order;
}
