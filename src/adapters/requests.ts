// Requests by the shop's own id, for good.
import type { Kysely } from 'kysely';
import type { Requests } from '../ports/records.ts';
import type { Tables } from './tables.ts';

/** Of concurrent claims of one request id the first wins, and all are answered with what it said. */
export function databaseRequests(db: Kysely<Tables>): Requests {
  return {
    claim: ({ shop, requestId, rma, hash }) =>
      db
        .insertInto('requests')
        .values({ shop, request_id: requestId, rma, hash })
        .onConflict((same) =>
          same.columns(['shop', 'request_id']).doUpdateSet((row) => ({ shop: row.ref('excluded.shop') })),
        )
        .returning(['hash', 'rma'])
        .executeTakeFirstOrThrow(),
  };
}
