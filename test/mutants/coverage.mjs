// How often the tests come by each line that may be changed.

/** How often a line was come by while the spec was loaded stands with its first test alone, since counts are added up. */
export function credit(perTest, spec, tests) {
  const { [spec]: whileLoading = {} } = perTest;
  delete perTest[spec];
  const once = Object.fromEntries(Object.keys(whileLoading).map((mutant) => [mutant, 1]));
  for (const [index, { id }] of tests.entries()) {
    const more = index === 0 ? whileLoading : once;
    const own = (perTest[id] ??= {});
    for (const [mutant, count] of Object.entries(more)) own[mutant] = (own[mutant] ?? 0) + count;
  }
}

/** By changed line, the most often that one test comes by it. */
export function mostHits({ static: whileLoading, perTest }) {
  const most = {};
  for (const counts of [whileLoading, ...Object.values(perTest)]) {
    for (const [mutant, count] of Object.entries(counts)) most[mutant] = Math.max(most[mutant] ?? 0, count);
  }
  return most;
}
