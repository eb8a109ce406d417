// How often a property is tried, and from which seed: the same in every run, unless somebody wants to look further.

/** `SEED=7 TIMES=20 npm test -- money-properties` tries twenty times as many others. */
export function runs(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  const { SEED = '20260322', TIMES = '1' } = process.env;
  return { seed: Number(SEED), numRuns: numRuns * Number(TIMES) };
}
