// Links and codes in memory; the code of every return is the same.
import { hoursFrom, isBefore } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Codes, codeTimes, type CustomerLink, type Links } from '../../ports/links.ts';

export function memoryLinks(clock: Clock): Links {
  const kept = new Map<string, CustomerLink>();
  /** By what its maker called the wish. */
  const asked = new Map<string, CustomerLink>();
  const tokenOf = ({ id }: CustomerLink) => `hwl_token-of-${id}`;
  return {
    async make({ rma, purpose, days, by, askedAs }) {
      const before = asked.get(askedAs ?? '');
      if (before !== undefined) return { kind: 'made-before', link: kept.get(before.id) ?? before };
      const madeAt = await clock.now();
      const id = `link-${kept.size + 1}`;
      const link = { id, rma, purpose, madeBy: by, madeAt, expiresAt: hoursFrom(madeAt, days * 24), revokedAt: null };
      kept.set(id, link);
      if (askedAs !== undefined) asked.set(askedAs, link);
      return { kind: 'made', link, token: tokenOf(link) };
    },
    list: async (rma) => [...kept.values()].filter((link) => link.rma === rma),
    async revoke(rma, id) {
      const link = kept.get(id);
      if (link?.rma !== rma) return undefined;
      const revoked = { ...link, revokedAt: link.revokedAt ?? (await clock.now()) };
      kept.set(id, revoked);
      return revoked;
    },
    async whoseIs(token) {
      const now = await clock.now();
      const link = [...kept.values()].find((one) => tokenOf(one) === token);
      if (link === undefined || link.revokedAt !== null || !isBefore(now, link.expiresAt)) return undefined;
      return { role: 'customer', rma: link.rma, purpose: link.purpose };
    },
  };
}

export const memoryCode = '123456';

/** They hold for ever, for as many tries as real ones. */
export function memoryCodes(clock: Clock): Codes {
  const left = new Map<string, number>();
  return {
    async make(rma) {
      left.set(rma, codeTimes.tries);
      return { code: memoryCode, expiresAt: await clock.now() };
    },
    async use(rma, code) {
      const tries = left.get(rma) ?? 0;
      if (tries === 0) return 'none';
      left.set(rma, code === memoryCode ? 0 : tries - 1);
      return code === memoryCode ? 'right' : 'wrong';
    },
  };
}
