// Limits at the door: who has asked too often is told when to come back.
import type { LimitName, Taken } from '../ports/limits.ts';
import type { NotDone } from './answer.ts';
import type { Door } from './door.ts';

/** Undefined: there was enough left. */
export async function overLimit({ limits }: Door, name: LimitName, who: string): Promise<NotDone | undefined> {
  const taken = await limits.take(name, who);
  return taken.allowed ? undefined : tooMany(name, taken);
}

export function tooMany(name: LimitName, taken: Taken): NotDone {
  const { points, seconds, resetSeconds } = taken;
  const detail = `${points} in ${seconds} seconds is the most; there is more again in ${resetSeconds} seconds.`;
  const headers = { ...limitHeaders(name, taken), 'retry-after': String(resetSeconds) };
  return { kind: 'problems', problems: [{ at: '', code: 'TOO_MANY', detail }], headers };
}

/** As the IETF’s draft of RateLimit headers writes them: the policy, and what is left of it. */
export function limitHeaders(name: LimitName, { points, seconds, left, resetSeconds }: Taken): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${points};w=${seconds}`,
    ratelimit: `"${name}";r=${left};t=${resetSeconds}`,
  };
}
