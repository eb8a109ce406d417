// Lists of returns in the database: pages by where a return stands, so that nothing is skipped or told twice.
import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { stages } from '../domain/vocabulary.ts';
import type { ListPlace, ListWanted, ReturnList } from '../ports/return-list.ts';
import type { Tables } from './tables.ts';

export function databaseReturnList(db: Kysely<Tables>): ReturnList {
  return {
    async page(wanted, { limit, after }) {
      const found = matching(db.selectFrom('returns').select(['card', 'clock']), wanted);
      const rows = after === undefined ? found : found.where(behind(after));
      return rows.orderBy(due).orderBy('rma').limit(limit).execute();
    },

    async counts(wanted) {
      const { stage: _, ...others } = wanted;
      const found = db.selectFrom('returns').select(['stage', (row) => row.fn.countAll<number>().as('many')]);
      const rows = await matching(found, others).groupBy('stage').execute();
      const known = rows.flatMap(({ stage, many }) => stages.filter((one) => one === stage).map((one) => [one, many]));
      return Object.fromEntries(known);
    },
  };
}

/** What is due never stands behind all others. */
const due = sql<Date>`coalesce(due_at, 'infinity'::timestamptz)`;

function behind({ dueAt, rma }: ListPlace) {
  return sql<boolean>`(coalesce(due_at, 'infinity'::timestamptz), rma) > (${dueAt ?? 'infinity'}::timestamptz, ${rma})`;
}

function matching<Row>(rows: SelectQueryBuilder<Tables, 'returns', Row>, wanted: ListWanted) {
  const { stage, outcome, shop, orderNumber, attention, clock, dueAfter, dueBefore, search } = wanted;
  return rows
    .$if(stage !== undefined, (all) => all.where('stage', '=', stage ?? ''))
    .$if(outcome !== undefined, (all) => all.where('outcome', '=', outcome ?? ''))
    .$if(shop !== undefined, (all) => all.where('shop', '=', shop ?? ''))
    .$if(orderNumber !== undefined, (all) => all.where('order_number', '=', orderNumber ?? ''))
    .$if(attention !== undefined, (all) => all.where(needs(attention ?? 'any')))
    .$if(clock !== undefined, (all) => all.where('clock', '=', clock ?? 'running'))
    .$if(dueAfter !== undefined, (all) => all.where('due_at', '>=', sql<Date>`${dueAfter}::timestamptz`))
    .$if(dueBefore !== undefined, (all) => all.where('due_at', '<', sql<Date>`${dueBefore}::timestamptz`))
    .$if(search !== undefined, (all) => all.where((row) => found(row, search ?? nobody)));
}

const nobody = { text: '', rma: null };

function needs(attention: string) {
  return attention === 'any' ? sql<boolean>`attention <> '[]'::jsonb` : sql<boolean>`attention ? ${attention}`;
}

/** Whoever is looked for by an e-mail is found in the table of people, and is told to nobody. */
function found(row: ExpressionBuilder<Tables, 'returns'>, { text, rma }: NonNullable<ListWanted['search']>) {
  const ofPerson = row
    .selectFrom('people')
    .select('people.rma')
    .where(sql`lower(email)`, '=', text.toLowerCase());
  return row.or([
    row('order_number', '=', text),
    ...(rma === null ? [] : [row('rma', '=', rma)]),
    ...(text.includes('@') ? [row('rma', 'in', ofPerson)] : []),
  ]);
}
