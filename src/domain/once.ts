// What follows from a thing that never changes is found out once.

/** Keeps what was found as long as the thing itself is kept. */
export function once<Of extends object, Found>(find: (of: Of) => Found): (of: Of) => Found {
  const known = new WeakMap<Of, { readonly found: Found }>();
  return (of) => {
    const kept = known.get(of);
    if (kept !== undefined) return kept.found;
    const found = find(of);
    known.set(of, { found });
    return found;
  };
}
