// Keys in memory; each is named after its place in the order in which they were made.
import type { Clock } from '../../ports/clock.ts';
import { type ApiKey, type Keys, mostActiveKeys } from '../../ports/keys.ts';

export function memoryKeys(clock: Clock): Keys {
  const kept = new Map<string, ApiKey>();
  /** By what its maker called the wish. */
  const asked = new Map<string, ApiKey>();
  const secretOf = ({ id }: ApiKey) => `hw_secret-of-${id}`;
  return {
    async make({ by, askedAs, ...wanted }) {
      const before = asked.get(askedAs ?? '');
      if (before !== undefined) return { kind: 'made-before', key: kept.get(before.id) ?? before };
      const alike = JSON.stringify([wanted.role, wanted.shop, wanted.name]);
      const active = [...kept.values()].filter(
        ({ role, shop, name, revokedAt }) => revokedAt === null && JSON.stringify([role, shop, name]) === alike,
      );
      if (active.length >= mostActiveKeys) return { kind: 'too-many', active };
      const madeAt = await clock.now();
      const id = `key-${kept.size + 1}`;
      const made = { prefix: 'hw_secret', madeBy: by, madeAt, lastUsedAt: null, revokedAt: null };
      const key = { ...wanted, id, ...made };
      kept.set(id, key);
      if (askedAs !== undefined) asked.set(askedAs, key);
      return { kind: 'made', key, secret: secretOf(key) };
    },
    list: async (shop) => [...kept.values()].filter((key) => shop === undefined || key.shop === shop),
    find: async (id) => kept.get(id),
    async revoke(id) {
      const key = kept.get(id);
      if (key === undefined) return undefined;
      const revoked = { ...key, revokedAt: key.revokedAt ?? (await clock.now()) };
      kept.set(id, revoked);
      return revoked;
    },
    async whoseIs(presented) {
      const key = [...kept.values()].find((one) => one.revokedAt === null && secretOf(one) === presented);
      if (key === undefined) return undefined;
      const { role, shop, scopes } = key;
      return { role, ...(shop !== null && { shop }), ...(role === 'shop' && { scopes }) };
    },
  };
}
