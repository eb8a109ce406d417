// The examples that were written from the policies' texts: a case each, and what is expected of its answer.
import { readFileSync } from 'node:fs';
import type { Expectation } from './compare-answer.ts';

export interface Example {
  readonly id: string;
  readonly why: string;
  readonly case: { readonly shop: string };
  readonly expect: Expectation;
}

export function examples(): readonly Example[] {
  const text = readFileSync(new URL('../examples/cases.jsonl', import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Example);
}
