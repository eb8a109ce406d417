// What was paid back for a return, read from the ledger of refund intents.
import type { Kysely } from 'kysely';
import { instantOf } from '../domain/instant.ts';
import type { RefundsMade } from '../ports/papers.ts';
import type { Tables } from './tables.ts';

export function databaseRefundsMade(db: Kysely<Tables>): RefundsMade {
  return {
    async of(rma) {
      const rows = await db
        .selectFrom('refund_intents')
        .select(['amount', 'currency', 'provider', 'provider_id', 'reserved_at', 'changed_at'])
        .where('rma', '=', rma)
        .where('state', 'in', ['pending', 'settled'])
        .orderBy('reserved_at')
        .orderBy('intent_id')
        .execute();
      return rows.flatMap(({ amount, currency, provider, provider_id: reference, reserved_at, changed_at }) => {
        if (reference === null) return [];
        return [{ amount, currency, provider, reference, at: instantOf((changed_at ?? reserved_at).getTime()) }];
      });
    },
  };
}
