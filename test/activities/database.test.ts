// People, requests, mails, the read model and the refund ledger, in a real database.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseMailLog } from '../../src/adapters/mail-log.ts';
import { databasePeople } from '../../src/adapters/people.ts';
import { databaseRecords } from '../../src/adapters/records.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRequests } from '../../src/adapters/requests.ts';
import type { Card } from '../../src/contract/card.ts';
import type { RefundState } from '../../src/domain/refund-books.ts';
import type { RefundIntent } from '../../src/ports/refunds.ts';
import { cardOf } from '../support/claims.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { intentOf } from '../support/intents.ts';

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  describe('people', () => {
    const mei = {
      name: 'Mei Müller-李',
      email: 'mei@example.com',
      address: { lines: ['Gasse 1', 'c/o "Bo"'], postalCode: '10115', city: 'Berlin', country: 'DE' },
    };

    test('are found by the id that keeping them answers, word for word', async () => {
      const people = databasePeople(database.db);
      const id = await people.keep('SOO-1', mei);
      expect(await people.find(id)).toEqual(mei);
      expect(await people.find('nobody')).toBeUndefined();
    });

    test('of one return are kept once: the first stays, also when many come at the same moment', async () => {
      const people = databasePeople(database.db);
      const ids = await Promise.all(
        Array.from({ length: 10 }, (_, index) => people.keep('SOO-2', { ...mei, name: `Person ${index}` })),
      );
      expect(new Set(ids).size).toBe(1);
      const first = await people.find(ids[0] ?? '');
      expect(first).toMatchObject({ name: expect.stringMatching(/^Person \d$/) });
      await people.keep('SOO-2', { ...mei, name: 'Person 10' });
      expect(await people.find(ids[0] ?? '')).toEqual(first);
    });
  });

  describe('requests', () => {
    test('of one shop and id claimed at the same moment have one winner, whom all are told of', async () => {
      const { claim } = databaseRequests(database.db);
      const claims = Array.from({ length: 20 }, (_, index) => ({ rma: `SOO-${index}`, hash: `hash-${index}` }));
      const request = { shop: 'soocas', requestId: 'r-1', orderNumber: 'H-1', lines: [] };
      const answers = await Promise.all(claims.map((one) => claim({ ...request, ...one })));
      const [winner] = answers;
      expect(claims.map((one) => ({ kind: 'claimed', ...one }))).toContainEqual(winner);
      expect(answers).toEqual(claims.map(() => winner));
    });

    test('of two shops may have the same id', async () => {
      const { claim } = databaseRequests(database.db);
      const request = { requestId: 'r-2', orderNumber: 'H-1', lines: [] };
      await claim({ ...request, shop: 'soocas', rma: 'SOO-A', hash: 'a' });
      const other = await claim({ ...request, shop: 'aisoon', rma: 'AIS-B', hash: 'b' });
      expect(other).toEqual({ kind: 'claimed', rma: 'AIS-B', hash: 'b' });
    });
  });

  test('a mail that was sent is found with its own instant, and a repeat changes nothing', async () => {
    const log = databaseMailLog(database.db);
    const entry = { messageId: '<a@homeward>', rma: 'SOO-1', notice: 'approved', to: 'customer' };
    expect(await log.find(entry.messageId)).toBeUndefined();
    await log.record({ ...entry, sentAt: '2026-03-22T03:00:00Z' });
    await log.record({ ...entry, sentAt: '2026-04-01T00:00:00Z' });
    expect(await log.find(entry.messageId)).toEqual({ ...entry, sentAt: '2026-03-22T03:00:00Z' });
  });

  describe('the read model', () => {
    test('keeps the whole card, and what lists filter by in columns', async () => {
      const records = databaseRecords(database.db);
      const written = card('SOO-10', 1);
      await records.write(written);
      expect(await records.find('SOO-10')).toEqual(written);
      expect(await records.find('SOO-none')).toBeUndefined();
      const { rows } = await sql`select stage, outcome, due_at, shop, order_number, revision from returns
      where attention ? 'REVIEW_OVERDUE' and rma = 'SOO-10'`.execute(database.db);
      const columns = { stage: 'in-review', outcome: null, shop: 'soocas', order_number: 'H-1', revision: 1 };
      expect(rows).toEqual([{ ...columns, due_at: new Date('2026-03-25T12:00:00Z') }]);
    });

    test('is never covered by an older card, in whatever order they come', async () => {
      const records = databaseRecords(database.db);
      const revisions = [3, 1, 7, 2, 9, 8, 4];
      await Promise.all(revisions.map((revision) => records.write(card('SOO-11', revision))));
      expect(await records.find('SOO-11')).toMatchObject({ revision: 9 });
      await records.write({ ...card('SOO-11', 9), stage: 'closed' });
      expect(await records.find('SOO-11')).toMatchObject({ stage: 'in-review' });
      await records.write({ ...card('SOO-11', 10), stage: 'closed', outcome: 'refunded', owes: null });
      const row = await database.db.selectFrom('returns').selectAll().where('rma', '=', 'SOO-11').executeTakeFirst();
      expect(row).toMatchObject({ stage: 'closed', outcome: 'refunded', due_at: null, revision: 10 });
    });

    test('is made good only where it stands as it did when the card was asked for', async () => {
      const { stateOf, write } = databaseRecords(database.db);
      expect(await stateOf('SOO-12')).toBeUndefined();
      await write(card('SOO-12', 7), { run: 'first' });
      const over = { revision: 7, run: 'first' };
      expect(await stateOf('SOO-12')).toEqual(over);
      await write(card('SOO-12', 2), { run: 'third' });
      await write(card('SOO-12', 4), { run: 'second', over });
      expect(await stateOf('SOO-12')).toEqual({ revision: 2, run: 'third' });
    });
  });

  describe('the refund ledger', () => {
    test('takes refunds up to the last cent of a payment, and says what is left', async () => {
      const ledger = databaseRefundLedger(database.db);
      const of = (amount: number, slot: string) => ledger.reserve(intentOf('O-1', { amount, slot }));
      expect(await of(600, 'p1')).toEqual({ kind: 'reserved', state: 'intended', fresh: true });
      expect(await of(401, 'p1-2')).toEqual({ kind: 'too-much', left: 400 });
      expect(await of(400, 'p1-2')).toMatchObject({ kind: 'reserved', fresh: true });
      expect(await of(1, 'p1-3')).toEqual({ kind: 'too-much', left: 0 });
      expect(await ledger.reserve(intentOf('O-1', { paymentId: 'p2', slot: 'p2' }))).toMatchObject({ fresh: true });
    });

    test('counts what is unknown and gives free only what has failed', async () => {
      const ledger = databaseRefundLedger(database.db);
      const first = intentOf('O-2', {});
      await ledger.reserve(first);
      const second = () => ledger.reserve(intentOf('O-2', { slot: 'p1-2' }));
      for (const state of ['submitted', 'unknown', 'pending', 'settled'] as const) {
        await ledger.settle(first.intentId, { state, at: '2026-03-26T02:00:00Z' });
        expect(await second()).toEqual({ kind: 'too-much', left: 400 });
      }
      await ledger.settle(first.intentId, { state: 'failed', reason: 'card-closed', at: '2026-03-29T02:00:00Z' });
      expect(await second()).toMatchObject({ kind: 'reserved', fresh: true });
      expect(await ledger.reserve(first)).toEqual({
        kind: 'reserved',
        state: 'failed',
        fresh: false,
        reason: 'card-closed',
      });
    });

    test('never forgets a provider’s answer for a slower try that knows less', async () => {
      const ledger = databaseRefundLedger(database.db);
      const { intentId, ...facts } = intentOf('O-3', {});
      await ledger.reserve({ intentId, ...facts });
      const told = async (state: RefundState, providerId?: string) => {
        await ledger.settle(intentId, { state, ...(providerId && { providerId }), at: '2026-03-26T02:00:00Z' });
        return ledger.reserve({ intentId, ...facts });
      };
      expect(await told('pending', 're_1')).toMatchObject({ state: 'pending', providerId: 're_1' });
      expect(await told('unknown')).toMatchObject({ state: 'pending', providerId: 're_1' });
      expect(await told('settled')).toMatchObject({ state: 'settled', providerId: 're_1' });
      expect(await told('pending', 're_1')).toMatchObject({ state: 'settled' });
      expect(await told('failed')).toMatchObject({ state: 'failed', providerId: 're_1' });
    });

    test('refuses an intent with another amount, currency or payment, and names both', async () => {
      const ledger = databaseRefundLedger(database.db);
      const known = intentOf('O-4', {});
      await ledger.reserve(known);
      const otherwise = (change: Partial<RefundIntent>) => ledger.reserve({ ...known, ...change });
      await expect(otherwise({ amount: 599 })).rejects.toThrow(/600 USD .* not for 599 USD/);
      await expect(otherwise({ currency: 'EUR' })).rejects.toThrow(/600 USD .* not for 600 EUR/);
      await expect(otherwise({ reference: 'pi_9' })).rejects.toThrow(/pi_1.*pi_9/);
      await expect(otherwise({ slot: 'p1-2', intentId: 'other', currency: 'EUR' })).rejects.toThrow('USD before, not');
    });

    test('keeps one intent of a slot and no amount that is not above zero', async () => {
      const ledger = databaseRefundLedger(database.db);
      await ledger.reserve(intentOf('O-5', { amount: 1 }));
      await expect(ledger.reserve(intentOf('O-5', { amount: 1, intentId: 'chance' }))).rejects.toThrow(
        'one_intent_per_slot',
      );
      await expect(ledger.reserve(intentOf('O-6', { amount: 0 }))).rejects.toThrow('check constraint');
      await expect(ledger.reserve(intentOf('O-6', { amount: -5 }))).rejects.toThrow('check constraint');
      const settling = ledger.settle('nothing', { state: 'pending', at: '2026-03-26T02:00:00Z' });
      await expect(settling).rejects.toThrow('No refund intent nothing');
    });

    test('is never deleted from', async () => {
      await databaseRefundLedger(database.db).reserve(intentOf('O-7', {}));
      await expect(database.db.deleteFrom('refund_intents').execute()).rejects.toThrow('never deleted');
      await expect(sql`truncate refund_intents`.execute(database.db)).rejects.toThrow('never deleted');
    });
  });
});

/** An open card on which something is owed and overdue. */
function card(rma: string, revision: number): Card {
  return cardOf(rma, revision, {
    orderNumber: 'H-1',
    attention: ['REVIEW_OVERDUE'],
    owes: { who: 'shop', what: 'review', dueAt: '2026-03-25T12:00:00Z', clause: 'SOO-18' },
  });
}
