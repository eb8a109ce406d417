// Whether the database and Temporal answer, each within two seconds.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { type Kysely, sql } from 'kysely';
import type { Check, Health } from '../ports/health.ts';
import type { Tables } from './tables.ts';

export function healthOf(db: Kysely<Tables>, client: Client): Health {
  const { namespace } = client.options;
  return {
    checks: () =>
      Promise.all([
        check('database', () => sql`select 1`.execute(db), 'See that PostgreSQL runs and DATABASE_URL is right.'),
        check(
          'temporal',
          () => client.workflowService.describeNamespace({ namespace }),
          'See that Temporal runs and TEMPORAL_ADDRESS is right.',
        ),
      ]),
  };
}

/**
 * Asks once for all who want to know at the same time, and again a second after the last answer: whoever asks without
 * end keeps neither the database nor Temporal busy.
 *
 * @param now milliseconds that go on evenly
 */
export function rememberedHealth(health: Health, now: () => number = () => performance.now()): Health {
  let known: ReturnType<Health['checks']> | undefined;
  let goodUntil = 0;
  return {
    checks() {
      if (known !== undefined && now() < goodUntil) return known;
      goodUntil = Infinity;
      known = health.checks().finally(() => {
        goodUntil = now() + rememberMs;
      });
      return known;
    },
  };
}

/** Balancers ask every few seconds. */
const rememberMs = 1000;

const patienceMs = 2000;

async function check(what: string, ask: () => Promise<unknown>, cure: string): Promise<Check> {
  const tooLate = new AbortController();
  const answered = ask().then(
    () => true,
    () => false,
  );
  const silent = pause(patienceMs, false, { signal: tooLate.signal }).catch(() => false);
  const isWell = await Promise.race([answered, silent]);
  tooLate.abort();
  return isWell ? { what, isWell } : { what, isWell, cure };
}
