// The errors of a provider that has not answered, or not so that we could go on by ourselves.
import type { NoAnswer } from '../../ports/payments.ts';

/** The outcome is unknown; asking again later may help. */
export function noAnswer(message: string, retryAfterMs?: number): NoAnswer {
  return Object.assign(new Error(message), { ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

/** Our key was refused or is not set: an operator puts it right. */
export function keyRefused(message: string): NoAnswer {
  return Object.assign(new Error(message), { needs: 'credentials' as const });
}

/** Money may have moved, but not as we asked for: nothing is sent any more, and a person compares. */
export function unclear(message: string): NoAnswer {
  return Object.assign(new Error(message), { needs: 'person' as const });
}

/** Milliseconds of a `Retry-After` header in seconds; undefined for none and for a date, which nobody here sends. */
export function retryAfterIn(header: string | null | undefined): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return seconds > 0 ? Math.ceil(seconds * 1000) : undefined;
}
