// What the API of the bench reads beside running returns: nothing, unless a spec says what there is.
import { memoryList } from '../../src/adapters/memory/list.ts';
import type { Reads } from '../../src/api/reads.ts';

export function readsOf(changes: Partial<Reads> = {}): Reads {
  return {
    list: memoryList([]),
    papers: { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
    refundsMade: { of: () => Promise.resolve([]) },
    orders: { knows: () => false, find: () => Promise.resolve(undefined) },
    preview: (pack) => ({
      lines: [],
      evidence: { needed: [], missing: [], clauses: [] },
      refund: null,
      deadlines: [],
      attention: [],
      rulings: [],
      pack,
    }),
    ...changes,
  };
}
