// The book of labels, and what certificates are made from, on both databases.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseLabels } from '../../src/adapters/labels.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRefundsMade } from '../../src/adapters/refunds-made.ts';
import type { Labels } from '../../src/ports/carriers.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';

const offered = { shipmentId: 'shp_1', amount: 758, currency: 'USD', at: '2026-03-22T03:00:00Z' };
const bought = { ...offered, trackingNumber: '9400', fileKey: null, at: '2026-03-22T03:00:05Z' };

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let labels: Labels;
  beforeAll(async () => {
    database = await testDatabase(kind);
    labels = databaseLabels(database.db);
  });
  afterAll(() => database.close());

  const intend = (rma: string, change = {}) =>
    labels.intend({ key: `${rma}:label`, rma, carrier: 'easypost', ...offered, ...change });

  test('what was intended first stays, whoever comes later with another offer', async () => {
    await intend('SOO-1');
    expect(await intend('SOO-1', { shipmentId: 'shp_2', amount: 900 })).toEqual({
      key: 'SOO-1:label',
      rma: 'SOO-1',
      carrier: 'easypost',
      ...offered,
      trackingNumber: null,
      fileKey: null,
      state: 'intended',
    });
  });

  test('of two tries at once one offer stands, and both are told which', async () => {
    const told = await Promise.all(
      Array.from({ length: 8 }, (_, index) => intend('SOO-2', { shipmentId: `shp_${index}` })),
    );
    expect(new Set(told.map(({ shipmentId }) => shipmentId)).size).toBe(1);
  });

  test('a try that knows no file does not take away the one that is kept', async () => {
    await intend('SOO-3');
    await labels.bought('SOO-3:label', { ...bought, fileKey: 'papers/SOO-3/return-label.pdf' });
    await labels.bought('SOO-3:label', bought);
    expect(await labels.of('SOO-3')).toMatchObject([
      { state: 'bought', trackingNumber: '9400', fileKey: 'papers/SOO-3/return-label.pdf', amount: 758 },
    ]);
  });

  test('a label that went back is not bought again by a try that comes late', async () => {
    await intend('SOO-4');
    await labels.voided('SOO-4:label', '2026-03-23T00:00:00Z');
    await labels.bought('SOO-4:label', bought);
    await labels.renew('SOO-4:label', offered);
    expect(await labels.of('SOO-4')).toMatchObject([{ state: 'void', trackingNumber: null }]);
  });

  test.each([
    ['declined', 0, true],
    ['withdrawn', 0, true],
    ['cancelled', 0, true],
    ['right-ended', 30, false],
    // A parcel of the last day may be scanned late: its label is left alone for ten days.
    ['lapsed', 9, false],
    ['lapsed', 11, true],
    ['refunded', 30, false],
    ['exchanged', 30, false],
    ['sent-back', 30, false],
    [null, 30, false],
  ] as const)('the label of a return that is %s for %d days is unused: %s', async (outcome, days, isUnused) => {
    const rma = `SOO-5-${outcome}-${days}`;
    await intend(rma);
    await endedAs(rma, outcome, days);
    const keys = (await labels.unused()).map(({ key }) => key);
    expect(keys.includes(`${rma}:label`)).toBe(isUnused);
  });

  test('a label that went back, and one that cost nothing, are not unused', async () => {
    for (const [rma, shipmentId] of [
      ['SOO-6', 'shp_6'],
      ['SOO-7', null],
    ] as const) {
      await intend(rma, { shipmentId });
      await endedAs(rma, 'withdrawn', 0);
    }
    await labels.voided('SOO-6:label', '2026-03-23T00:00:00Z');
    const rmas = (await labels.unused()).map(({ rma }) => rma);
    expect(rmas).not.toContain('SOO-6');
    expect(rmas).not.toContain('SOO-7');
  });

  test('a certificate names what providers have taken, and not what failed or nobody answered', async () => {
    const ledger = databaseRefundLedger(database.db);
    const at = '2026-03-22T03:00:00Z';
    const order = { rma: 'SOO-8', shop: 'soocas', orderNumber: 'S-8', cause: 'goods' } as const;
    const money = { provider: 'stripe', amount: 1000, currency: 'USD', refundable: 5000 };
    const intent = (slot: string) => {
      const names = { intentId: `SOO-8:goods:${slot}`, slot, paymentId: slot, reference: `pi_${slot}` };
      return { ...order, ...money, ...names };
    };
    for (const [slot, state, providerId] of [
      ['p1', 'settled', 're_1'],
      ['p2', 'pending', 're_2'],
      ['p3', 'failed', 're_3'],
      ['p4', 'unknown', undefined],
    ] as const) {
      await ledger.reserve(intent(slot));
      await ledger.settle(`SOO-8:goods:${slot}`, { state, at, ...(providerId !== undefined && { providerId }) });
    }
    expect(await databaseRefundsMade(database.db).of('SOO-8')).toEqual([
      { amount: 1000, currency: 'USD', provider: 'stripe', reference: 're_1', at },
      { amount: 1000, currency: 'USD', provider: 'stripe', reference: 're_2', at },
    ]);
  });

  /** A row of the read model, written so many days ago. */
  async function endedAs(rma: string, outcome: string | null, days: number): Promise<void> {
    await sql`insert into returns (rma, shop, order_number, stage, outcome, attention, revision, card, written_at)
      values (${rma}, 'soocas', 'S-1', ${outcome === null ? 'awaiting-parcel' : 'closed'}, ${outcome}, '[]', 1, '{}',
        now() - make_interval(days => ${days}))`.execute(database.db);
  }
});
