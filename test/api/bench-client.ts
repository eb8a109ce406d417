// The client with the API itself behind its `fetch`, and what may come between the two.
import { homeward } from '../../src/client/index.ts';
import { openBench, person, returnCase } from './bench.ts';

export type Fetch = (url: string, request: RequestInit) => Promise<Response>;

export const body = { requestId: 'R-1', person: person(), case: returnCase() as never };

/** A client of the bench whose pauses are noted and take no time of ours. */
export function openClient({ key = 'soocas', between = (next) => next, bench = openBench(), ...more }: Opening = {}) {
  const pauses: number[] = [];
  let now = 0;
  const time = {
    now: () => now,
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  const through = between(async (url, request) => bench.app.request(url, request));
  const client = homeward({ url: 'http://homeward.test/', key, fetch: through, time, ...more });
  return { bench, client, pauses };
}

interface Opening {
  readonly key?: string;
  readonly between?: (next: Fetch) => Fetch;
  readonly bench?: ReturnType<typeof openBench>;
  readonly patienceMs?: number;
  readonly tryMs?: number;
}

/** Carries each of so many calls out and then loses the answer. */
export const losing =
  (count: number) =>
  (next: Fetch): Fetch => {
    let left = count;
    return async (url, request) => {
      const answer = await next(url, request);
      left -= 1;
      if (left < 0) return answer;
      throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    };
  };

/** Answers so many calls by itself and lets the others through. */
export const answering =
  (count: number, answer: () => Response) =>
  (next: Fetch): Fetch => {
    let left = count;
    return async (url, request) => ((left -= 1) >= 0 ? answer() : next(url, request));
  };

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ code, status, title: 'Not now', detail: 'Later.', cure: 'Wait.', errors: [] }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

export async function thrownBy(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => undefined,
    (error: unknown) => error,
  );
}
