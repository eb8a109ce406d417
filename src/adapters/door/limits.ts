// Limits of how much anybody may ask for: counted in the PostgreSQL that all processes share, or in this process.
import { CompiledQuery, type Kysely } from 'kysely';
import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { fixedLimits, type Limit, type LimitName, type Limits, type Taken } from '../../ports/limits.ts';
import type { Tables } from '../tables.ts';

/**
 * @param key how many requests one key, session or link may make
 * @param shared the PostgreSQL in which several processes count together; null: this process is alone
 */
export function rateLimits(key: Limit, shared: Kysely<Tables> | null): Limits {
  const limits = new Map<LimitName, Limit>(Object.entries({ ...fixedLimits, key }) as [LimitName, Limit][]);
  const limiters = new Map([...limits].map(([name, limit]) => [name, limiterOf(name, limit, shared)]));
  return {
    async take(name, who) {
      const limit = limits.get(name) ?? key;
      const limiter = limiters.get(name);
      if (limiter === undefined) return { ...limit, allowed: true, left: limit.points, resetSeconds: limit.seconds };
      try {
        return takenOf(limit, true, await limiter.consume(who));
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return takenOf(limit, false, refusal);
        throw refusal;
      }
    },
    async forget(name, who) {
      await limiters.get(name)?.delete(who);
    },
  };
}

function limiterOf(name: LimitName, { points, seconds }: Limit, shared: Kysely<Tables> | null): RateLimiterAbstract {
  const own: IRateLimiterOptions = { keyPrefix: name, points, duration: seconds };
  if (shared === null) return new RateLimiterMemory(own);
  return new RateLimiterPostgres({
    ...own,
    storeClient: clientOf(shared),
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    // While the database does not answer, each process counts for itself rather than refuse everybody.
    insuranceLimiter: new RateLimiterMemory(own),
  });
}

/** Of a pool of connections the limiter uses this much. */
function clientOf(db: Kysely<Tables>) {
  return {
    async query({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows, rowCount: rows.length };
    },
  };
}

function takenOf(limit: Limit, allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): Taken {
  return { ...limit, allowed, left: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) };
}
