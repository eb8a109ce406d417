// The specs of refunds while a provider's answers are lost on purpose: seeded runs for each fault, the same in every run.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { testDatabase } from './database.ts';
import { faultsInWords, type Protocol, runAll } from './fault-worlds.ts';
import { runs } from './property-runs.ts';

const patienceMs = 240_000;

/** A file for each protocol calls it, so that they run side by side. */
export function specsOfFaults(protocol: Protocol): void {
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
}
