// What a call ends with when nothing came of it.
import type { Problem, ProblemCode } from '../contract/problems.ts';
import type { Outcome } from '../domain/vocabulary.ts';

/** Homeward has refused: why, and what to do about it. */
export class HomewardProblem extends Error {
  readonly code: ProblemCode;
  /** Of HTTP. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly cure: string;
  /** All that is wrong, each with the path of its field. */
  readonly errors: readonly Problem[];
  /** With `RETURN_ENDED`: how it ended. */
  readonly outcome: Outcome | undefined;
  /** With `BROKEN`: under which it stands in the service's log. */
  readonly incident: string | undefined;
  /** Seconds after which to try again, where the service has said so. */
  readonly retryAfter: number | undefined;
  /** The id that the request or message had; the same again is the same one. */
  readonly id: string | undefined;

  constructor(document: ProblemDocument, told: { readonly retryAfter?: number; readonly id?: string } = {}) {
    const { code, status, title, detail, cure, errors, outcome, incident } = document;
    super(`${title}: ${detail} ${cure}`);
    this.name = 'HomewardProblem';
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.cure = cure;
    this.errors = errors;
    this.outcome = outcome;
    this.incident = incident;
    this.retryAfter = told.retryAfter;
    this.id = told.id;
  }
}

/** The document of RFC 9457 as the service sends it. */
export interface ProblemDocument {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly cure: string;
  readonly errors: readonly Problem[];
  readonly outcome?: Outcome;
  readonly incident?: string;
}

/** No answer of Homeward has come: whether the call was carried out is unknown, the same again with `id` is harmless. */
export class HomewardSilent extends Error {
  /** What was said instead, where somebody else has answered. */
  readonly status: number | undefined;
  /** How often it was tried. */
  readonly tries: number;
  readonly id: string | undefined;

  constructor(sentence: string, told: SilenceTold) {
    super(sentence, { cause: told.cause });
    this.name = 'HomewardSilent';
    this.status = told.status;
    this.tries = told.tries;
    this.id = told.id;
  }
}

interface SilenceTold {
  readonly tries: number;
  readonly id?: string | undefined;
  readonly status?: number | undefined;
  readonly cause?: unknown;
}
