// Keeps a run's count in $TALLY_FILE, for the last line of `.ci/run`; the configuration loads it only when that is set.
import { writeFileSync } from 'node:fs';

/** Jest reporter: `N passed, N failed, N skipped`, where a file that could not run at all counts as one failure. */
export default class Tally {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    writeFileSync(process.env.TALLY_FILE, `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
