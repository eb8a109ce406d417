// The body of a request as the API takes it in: the same strict JSON as a case file, of any shape.
import type { Problem } from '../contract/problems.ts';
import { readJson } from './read-json.ts';
import { noting, problemsOf } from './read-places.ts';
import type { Finding } from './read-places.ts';

export type ReadBody =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Refuses what is no strict UTF-8 or no JSON, and keys that stand twice; paths begin at the body. */
export function readBody(bytes: Uint8Array): ReadBody {
  const findings: Finding[] = [];
  const value = readJson(bytes, noting(findings));
  return findings.length > 0 ? { kind: 'problems', problems: problemsOf(findings, value) } : { kind: 'value', value };
}
