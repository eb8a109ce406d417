// Reads the packs of all shops, once, when a process starts.
import { commonText, packTexts } from './adapters/packs.ts';
import { policyBook } from './case/policy-book.ts';
import { loadPacks, type Pack } from './policy/load.ts';
import type { PolicyBook } from './ports/packs.ts';

export interface Policies {
  readonly packs: readonly Pack[];
  readonly book: PolicyBook;
  /** The names of the shops, each once. */
  readonly shops: readonly string[];
}

/** Throws one sentence for each thing that is wrong in a pack. */
export function joinPolicies(): Policies {
  const packs = loadPacks(packTexts(), commonText());
  return { packs, book: policyBook(packs), shops: [...new Set(packs.map(({ stamp }) => stamp.shop))] };
}
