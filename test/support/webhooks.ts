// Endpoints of webhooks in a real database, for specs that have room for them.
import type { Kysely } from 'kysely';
import { databaseDeliveryList } from '../../src/adapters/webhooks/delivery-list.ts';
import { databaseEndpoints } from '../../src/adapters/webhooks/endpoints.ts';
import type { Tables } from '../../src/adapters/tables.ts';
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
