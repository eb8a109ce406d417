// The links of customers in the database, each as a hash.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { hoursFrom, type Instant, isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CustomerLink, Links, WantedLink } from '../../ports/links.ts';
import type { Tables } from '../tables.ts';
import { askedOnce } from './asked-once.ts';
import { maybeInstant, writtenInstant } from './instants.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import type { CustomerLinksTable } from './tables.ts';

export function databaseLinks(db: Kysely<Tables>, clock: Clock): Links {
  return {
    make: (wanted) =>
      askedOnce(db, wanted.askedAs, async (transaction, asked) => {
        const known = transaction.selectFrom('customer_links').selectAll().where('asked_as', '=', asked);
        const before = asked === null ? undefined : await known.executeTakeFirst();
        if (before !== undefined) return { kind: 'made-before', link: linkOf(before) };
        const token = `${start}${newSecret()}`;
        const row = { ...rowOf(wanted, await clock.now()), hash: hashOfSecret(token), asked_as: asked };
        const made = transaction.insertInto('customer_links').values(row).returningAll();
        return { kind: 'made', link: linkOf(await made.executeTakeFirstOrThrow()), token };
      }),

    async list(rma) {
      const all = db.selectFrom('customer_links').selectAll().where('rma', '=', rma);
      return (await all.orderBy('made_at').orderBy('id').execute()).map(linkOf);
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

function rowOf({ rma, purpose, days, by }: WantedLink, now: Instant) {
  return { id: randomUUID(), rma, purpose, made_by: by, made_at: now, expires_at: hoursFrom(now, days * 24) };
}

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
