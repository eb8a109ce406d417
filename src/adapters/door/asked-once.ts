// A wish that its maker names is carried out once, however often and at how many places at once it comes.
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables.ts';
import { fresh, waitForTurn } from '../turn.ts';
import { hashOfSecret } from './secrets.ts';

/**
 * Runs `act` while nobody else carries out a wish of the same name; `asked` is what is kept of the name, of one length
 * however long it is. Wishes without a name do not wait. Whoever takes another turn takes it after this one.
 */
export function askedOnce<Result>(
  db: Kysely<Tables>,
  askedAs: string | undefined,
  act: (transaction: Transaction<Tables>, asked: string | null) => Promise<Result>,
): Promise<Result> {
  const asked = askedAs === undefined ? null : hashOfSecret(askedAs);
  return fresh(db).execute(async (transaction) => {
    if (asked !== null) await waitForTurn(transaction, ['asked', asked]);
    return act(transaction, asked);
  });
}
