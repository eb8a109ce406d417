// The book of labels in memory; it knows no returns, so none of them is unused.
import type { Label, Labels } from '../../ports/carriers.ts';

export function memoryLabels(): Labels & { readonly all: ReadonlyMap<string, Label> } {
  const all = new Map<string, Label>();
  const change = (key: string, to: Partial<Label>) => {
    const label = all.get(key);
    if (label !== undefined) all.set(key, { ...label, ...to });
    return Promise.resolve();
  };
  return {
    all,
    of: (rma) => Promise.resolve([...all.values()].filter((label) => label.rma === rma)),
    intend(label) {
      const known = all.get(label.key) ?? { ...label, trackingNumber: null, fileKey: null, state: 'intended' as const };
      all.set(label.key, known);
      return Promise.resolve(known);
    },
    renew: change,
    bought: (key, { fileKey, ...label }) =>
      change(key, { ...label, fileKey: fileKey ?? all.get(key)?.fileKey ?? null, state: 'bought' }),
    voided: (key, at) => change(key, { state: 'void', at }),
    unused: () => Promise.resolve([]),
  };
}
