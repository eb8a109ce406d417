// What a failed call to a carrier means.

export interface Refusal {
  readonly refused: string;
  readonly status: number;
}

/**
 * A refusal for good is a value. Everything else is thrown: then nobody knows what came of the call. The error is made
 * anew, since those of the clients carry the whole request, the key included.
 */
export function failureOf(who: string, what: string, error: unknown): Refusal {
  const { statusCode: status } = error as { readonly statusCode?: unknown };
  const message = error instanceof Error ? error.message.slice(0, 300) : 'no reason given';
  if (typeof status === 'number' && refusals.has(status))
    return { status, refused: `${who} refuses the ${what}: ${message}` };
  if (status === 401 || status === 403) throw new Error(`${who} refuses our key: put a valid one in its setting.`);
  throw new Error(`${who} did not answer to the ${what}${typeof status === 'number' ? ` (${status})` : ''}.`);
}

/** 402: the account is empty. 408 and 429 are none: they say nothing about what was asked. */
const refusals: ReadonlySet<number> = new Set([400, 402, 404, 405, 409, 413, 422]);
