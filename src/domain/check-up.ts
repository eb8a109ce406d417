// What a look at one part of an installation has found.

export interface CheckUp {
  readonly what: string;
  /** warn: it works, and something is not as it should be in production. */
  readonly verdict: 'ok' | 'warn' | 'bad';
  /** One sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly cure?: string;
}

export function ok(what: string, says: string): CheckUp {
  return { what, verdict: 'ok', says };
}

export function warn(what: string, says: string, cure: string): CheckUp {
  return { what, verdict: 'warn', says, cure };
}

export function bad(what: string, says: string, cure: string): CheckUp {
  return { what, verdict: 'bad', says, cure };
}

/** Of an error, as it may stand behind a sentence of ours. */
export function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === 'fetch failed' && error.cause instanceof Error ? reasonIn(error.cause) : error.message;
}
