// The read model: one row per return, with columns for what lists filter and sort by.
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { ClockOfList, Records, ReconciledRecords, RowState } from '../ports/records.ts';
import { followCard } from './claims.ts';
import type { Tables } from './tables.ts';
import { fresh } from './turn.ts';
import { cardFacts, rulingFacts, type RulingTold, rulingTold } from './webhooks/card-facts.ts';
import { addEvents } from './webhooks/outbox.ts';

/**
 * A card never covers one of its own or a newer revision, in whatever order the writes arrive; one of a newer run covers
 * all of the runs before it, whose late writes change nothing. Claims go with it, and so do the events for its shop, told
 * by what has changed since the card before.
 */
export function databaseRecords(db: Kysely<Tables>): Records & ReconciledRecords {
  return {
    write: (card, { rulings, clock, run, over } = {}) =>
      fresh(db).execute(async (transaction) => {
        const written = await write(transaction, { card, rulings: rulings?.map(rulingTold) ?? null, run, over });
        if (written === 'stands' && clock !== undefined) await noteClock(transaction, card, clock);
      }),

    async find(rma) {
      const row = await db.selectFrom('returns').select('card').where('rma', '=', rma).executeTakeFirst();
      return row?.card;
    },

    async stateOf(rma) {
      const rows = db.selectFrom('returns').select(['revision', 'runs']).where('rma', '=', rma);
      const row = await rows.executeTakeFirst();
      return row && { revision: row.revision, run: row.runs.at(-1) };
    },
  };
}

interface Writing {
  readonly card: Card;
  readonly rulings: readonly RulingTold[] | null;
  readonly run: string | undefined;
  readonly over: RowState | undefined;
}

/** The answer of a slow try may come after the card alone was written: then its rulings are told all the same. */
async function write(transaction: Transaction<Tables>, writing: Writing): Promise<'stands' | 'late'> {
  const { card, rulings, run } = writing;
  const before = await standing(transaction, writing);
  const age = before === null ? 'newer' : ageOf(writing, before);
  if (age === 'older') return 'late';
  const ruled = rulings === null ? [] : rulingFacts(card, before?.rulings ?? null, rulings);
  const told = ruled.length > 0 ? { rulings: JSON.stringify(rulings) } : {};
  if (age === 'same') {
    if (ruled.length > 0) await change(transaction, card.rma, told);
    await addEvents(transaction, ruled);
    return 'stands';
  }
  if (before !== null) {
    const { rma, ...columns } = rowOf(card);
    const isNewRun = run !== undefined && run !== before.runs.at(-1);
    const runs = isNewRun ? { runs: JSON.stringify([...before.runs, run]) } : {};
    await change(transaction, rma, { ...columns, ...told, ...runs });
  }
  await followCard(transaction, card);
  await addEvents(transaction, [...cardFacts(before?.card, card), ...ruled]);
  return 'stands';
}

/** How a card stands to the one that is written; where either's run is not known, revisions alone are compared. */
function ageOf({ card, run, over }: Writing, { revision, runs }: Standing): 'older' | 'same' | 'newer' {
  const last = runs.at(-1);
  if (over !== undefined) return over.run === last && over.revision === revision ? 'newer' : 'older';
  if (run !== undefined && last !== undefined && run !== last) return runs.includes(run) ? 'older' : 'newer';
  return card.revision === revision ? 'same' : card.revision < revision ? 'older' : 'newer';
}

type Standing = Pick<Selectable<Tables['returns']>, 'card' | 'revision' | 'rulings' | 'runs'>;

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
async function standing(transaction: Transaction<Tables>, { card, rulings, run }: Writing): Promise<Standing | null> {
  const row = await locked(transaction, card.rma);
  if (row !== undefined) return row;
  const made = await transaction
    .insertInto('returns')
    .values({
      ...rowOf(card),
      rulings: rulings && JSON.stringify(rulings),
      runs: JSON.stringify(run === undefined ? [] : [run]),
    })
    .onConflict((same) => same.column('rma').doNothing())
    .returning('rma')
    .executeTakeFirst();
  return made === undefined ? ((await locked(transaction, card.rma)) ?? null) : null;
}

function locked(transaction: Transaction<Tables>, rma: string) {
  const row = transaction.selectFrom('returns').select(['card', 'revision', 'rulings', 'runs']).where('rma', '=', rma);
  return row.forUpdate().executeTakeFirst();
}

function change(transaction: Transaction<Tables>, rma: string, columns: Partial<ReturnType<typeof rowOf>> & Ruled) {
  const changed = { ...columns, written_at: sql<Date>`now()` };
  return transaction.updateTable('returns').set(changed).where('rma', '=', rma).execute();
}

interface Ruled {
  readonly rulings?: string;
  readonly runs?: string;
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
