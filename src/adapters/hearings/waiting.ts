// Reports that wait in the database until their source has said whether they are its own.
import { type Kysely, sql } from 'kysely';
import type { WaitingReports } from '../../ports/hearings.ts';
import type { Tables } from '../tables.ts';

export function waitingReports(db: Kysely<Tables>): WaitingReports {
  return {
    async keep(id, { headers, body }) {
      await db
        .insertInto('waiting_reports')
        .values({ id, headers: JSON.stringify(headers), body })
        .onConflict((same) => same.column('id').doUpdateSet({ kept_at: sql`now()` }))
        .execute();
    },

    find: (id) => db.selectFrom('waiting_reports').select(['headers', 'body']).where('id', '=', id).executeTakeFirst(),

    async drop(id) {
      await db.deleteFrom('waiting_reports').where('id', '=', id).execute();
    },

    /** By the database's own time, since that of the returns may be moved in tests. */
    async sweep() {
      const before = sql<Date>`now() - make_interval(days => ${followedDays})`;
      await db.deleteFrom('waiting_reports').where('kept_at', '<', before).execute();
    },
  };
}

/** A report is followed for three days (`hearingMoney` in workflows/activities.ts); the fourth is for what comes late. */
const followedDays = 4;
