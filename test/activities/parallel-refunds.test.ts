// Fifty returns want 60 % of one capture at the same moment: one of them gets it, in every round, and the audit says so.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { verifyAudit } from '../../src/adapters/audit-chain.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { openPostgres } from '../../src/adapters/postgres.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { type DatabaseKind, newPostgresUrl, onEachDatabase, testDatabase } from '../support/database.ts';
import { intentOf } from '../support/intents.ts';

/** How often, and how many processes share the database. */
const extents = { PGlite: { rounds: 10, processes: 1 }, PostgreSQL: { rounds: 200, processes: 2 } } as const;
const refundsAtOnce = 50;

onEachDatabase((kind) => {
  const { rounds, processes } = extents[kind];
  let databases: readonly OpenDatabase[];
  beforeAll(async () => {
    databases = await opened(kind, processes);
  });
  afterAll(() => Promise.all(databases.map((database) => database.close())));

  test(`exactly one is accepted, in ${rounds} of ${rounds} rounds`, async () => {
    const ledgers = databases.map(({ db }) => databaseRefundLedger(db));
    for (let round = 1; round <= rounds; round += 1) {
      const intents = Array.from({ length: refundsAtOnce }, (_, index) =>
        intentOf(`H-${round}`, { rma: `SOO-${round}-${index}` }),
      );
      const answers = await Promise.all(
        intents.flatMap((intent, index) => ledgers.slice(index % processes)[0]?.reserve(intent) ?? []),
      );
      expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
      expect(answers.filter((answer) => answer.kind === 'too-much' && answer.left === 400)).toHaveLength(49);
    }
    expect(await reservedIn(databases)).toEqual([{ payments: rounds, intents: rounds, amount: rounds * 600 }]);
    const [first] = databases;
    expect(first && (await verifyAudit(first.db))).toMatchObject({ kind: 'holds', rows: rounds });
  }, 180_000);
});

async function opened(kind: DatabaseKind, processes: number): Promise<readonly OpenDatabase[]> {
  if (kind === 'PGlite') return [await testDatabase(kind)];
  const url = await newPostgresUrl();
  return Promise.all(Array.from({ length: processes }, () => openPostgres(url)));
}

async function reservedIn([database]: readonly OpenDatabase[]): Promise<readonly unknown[]> {
  if (database === undefined) return [];
  const { rows } = await sql`select count(distinct order_number) as payments, count(*) as intents,
    sum(amount)::bigint as amount from refund_intents`.execute(database.db);
  return rows;
}
