// Sessions in the database: the server knows of each, so it can end any of them.
import type { Kysely, Selectable } from 'kysely';
import type { Principal } from '../../contract/can.ts';
import { earlierOf, hoursFrom, type Instant, isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions, SessionTimes } from '../../ports/sessions.ts';
import type { Tables } from '../tables.ts';
import { minutesFrom, writtenInstant } from './instants.ts';
import { derivedSecret, hashOfSecret, newSecret } from './secrets.ts';
import type { StaffTable } from './tables.ts';

export function databaseSessions(db: Kysely<Tables>, clock: Clock, times: SessionTimes): Sessions {
  return {
    /** An account that changes at this very moment has another count afterwards, and then `find` knows the session no more. */
    async open({ name, credentials }) {
      const now = await clock.now();
      const token = newSecret();
      const endsAt = hoursFrom(now, times.hours);
      const account = await db
        .selectFrom('staff')
        .select('name')
        .where((staff) => staff.and({ name, credentials }))
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (account === undefined) return undefined;
      const row = {
        hash: hashOfSecret(token),
        staff: name,
        credentials,
        started_at: now,
        seen_at: now,
        ends_at: endsAt,
      };
      await db.insertInto('sessions').values(row).execute();
      await sweep(db, now);
      return { token, csrf: csrfOf(token), endsAt };
    },

    /** Role and shop are the account's as they are now, not as they were at the sign-in. */
    async find(token) {
      const now = await clock.now();
      const hash = hashOfSecret(token);
      const row = await db
        .selectFrom('sessions')
        .innerJoin('staff', 'staff.name', 'sessions.staff')
        .select(['staff.name', 'staff.role', 'staff.shop', 'sessions.seen_at', 'sessions.ends_at'])
        .where('sessions.hash', '=', hash)
        .whereRef('sessions.credentials', '=', 'staff.credentials')
        .where('staff.disabled_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined || !isBefore(now, endOf(row, times))) return undefined;
      await noteUse(db, hash, row.seen_at, now);
      return { principal: principalOf(row), csrf: csrfOf(token), endsAt: writtenInstant(row.ends_at) };
    },

    async end(token) {
      await db.deleteFrom('sessions').where('hash', '=', hashOfSecret(token)).execute();
    },
  };
}

function endOf({ seen_at, ends_at }: { readonly seen_at: Date; readonly ends_at: Date }, times: SessionTimes): Instant {
  return earlierOf(minutesFrom(writtenInstant(seen_at), times.idleMinutes), writtenInstant(ends_at));
}

/** To the minute: a row is not written anew for every request. */
async function noteUse(db: Kysely<Tables>, hash: string, last: Date, now: Instant): Promise<void> {
  if (isBefore(minutesFrom(now, -1), writtenInstant(last))) return;
  await db.updateTable('sessions').set({ seen_at: now }).where('hash', '=', hash).execute();
}

/** What has ended is of no use to anybody. */
async function sweep(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('ends_at', '<', new Date(now)).execute();
}

/** Only who has the token has this, and this does not lead to the token. */
function csrfOf(token: string): string {
  return derivedSecret(token, 'csrf');
}

function principalOf({ name, role, shop }: Pick<Selectable<StaffTable>, 'name' | 'role' | 'shop'>): Principal {
  return { role, name, ...(shop !== null && { shop }) };
}
