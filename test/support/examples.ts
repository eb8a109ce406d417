// The examples that were written from the policies' texts: a case each, and what is expected of its answer.
import { readdirSync, readFileSync } from 'node:fs';
import type { Expectation } from './compare-answer.ts';

export interface Example {
  readonly id: string;
  /** The clauses that it is about. */
  readonly clauses: readonly string[];
  readonly why: string;
  readonly case: { readonly shop: string };
  readonly expect: Expectation;
}

/** Of every list in the folder, or of one alone; one example a line. */
export function examples(list?: string): readonly Example[] {
  const lists = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && (list === undefined || name === list));
  return lists.toSorted().flatMap(examplesIn);
}

/** `name` is that of one list, from the folder on. */
export function examplesIn(name: string): readonly Example[] {
  const lines = readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Example);
}

const folder = new URL('../examples/', import.meta.url);
