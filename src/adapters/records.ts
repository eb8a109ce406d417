// The read model: one row per return, with columns for what lists filter and sort by.
import { type Kysely, sql } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { Records } from '../ports/records.ts';
import { followCard } from './claims.ts';
import type { Tables } from './tables.ts';
import { fresh } from './turn.ts';

/** A card never covers one of its own or a newer revision, in whatever order the writes arrive; claims go with it. */
export function databaseRecords(db: Kysely<Tables>): Records {
  return {
    async write(card) {
      const { rma, ...columns } = rowOf(card);
      await fresh(db).execute(async (transaction) => {
        const written = await transaction
          .insertInto('returns')
          .values({ rma, ...columns })
          .onConflict((same) =>
            same
              .column('rma')
              .doUpdateSet({ ...columns, written_at: sql<Date>`now()` })
              .where('returns.revision', '<', card.revision),
          )
          .returning('rma')
          .executeTakeFirst();
        if (written !== undefined) await followCard(transaction, card);
      });
    },

    async find(rma) {
      const row = await db.selectFrom('returns').select('card').where('rma', '=', rma).executeTakeFirst();
      return row?.card;
    },
  };
}

function rowOf(card: Card) {
  return {
    rma: card.rma,
    shop: card.shop,
    order_number: card.orderNumber,
    stage: card.stage,
    outcome: card.outcome,
    due_at: card.owes?.dueAt ?? null,
    attention: JSON.stringify(card.attention),
    revision: card.revision,
    card: JSON.stringify(card),
  };
}
