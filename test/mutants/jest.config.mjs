// All specs that judge changed lines, as one: see all-specs.ts.
import { fileURLToPath } from 'node:url';
import config from '../jest.config.mjs';

const { displayName: _, ...fast } = config.projects[0];

export default {
  ...fast,
  testMatch: ['<rootDir>/test/mutants/all-specs.ts'],
  testEnvironment: fileURLToPath(new URL('first-failure.mjs', import.meta.url)),
};
