// Six-digit codes in the database: one for a return at a time, each for few tries and a short time.
import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Codes, codeTimes } from '../../ports/links.ts';
import type { Tables } from '../tables.ts';
import { takeTurn } from '../turn.ts';
import { minutesFrom, writtenInstant } from './instants.ts';
import type { Passwords } from './passwords.ts';

export function databaseCodes(db: Kysely<Tables>, clock: Clock, passwords: Passwords): Codes {
  return {
    async make(rma) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const expiresAt = minutesFrom(await clock.now(), codeTimes.minutes);
      const row = { hash: await passwords.hash(code), expires_at: expiresAt, tries: 0 };
      await db
        .insertInto('contact_codes')
        .values({ rma, ...row })
        .onConflict((same) => same.column('rma').doUpdateSet(row))
        .execute();
      return { code, expiresAt };
    },

    /** Tries at the same moment wait for each other, so that none of them goes uncounted. */
    use: (rma, code) =>
      takeTurn(db, ['code', rma], async (transaction) => {
        const row = await transaction.selectFrom('contact_codes').selectAll().where('rma', '=', rma).executeTakeFirst();
        const isOpen =
          row !== undefined &&
          row.tries < codeTimes.tries &&
          isBefore(await clock.now(), writtenInstant(row.expires_at));
        if (!isOpen) return 'none';
        const isRight = await passwords.fits(row.hash, code);
        if (isRight) await transaction.deleteFrom('contact_codes').where('rma', '=', rma).execute();
        else {
          const tries = row.tries + 1;
          await transaction.updateTable('contact_codes').set({ tries }).where('rma', '=', rma).execute();
        }
        return isRight ? 'right' : 'wrong';
      }),
  };
}
