// Events are kept for as long as somebody may want to look at their deliveries, or to have them sent once more.
import type { Kysely } from 'kysely';
import { hoursFrom, instantOf } from '../../domain/instant.ts';
import type { Tables } from '../tables.ts';
import { fresh } from '../turn.ts';

/** With their deliveries and tries. An event of which a delivery still waits, or is made yet, stays whole. */
export async function deleteOldEvents(db: Kysely<Tables>, keptDays: number): Promise<void> {
  const oldest = hoursFrom(instantOf(Date.now()), -24 * keptDays);
  while ((await deleteSome(db, oldest)) === batch);
}

/** Few enough that nobody waits for the end of the transaction. */
const batch = 500;

/** A delivery that is sent once more meanwhile keeps its event. */
function deleteSome(db: Kysely<Tables>, oldest: string): Promise<number> {
  return fresh(db).execute(async (transaction) => {
    const old = await transaction
      .selectFrom('webhook_events as event')
      .select('id')
      .where('written_at', '<', new Date(oldest))
      .where('dispatched_at', 'is not', null)
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('webhook_deliveries')
              .select('id')
              .whereRef('event_id', '=', 'event.id')
              .where('state', '=', 'waiting'),
          ),
        ),
      )
      .orderBy('written_at')
      .limit(batch)
      .forUpdate()
      .skipLocked()
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const done = transaction.deleteFrom('webhook_deliveries').where('event_id', 'in', ids);
    await done.where('state', '!=', 'waiting').execute();
    const left = transaction.selectFrom('webhook_deliveries').select('event_id').where('event_id', 'in', ids);
    await transaction.deleteFrom('webhook_events').where('id', 'in', ids).where('id', 'not in', left).execute();
    return ids.length;
  });
}
