// Problems as RFC 9457 documents.
import { type Problem, type ProblemCode, problems as known } from '../contract/problems.ts';
import type { Outcome } from '../domain/vocabulary.ts';

/** The document of a refusal: the first problem names it, `errors` lists all of them. */
export function problemResponse(problems: readonly Problem[], extra: ProblemExtra = {}): Response {
  const first = problems[0] ?? { at: '', code: 'BROKEN', detail: known.BROKEN.title };
  const { status, title, cure } = known[first.code];
  const document = {
    type: `urn:homeward:problem:${first.code}`,
    title,
    status,
    code: first.code,
    detail: first.detail,
    cure,
    errors: problems.slice(0, mostErrors),
    ...extra,
  };
  return new Response(JSON.stringify(document), { status, headers: headersOf(first.code) });
}

export interface ProblemExtra {
  /** How a return ended that takes no more messages. */
  readonly outcome?: Outcome;
  /** Under which an unexpected error stands in our log. */
  readonly incident?: string;
}

/** As many as the reader of case files lists. */
const mostErrors = 50;

/** Seconds; a worker that crashed is replaced within them. */
const retryAfter = '5';

function headersOf(code: ProblemCode): Record<string, string> {
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (code === 'UNAVAILABLE' || code === 'PAUSED') return { ...headers, 'retry-after': retryAfter };
  if (code === 'NO_KEY' || code === 'SIGN_IN_FAILED') return { ...headers, 'www-authenticate': 'Bearer' };
  return headers;
}
