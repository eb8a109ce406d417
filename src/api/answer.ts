// What a door answers, and how it becomes HTTP.
import type { Problem, ProblemCode } from '../contract/problems.ts';
import type { Outcome } from '../domain/vocabulary.ts';
import { problemResponse } from './problem.ts';

export type Answer = Done | NotDone;

export interface Done {
  readonly kind: 'done';
  readonly status: 200 | 201 | 202;
  readonly body: object;
  /** The path of what was made. */
  readonly location?: string;
  /** Further ones, such as a cookie. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface NotDone {
  readonly kind: 'problems';
  readonly problems: readonly Problem[];
  /** How a return ended that takes no more messages. */
  readonly outcome?: Outcome;
  readonly headers?: Readonly<Record<string, string>>;
}

export function responseOf(answer: Answer): Response {
  return withHeaders(bareResponse(answer), answer.headers);
}

export function withHeaders(response: Response, headers: Readonly<Record<string, string>> = {}): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.append(name, value);
  return response;
}

function bareResponse(answer: Answer): Response {
  if (answer.kind === 'problems')
    return problemResponse(answer.problems, answer.outcome && { outcome: answer.outcome });
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  const location = answer.location === undefined ? {} : { location: answer.location };
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers: { ...headers, ...location } });
}

/** A refusal by one problem; `at` is the path in the body, empty for the whole request. */
export function refuse(code: ProblemCode, detail: string, at = ''): NotDone {
  return { kind: 'problems', problems: [{ at, code, detail }] };
}

/** One wording for what is unknown and what is somebody else's, so that nobody can tell them apart. */
export function noSuchReturn(): NotDone {
  return refuse('NOT_FOUND', 'There is no return of this number that this key may see.');
}
