// Units of an order's lines that returns hold: how many are left to be asked for, and what an end gives free.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Card } from '../contract/card.ts';
import { freesAll } from '../contract/claims.ts';
import type { HeldLine, RequestOfUnits, UnitsAsked } from '../ports/records.ts';
import type { Tables } from './tables.ts';

/** What another return holds of a line, and how many units had gone back before it as the shop told it then. */
export interface StandingClaim {
  readonly rma: string;
  readonly line: string;
  readonly held: number;
  readonly returnedBefore: number;
}

/**
 * The lines of which fewer are left than are asked for. The shop comes to count units of ours among those that went
 * back, so they must not count twice: gone are those from before the first claim and all claimed ones, or as many as
 * the shop says now if these are more.
 */
export function heldLines(asked: readonly UnitsAsked[], standing: readonly StandingClaim[]): readonly HeldLine[] {
  return asked.flatMap(({ line, quantity, sold, returnedBefore }) => {
    const claims = standing.filter((claim) => claim.line === line && claim.held > 0);
    if (claims.length === 0) return [];
    const claimed = claims.reduce((sum, { held }) => sum + held, 0);
    const goneBefore = Math.min(...claims.map((claim) => claim.returnedBefore));
    const left = Math.max(0, sold - Math.max(goneBefore + claimed, returnedBefore));
    if (quantity <= left) return [];
    return [{ line, left, holders: claims.map(({ rma, held }) => ({ rma, quantity: held })) }];
  });
}

/** All claims on an order but those of this very return, if it is one yet, the oldest first. */
export async function standingClaims(
  db: Kysely<Tables>,
  { shop, orderNumber, rma }: Pick<RequestOfUnits, 'shop' | 'orderNumber'> & { readonly rma: string | null },
): Promise<readonly StandingClaim[]> {
  return db
    .selectFrom('claims')
    .select(['rma', 'line', 'held', 'returned_before as returnedBefore'])
    .where('shop', '=', shop)
    .where('order_number', '=', orderNumber)
    .where('rma', 'is distinct from', rma)
    .where('held', '>', 0)
    .orderBy('claimed_at')
    .orderBy('rma')
    .execute();
}

/** A number that another request has by chance keeps the claims it has; that request is refused at the start. */
export async function keepClaims(transaction: Transaction<Tables>, request: RequestOfUnits): Promise<void> {
  const { shop, orderNumber, rma, lines } = request;
  const rows = lines.map(({ line, quantity, returnedBefore }) => ({
    shop,
    order_number: orderNumber,
    line,
    rma,
    quantity,
    returned_before: returnedBefore,
    held: quantity,
    state: 'open' as const,
  }));
  if (rows.length === 0) return;
  await transaction
    .insertInto('claims')
    .values(rows)
    .onConflict((same) => same.columns(['rma', 'line']).doNothing())
    .execute();
}

/**
 * Claims follow the card: a return that has ended keeps what is not with the customer any more, one that is opened again
 * holds everything again, even if another return has claimed it meanwhile.
 */
export async function followCard(db: Kysely<Tables>, { rma, outcome, kept }: Card): Promise<void> {
  const claims = db.updateTable('claims').where('rma', '=', rma);
  if (outcome === null) {
    await claims
      .set((row) => ({ state: 'open', held: row.ref('quantity') }))
      .where('state', '=', 'closed')
      .execute();
    return;
  }
  // A card without this was written while the database had been away: then nothing is freed that may be gone.
  const freed = kept !== undefined || freesAll(outcome);
  await claims.set((row) => ({ state: 'closed', held: freed ? 0 : row.ref('quantity') })).execute();
  for (const { line, quantity } of kept ?? []) {
    await claims
      .set({ held: sql<number>`least(quantity, ${quantity})` })
      .where('line', '=', line)
      .execute();
  }
}
