// The read model: one row per return, with columns for what lists filter and sort by.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { ClockOfList, Records } from '../ports/records.ts';
import { followCard } from './claims.ts';
import type { Tables } from './tables.ts';
import { fresh } from './turn.ts';
import { cardFacts, rulingFacts, type RulingTold, rulingTold } from './webhooks/card-facts.ts';
import { addEvents } from './webhooks/outbox.ts';

/**
 * A card never covers one of its own or a newer revision, in whatever order the writes arrive. Claims go with it, and
 * so do the events for its shop, told by what has changed since the card before.
 */
export function databaseRecords(db: Kysely<Tables>): Records {
  return {
    write: (card, rulings, clock) =>
      fresh(db).execute(async (transaction) => {
        await write(transaction, card, rulings?.map(rulingTold) ?? null);
        if (clock !== undefined) await noteClock(transaction, card, clock);
      }),

    async find(rma) {
      const row = await db.selectFrom('returns').select('card').where('rma', '=', rma).executeTakeFirst();
      return row?.card;
    },
  };
}

type Rulings = readonly RulingTold[] | null;

/** The answer of a slow try may come after the card alone was written: then its rulings are told all the same. */
async function write(transaction: Transaction<Tables>, card: Card, rulings: Rulings): Promise<void> {
  const before = await standing(transaction, card, rulings);
  if (before !== null && before.revision > card.revision) return;
  const ruled = rulings === null ? [] : rulingFacts(card, before?.rulings ?? null, rulings);
  if (before !== null && before.revision === card.revision) {
    if (ruled.length > 0) await change(transaction, card.rma, { rulings: JSON.stringify(rulings) });
    return addEvents(transaction, ruled);
  }
  if (before !== null) {
    const { rma, ...columns } = rowOf(card);
    const told = ruled.length > 0 ? { rulings: JSON.stringify(rulings) } : {};
    await change(transaction, rma, { ...columns, ...told });
  }
  await followCard(transaction, card);
  await addEvents(transaction, [...cardFacts(before?.card, card), ...ruled]);
}

/** Lists filter by it. */
async function noteClock(transaction: Transaction<Tables>, { rma, revision }: Card, clock: ClockOfList): Promise<void> {
  const rows = transaction.updateTable('returns').set({ clock });
  await rows
    .where('rma', '=', rma)
    .where('revision', '=', revision)
    .where('clock', 'is distinct from', clock)
    .execute();
}

/** The row as it stands, which nobody else changes until the transaction ends; null: there was none, and now it is. */
async function standing(transaction: Transaction<Tables>, card: Card, rulings: Rulings) {
  const row = await locked(transaction, card.rma);
  if (row !== undefined) return row;
  const made = await transaction
    .insertInto('returns')
    .values({ ...rowOf(card), rulings: rulings && JSON.stringify(rulings) })
    .onConflict((same) => same.column('rma').doNothing())
    .returning('rma')
    .executeTakeFirst();
  return made === undefined ? ((await locked(transaction, card.rma)) ?? null) : null;
}

function locked(transaction: Transaction<Tables>, rma: string) {
  const row = transaction.selectFrom('returns').select(['card', 'revision', 'rulings']).where('rma', '=', rma);
  return row.forUpdate().executeTakeFirst();
}

function change(transaction: Transaction<Tables>, rma: string, columns: Partial<ReturnType<typeof rowOf>> & Ruled) {
  const changed = { ...columns, written_at: sql<Date>`now()` };
  return transaction.updateTable('returns').set(changed).where('rma', '=', rma).execute();
}

interface Ruled {
  readonly rulings?: string;
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
