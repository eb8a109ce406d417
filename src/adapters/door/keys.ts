// The keys of backends in the database, each as a hash.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Principal } from '../../contract/can.ts';
import { type Instant, isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { type ApiKey, type KeyMade, type Keys, mostActiveKeys, type WantedKey } from '../../ports/keys.ts';
import type { Tables } from '../tables.ts';
import { waitForTurn } from '../turn.ts';
import { askedOnce } from './asked-once.ts';
import { maybeInstant, minutesFrom, writtenInstant } from './instants.ts';
import { hashOfSecret, newMark, newSecret } from './secrets.ts';
import type { ApiKeysTable } from './tables.ts';

export function databaseKeys(db: Kysely<Tables>, clock: Clock): Keys {
  const find = (id: string) =>
    db
      .selectFrom('api_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
      .then((row) => row && keyOf(row));
  return {
    find,

    make: (wanted) => make(db, clock, wanted),

    async list(shop) {
      const all = db.selectFrom('api_keys').selectAll().orderBy('made_at').orderBy('id');
      const rows = await (shop === undefined ? all : all.where('shop', '=', shop)).execute();
      return rows.map(keyOf);
    },

    async revoke(id) {
      await db
        .updateTable('api_keys')
        .set({ revoked_at: await clock.now() })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .execute();
      return find(id);
    },

    async whoseIs(presented) {
      if (!presented.startsWith(start)) return undefined;
      const hash = hashOfSecret(presented);
      const row = await db
        .selectFrom('api_keys')
        .select(['role', 'shop', 'scopes', 'last_used_at'])
        .where('hash', '=', hash)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      await noteUse(db, hash, row.last_used_at, await clock.now());
      return principalOf(row);
    },
  };
}

const start = 'hw_';

/** Whoever makes one of the same name at the same moment waits, so that no third one slips in. */
function make(db: Kysely<Tables>, clock: Clock, wanted: WantedKey): Promise<KeyMade> {
  return askedOnce(db, wanted.askedAs, async (transaction, asked) => {
    const before = asked === null ? undefined : await askedBefore(transaction, asked);
    if (before !== undefined) return { kind: 'made-before', key: before };
    await waitForTurn(transaction, ['key', wanted.role, wanted.shop ?? '', wanted.name]);
    const active = await activeOf(transaction, wanted);
    if (active.length >= mostActiveKeys) return { kind: 'too-many', active };
    return insert(transaction, { ...wanted, asked }, await clock.now());
  });
}

async function askedBefore(transaction: Transaction<Tables>, asked: string): Promise<ApiKey | undefined> {
  const row = await transaction.selectFrom('api_keys').selectAll().where('asked_as', '=', asked).executeTakeFirst();
  return row && keyOf(row);
}

interface Wanted extends WantedKey {
  readonly asked: string | null;
}

async function insert(transaction: Transaction<Tables>, wanted: Wanted, now: Instant) {
  const { role, shop, name, scopes, by, asked } = wanted;
  const prefix = `${start}${newMark()}`;
  const secret = `${prefix}_${newSecret()}`;
  const row = await transaction
    .insertInto('api_keys')
    .values({
      id: randomUUID(),
      role,
      shop,
      name,
      scopes: JSON.stringify(scopes),
      prefix,
      hash: hashOfSecret(secret),
      asked_as: asked,
      made_by: by,
      made_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { kind: 'made' as const, key: keyOf(row), secret };
}

async function activeOf(transaction: Transaction<Tables>, { role, shop, name }: WantedKey): Promise<readonly ApiKey[]> {
  const rows = await transaction
    .selectFrom('api_keys')
    .selectAll()
    .where('role', '=', role)
    .where('shop', shop === null ? 'is' : '=', shop)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .orderBy('made_at')
    .execute();
  return rows.map(keyOf);
}

/** To the minute: a row is not written anew for every request. */
async function noteUse(db: Kysely<Tables>, hash: string, last: Date | null, now: Instant): Promise<void> {
  if (last !== null && isBefore(minutesFrom(now, -1), writtenInstant(last))) return;
  await db.updateTable('api_keys').set({ last_used_at: now }).where('hash', '=', hash).execute();
}

function principalOf({ role, shop, scopes }: Pick<Selectable<ApiKeysTable>, 'role' | 'shop' | 'scopes'>): Principal {
  return { role, ...(shop !== null && { shop }), ...(role === 'shop' && { scopes }) };
}

function keyOf(row: Selectable<ApiKeysTable>): ApiKey {
  const { id, role, shop, name, scopes, prefix } = row;
  return {
    id,
    role,
    shop,
    name,
    scopes,
    prefix,
    madeBy: row.made_by,
    madeAt: writtenInstant(row.made_at),
    lastUsedAt: maybeInstant(row.last_used_at),
    revokedAt: maybeInstant(row.revoked_at),
  };
}
