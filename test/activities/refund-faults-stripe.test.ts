// Refunds at Stripe while its answers are lost on purpose: seeded runs for each fault, the same in every run of the specs.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { testDatabase } from '../support/database.ts';
import { faultsInWords, runAll } from '../support/fault-worlds.ts';
import { runs } from '../support/property-runs.ts';

const patienceMs = 240_000;
const protocol = 'stripe';

let database: OpenDatabase;
beforeAll(async () => {
  database = await testDatabase('PGlite');
});
afterAll(() => database.close());

describe('each refund goes out once at most, never more than was captured, and both ledgers agree, at a provider that', () => {
  test.each(faultsInWords)(
    '%s',
    async (_words, kind) => {
      await expect(runAll({ protocol, kind, ...runs(500) })).resolves.toBeUndefined();
    },
    patienceMs,
  );

  test.each(faultsInWords)(
    '%s, with the ledger in the database',
    async (_words, kind) => {
      await expect(runAll({ protocol, kind, ...runs(10), database })).resolves.toBeUndefined();
    },
    patienceMs,
  );
});
