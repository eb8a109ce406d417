// Whether any test notices a change: it stops at the first that does.

/**
 * The code and the specs are not loaded yet. `choose` says of a spec's name which of its tests are tried first, and whether
 * the others are tried when no test of any spec has noticed anything; undefined: it does not concern the change.
 * Noticed is only what a test says: code or specs that no longer load are an error.
 */
export async function judged({ space, code, specs }, choose) {
  let nrOfTests = 0;
  let unloaded;
  for (const { id, run, isTest } of trials(code, specs, choose)) {
    space.hitCount = 0;
    const failure = await failureOf(run);
    if (space.hitCount > space.hitLimit) return { status: 'timeout', reason: `No end in ${id}.` };
    nrOfTests += isTest ? 1 : 0;
    if (failure !== undefined && isTest)
      return { status: 'killed', killedBy: [id], failureMessage: failure, nrOfTests };
    unloaded ??= failure;
  }
  return unloaded === undefined ? { status: 'survived', nrOfTests } : { status: 'error', errorMessage: unloaded };
}

/** What a spec finds out once is seen to come from the test that was first; others may look at it more closely. */
function* trials(code, specs, choose) {
  let isLoaded = false;
  const loadCode = () => {
    code();
    isLoaded = true;
  };
  yield { id: 'the code', run: async () => loadCode(), isTest: false };
  if (!isLoaded) return;
  const others = [];
  for (const { spec, load } of specs) {
    const chosen = choose(spec);
    if (chosen === undefined) continue;
    let tests = [];
    const loadSpec = () => {
      tests = load().map((test) => ({ ...test, isTest: true }));
    };
    yield { id: spec, run: async () => loadSpec(), isTest: false };
    yield* tests.filter(chosen.isFirst);
    if (chosen.isWhole) others.push(...tests.filter((test) => !chosen.isFirst(test)));
  }
  yield* others;
}

/** Of a test, as Stryker wants it: 0 for success, 1 for failure. */
export async function resultOf({ id, run }) {
  const startedAt = performance.now();
  const failureMessage = await failureOf(run);
  const result = { id, name: id, timeSpentMs: performance.now() - startedAt };
  return failureMessage === undefined ? { ...result, status: 0 } : { ...result, status: 1, failureMessage };
}

async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
