// The links of customers in the database, each as a hash.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { hoursFrom, isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerLink, Links } from '../../ports/links.ts';
import type { Tables } from '../tables.ts';
import { maybeInstant, writtenInstant } from './instants.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import type { CustomerLinksTable } from './tables.ts';

export function databaseLinks(db: Kysely<Tables>, clock: Clock): Links {
  return {
    async make({ rma, purpose, days, by }) {
      const now = await clock.now();
      const token = `${start}${newSecret()}`;
      const row = await db
        .insertInto('customer_links')
        .values({
          id: randomUUID(),
          rma,
          purpose,
          hash: hashOfSecret(token),
          made_by: by,
          made_at: now,
          expires_at: hoursFrom(now, days * 24),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return { link: linkOf(row), token };
    },

    async revoke(rma, id) {
      const own = { rma, id };
      await db
        .updateTable('customer_links')
        .set({ revoked_at: await clock.now() })
        .where((row) => row.and(own))
        .where('revoked_at', 'is', null)
        .execute();
      const row = await db
        .selectFrom('customer_links')
        .selectAll()
        .where((one) => one.and(own))
        .executeTakeFirst();
      return row && linkOf(row);
    },

    async whoseIs(token) {
      if (!token.startsWith(start)) return undefined;
      const row = await db
        .selectFrom('customer_links')
        .select(['rma', 'purpose', 'expires_at'])
        .where('hash', '=', hashOfSecret(token))
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined || !isBefore(await clock.now(), writtenInstant(row.expires_at))) return undefined;
      return { role: 'customer', rma: row.rma, purpose: row.purpose };
    },
  };
}

const start = 'hwl_';

function linkOf(row: Selectable<CustomerLinksTable>): CustomerLink {
  const { id, rma, purpose } = row;
  return {
    id,
    rma,
    purpose,
    madeBy: row.made_by,
    madeAt: writtenInstant(row.made_at),
    expiresAt: writtenInstant(row.expires_at),
    revokedAt: maybeInstant(row.revoked_at),
  };
}
