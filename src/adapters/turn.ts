// One after the other, where two may not look at the same thing at once before either has written.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * Runs `act` in a transaction that has its turn about a thing from the first statement to the last. Every statement sees
 * what was committed before it began, also in a database that by default shows a transaction only what was there at its
 * start: whoever has waited would else see the state from before the wait.
 */
export function takeTurn<Result>(
  db: Kysely<Tables>,
  about: readonly string[],
  act: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return fresh(db).execute(async (transaction) => {
    await waitForTurn(transaction, about);
    return act(transaction);
  });
}

/** A transaction that sees at each statement what is committed by then, whatever is the database's custom. */
export function fresh(db: Kysely<Tables>) {
  return db.transaction().setIsolationLevel('read committed');
}

/**
 * Waits until no other transaction has its turn about the same thing; it ends with the transaction, however that ends,
 * and with its process. Whoever takes two turns takes that of the audit last, so that no two wait for each other.
 */
export async function waitForTurn(transaction: Transaction<Tables>, about: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(about)}, 0))`.execute(transaction);
}
