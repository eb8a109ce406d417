// Reads the packs of all shops, once, when a process starts.
import { commonText, packTexts, shopPackTexts } from './adapters/packs.ts';
import { policyBook } from './case/policy-book.ts';
import { loadPacks, type Pack } from './policy/load.ts';
import type { PolicyBook } from './ports/packs.ts';

export interface Policies {
  readonly packs: readonly Pack[];
  readonly book: PolicyBook;
  /** The names of the shops, each once. */
  readonly shops: readonly string[];
}

/**
 * The packs that come along and, beside them, those of a shop's own folder; no folder, or an empty name: none.
 * Throws one sentence for each thing that is wrong in a pack, or with the folder.
 */
export function joinPolicies(folder?: string | null): Policies {
  const own = folder ? shopPackTexts(folder) : [];
  const packs = loadPacks([...packTexts(), ...own], commonText());
  return { packs, book: policyBook(packs), shops: [...new Set(packs.map(({ stamp }) => stamp.shop))] };
}
