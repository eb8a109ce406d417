// Requests by the shop's own id, for good, and with each the units that it claims.
import type { Kysely, Transaction } from 'kysely';
import type { Claimed, RequestOfUnits, Requests } from '../ports/records.ts';
import { heldLines, keepClaims, standingClaims } from './claims.ts';
import { takeTurn } from './turn.ts';
import type { Tables } from './tables.ts';

/**
 * Of concurrent claims of one request id the first wins, and all are answered with what it said. Whoever asks for units
 * of one order waits for the other, so that both cannot take the same unit.
 */
export function databaseRequests(db: Kysely<Tables>): Requests {
  return {
    claim: (request) =>
      takeTurn(db, [request.shop, request.orderNumber], async (transaction) => {
        const known = await find(transaction, request);
        if (known) return known;
        const held = heldLines(request.lines, await standingClaims(transaction, request));
        if (held.length > 0) return { kind: 'held', lines: held };
        return keep(transaction, request);
      }),

    held: async (wish) => heldLines(wish.lines, await standingClaims(db, { ...wish, rma: null })),
  };
}

async function find(transaction: Transaction<Tables>, request: RequestOfUnits): Promise<Claimed | undefined> {
  const row = await transaction
    .selectFrom('requests')
    .select(['hash', 'rma'])
    .where('shop', '=', request.shop)
    .where('request_id', '=', request.requestId)
    .executeTakeFirst();
  return row && { kind: 'claimed', ...row };
}

/** The same id for two orders at once: one of them waits here, finds the other's row, and claims nothing. */
async function keep(transaction: Transaction<Tables>, request: RequestOfUnits): Promise<Claimed> {
  const { shop, requestId, rma, hash } = request;
  const kept = await transaction
    .insertInto('requests')
    .values({ shop, request_id: requestId, rma, hash })
    .onConflict((same) => same.columns(['shop', 'request_id']).doNothing())
    .returning('rma')
    .executeTakeFirst();
  if (kept === undefined) {
    const other = await find(transaction, request);
    if (other === undefined) throw new Error(`The request ${requestId} of ${shop} was there and is not any more.`);
    return other;
  }
  await keepClaims(transaction, request);
  return { kind: 'claimed', hash, rma };
}
