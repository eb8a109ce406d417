// One call over HTTP to a provider without a client of its own.
import { noAnswer, retryAfterIn } from './no-answer.ts';

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Text as it is sent. */
  readonly body?: string;
  /** Until the whole answer has come. */
  readonly timeoutMs: number;
}

export interface Heard {
  readonly status: number;
  /** Null where the answer was not JSON. */
  readonly body: unknown;
}

/** Throws `NoAnswer` when nothing came in time, for 409 and 429, and for what is wrong with the server itself. */
export async function call(who: string, url: URL, { timeoutMs, ...init }: Call): Promise<Heard> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { ...init, signal, redirect: 'error' })
    .then(async (response) => ({ response, text: await response.text() }))
    .catch((error: unknown) => {
      throw Object.assign(noAnswer(`${who} did not answer: ${reasonOf(error)}`), { cause: error });
    });
  const { status, headers } = answer.response;
  // 409: the same is under way, or keeps the books busy. Neither says what comes of it.
  if (status === 409 || status === 429 || status >= 500)
    throw noAnswer(`${who} answered ${status}: ${answer.text.slice(0, 200)}`, retryAfterIn(headers.get('retry-after')));
  return { status, body: parsed(answer.text) };
}

/** A call that failed has its reason one level deeper. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
