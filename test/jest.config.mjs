// How tests run: `fast` needs no server of any kind; `parts` has mail, database and provider servers of its own, one
// PostgreSQL for the whole run, and replays; `server` has one Temporal server and one workflow bundle for the whole run.
import { fileURLToPath } from 'node:url';

const swc = {
  // The import attributes stay: without them Node will refuse the holidays' JSON.
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', experimental: { keepImportAttributes: true } },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const project = (displayName, folders, more = {}) => ({
  displayName,
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  roots: ['<rootDir>/test'],
  testMatch: [`<rootDir>/test/{${folders}}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  cacheDirectory: '<rootDir>/.homeward/cache/jest',
  ...more,
});

export default {
  // More than there are cores: several specs mostly wait, for processes that were killed or servers that start.
  maxWorkers: 3,
  maxConcurrency: 20,
  testTimeout: 20_000,
  testSequencer: fileURLToPath(new URL('support/longest-first.mjs', import.meta.url)),
  ...(process.env.TALLY_FILE && {
    reporters: ['default', fileURLToPath(new URL('support/tally.mjs', import.meta.url))],
  }),
  projects: [
    project('fast', 'policy,domain,api,rules'),
    project('parts', 'activities,replay,explore', {
      globalSetup: '<rootDir>/test/support/global-parts.ts',
      globalTeardown: '<rootDir>/test/support/global-parts-teardown.ts',
    }),
    project('server', 'workflows,journeys', {
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    }),
  ],
};
