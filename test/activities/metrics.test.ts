// What Prometheus is told of the shops' returns, out of a real database.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { prometheusMetrics } from '../../src/adapters/metrics.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { cardOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { intentOf } from '../support/intents.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  test('returns are counted by stage and by what is wrong with them, refunds by state and to the cent', async () => {
    const { db } = database;
    const records = databaseRecords(db);
    const overdue = { who: 'shop', what: 'review', dueAt: '2026-01-01T00:00:00Z', clause: 'SOO-18' };
    const stage = 'in-review' as const;
    await records.write(cardOf('SOO-1', 1, { stage, attention: ['REVIEW_OVERDUE'], owes: overdue }));
    await records.write(cardOf('SOO-2', 1, { stage, attention: ['REVIEW_OVERDUE', 'LATE_REQUEST'], owes: null }));
    await records.write(cardOf('SOO-3', 1, { stage: 'closed', outcome: 'refunded' }));
    const intent = intentOf('H-1');
    await databaseRefundLedger(db).reserve(intent);
    const lines = await linesOf(db);
    expect(lines).toContain('homeward_returns{shop="soocas",stage="in-review",outcome=""} 2');
    expect(lines).toContain('homeward_returns{shop="soocas",stage="closed",outcome="refunded"} 1');
    expect(lines).toContain('homeward_overdue{shop="soocas",stage="in-review"} 1');
    expect(lines).toContain('homeward_attention{shop="soocas",code="REVIEW_OVERDUE"} 2');
    expect(lines).toContain('homeward_attention{shop="soocas",code="LATE_REQUEST"} 1');
    const { shop, provider, amount } = intent;
    const labels = `{shop="${shop}",provider="${provider}",currency="${intent.currency}",state="intended"}`;
    expect(lines).toContain(`homeward_refunds${labels} 1`);
    expect(lines).toContain(`homeward_refunds_minor_units${labels} ${amount}`);
  });

  test('a stage that has no return any more is not told', async () => {
    const { db } = database;
    await databaseRecords(db).write(cardOf('SOO-2', 2, { stage: 'refunding' }));
    await databaseRecords(db).write(cardOf('SOO-1', 2, { stage: 'refunding' }));
    const lines = await linesOf(db);
    expect(lines).toContain('homeward_returns{shop="soocas",stage="refunding",outcome=""} 2');
    expect(lines.filter((line) => line.includes('in-review'))).toEqual([]);
  });
});

test('what a process has answered is told also while the database is away', async () => {
  const database = await testDatabase('PGlite');
  const metrics = prometheusMetrics(database.db);
  await database.close();
  metrics.answered({ operation: 'startReturn', status: 201, seconds: 0.02 });
  const { text, mediaType } = await metrics.page();
  expect(text).toContain('homeward_http_request_seconds_count{operation="startReturn",status="201"} 1');
  expect(text).toMatch(/^homeward_figures_missed_total [1-9]/m);
  expect(mediaType).toContain('text/plain');
});

async function linesOf(db: OpenDatabase['db']): Promise<readonly string[]> {
  return (await prometheusMetrics(db).page()).text.split('\n');
}
