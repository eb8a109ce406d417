// Which changes of the code of policies, calendars and values no spec notices: `npm run mutants`, or a part of it, by files
// and lines: `npm run mutants -- --mutate src/policy/when.ts:10-20`. All of it takes some hours of one core; broken off, it
// goes on where it ended, since what has been noticed stands in .homeward/mutants/noticed.jsonl (see journal.mjs).
import { fileURLToPath } from 'node:url';
import { longSpecs, specs } from './specs.mjs';

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  testRunner: 'in-process',
  plugins: [fromHere('in-process-runner.mjs')],
  inProcess: {
    folders: ['src/domain', 'src/calendar', 'src/policy'],
    specs,
    longSpecs,
    journal: fromHere('../../.homeward/mutants/noticed.jsonl'),
  },
  // TypeScript 7 has no programming interface by which Stryker could rewrite its settings; no spec reads them.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  mutate: ['src/domain/**/*.ts', 'src/calendar/**/*.ts', 'src/policy/**/*.ts'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.homeward/mutants/report.json' },
  tempDirName: '.homeward/mutants/work',
  concurrency: 1,
  // What goes round in circles comes by its change too often and is stopped for that; this is for the few that do not.
  timeoutMS: 120_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 15,
};
