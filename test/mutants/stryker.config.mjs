// Which changes of the policies' code no spec notices: `npm run mutants -- --mutate 'src/calendar/*.ts'`. All of it takes
// hours on two cores; a part of a file is named by its lines: src/policy/when.ts:10-20.
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: { projectType: 'custom', configFile: 'test/mutants/jest.config.mjs', enableFindRelatedTests: false },
  // TypeScript 7 has no programming interface by which Stryker could rewrite its settings; no spec reads them.
  tsconfigFile: 'none.json',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutate: ['src/domain/**/*.ts', 'src/calendar/**/*.ts', 'src/policy/**/*.ts'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.homeward/mutants/report.json' },
  tempDirName: '.homeward/mutants/work',
  concurrency: 2,
  timeoutMS: 6_000,
  timeoutFactor: 1,
};
