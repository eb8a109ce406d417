// One after the other, where two may not look at the same thing at once before either has written.
import { sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** Waits until no other transaction has its turn about the same thing; it ends with the transaction. */
export async function waitForTurn(transaction: Transaction<Tables>, about: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify(about)}, 0))`.execute(transaction);
}
