// What shops are told: each fact once, in one transaction with it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import type { Card } from '../../src/contract/card.ts';
import type { Ruling } from '../../src/domain/ruling.ts';
import { cardOf as cardAt } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { eventsOf } from '../support/webhooks.ts';

const at = '2026-03-22T03:00:00Z';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let shops = 0;
  /** Each test has a shop of its own. */
  const newShop = () => `shop-${(shops += 1)}`;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const cardOf = (shop: string, { revision = 1, ...change }: Partial<Card> = {}) =>
    cardAt(`RMA-${shop}`, revision, { shop, ...change });
  const ruling = (answer: string): Ruling => ({
    question: 'route',
    line: '1',
    ruling: answer,
    clauses: ['ABC-1'],
    quotes: ['Our words.'],
    readings: ['As we read them.'],
    facts: { email: 'ada@example.org' },
  });
  const typesOf = async (shop: string) => (await eventsOf(database.db, shop)).map(({ type }) => type);

  test('each change of a return is told once, though it is written twice or late', async () => {
    const shop = newShop();
    const { write } = databaseRecords(database.db);
    const decision = { verdict: 'approve', by: 'agent:bo', at, reason: 'Ada called.', via: 'api' };
    const second = cardOf(shop, { revision: 3, stage: 'awaiting-parcel', decision, attention: ['LABEL_FAILED'] });
    const third = cardOf(shop, { revision: 5, stage: 'closed', outcome: 'refunded', decision });
    for (const card of [cardOf(shop), cardOf(shop), second, second, cardOf(shop), third, second, third])
      await write(card);
    expect(await typesOf(shop)).toEqual([
      'return.started',
      'return.stage_changed',
      'return.decided',
      'return.attention_changed',
      'return.stage_changed',
      'return.attention_changed',
      'return.closed',
    ]);
    await write({ ...third, revision: 6, stage: 'needs-a-person', outcome: null });
    expect((await typesOf(shop)).slice(7)).toEqual(['return.stage_changed', 'return.reopened']);
    const told = JSON.stringify((await eventsOf(database.db, shop)).map(({ payload }) => payload));
    expect(told).toContain('"by":"agent"');
    expect(told).not.toMatch(/Ada|agent:bo/);
  });

  test('two that write the first card at once tell one start', async () => {
    const shop = newShop();
    const { write } = databaseRecords(database.db);
    await Promise.all([1, 2, 3, 4].map((revision) => write(cardOf(shop, { revision }))));
    expect(await typesOf(shop)).toEqual(['return.started']);
  });

  test('rulings are told when they change, also where their card was written without them before', async () => {
    const shop = newShop();
    const { write } = databaseRecords(database.db);
    await write(cardOf(shop), { rulings: [ruling('prepaid-label')] });
    await write(cardOf(shop), { rulings: [ruling('prepaid-label')] });
    await write(cardOf(shop, { revision: 2 }), { rulings: [ruling('prepaid-label')] });
    await write(cardOf(shop, { revision: 3 }));
    await write(cardOf(shop, { revision: 3 }), { rulings: [ruling('own-carrier')] });
    await write(cardOf(shop, { revision: 3 }), { rulings: [ruling('pick-up')] });
    const ruled = (await eventsOf(database.db, shop))
      .filter(({ type }) => type === 'return.ruled')
      .map(({ payload }) => payload);
    expect(ruled).toMatchObject([
      {
        data: { revision: 1, rulings: [{ question: 'route', line: '1', ruling: 'prepaid-label', clauses: ['ABC-1'] }] },
      },
      { data: { revision: 3, rulings: [{ ruling: 'own-carrier' }] } },
      { data: { revision: 3, rulings: [{ ruling: 'pick-up' }] } },
    ]);
    expect(JSON.stringify(ruled)).not.toContain('ada@example.org');
  });

  test('each state of a refund is told once, and again where it comes again', async () => {
    const shop = newShop();
    const ledger = databaseRefundLedger(database.db);
    const intentId = `RMA-${shop}:goods:p1`;
    const payment = { paymentId: 'p1', provider: 'sandbox', reference: 'pi_1', amount: 500, currency: 'USD' };
    const intent = { intentId, rma: `RMA-${shop}`, shop, orderNumber: 'O-1', cause: 'goods', slot: 'p1' } as const;
    await ledger.reserve({ ...intent, ...payment, refundable: 500 });
    await ledger.reserve({ ...intent, ...payment, refundable: 500 });
    for (const state of ['submitted', 'pending', 'pending', 'settled', 'failed', 'settled', 'failed'] as const)
      await ledger.settle(intentId, { state, providerId: 're_1', reason: 'of Ada', at });
    const events = await eventsOf(database.db, shop);
    expect(events.map(({ type }) => type.replace('refund.', ''))).toEqual(
      'intended submitted pending settled failed settled failed'.split(' '),
    );
    expect(events.at(-1)?.payload).toMatchObject({
      data: { refund: intentId, amount: 500, before: 'settled', change: 6 },
    });
    expect(JSON.stringify(events)).not.toContain('Ada');
  });
});
