// The audit in a real database: nothing is changed in it by the service, and what somebody else changes shows.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { databaseAudit } from '../../src/adapters/audit.ts';
import { verifyAudit } from '../../src/adapters/audit-chain.ts';
import { hashOfRow } from '../../src/adapters/audit-hash.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { databaseRequests } from '../../src/adapters/requests.ts';
import type { Tables } from '../../src/adapters/tables.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Act } from '../../src/ports/audit.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { intentOf } from '../support/intents.ts';

let count = 0;

/** A message that was taken, each time another one. */
function act(change: Partial<Act> = {}): Act {
  count += 1;
  const facts = { message: 'decide', id: `m-${count}`, early: false, of: null, units: 2 };
  return { shop: 'soocas', rma: 'SOO-1', by: 'agent:bo', action: 'message-taken', once: null, facts, ...change };
}

onEachDatabase((kind) => {
  let database: OpenDatabase;
  let db: Kysely<Tables>;
  beforeAll(async () => {
    database = await testDatabase(kind);
    db = database.db;
  });
  afterAll(() => database.close());

  const record = (change?: Partial<Act>) => databaseAudit(db).record(act(change));
  const rowsFrom = (seq: number) => db.selectFrom('audit').selectAll().where('seq', '>=', seq).orderBy('seq').execute();
  const lastSeq = async () => (await rowsFrom(0)).at(-1)?.seq ?? 0;

  test('an audit in which nothing stands yet holds', async () => {
    expect(await verifyAudit(db)).toEqual({ kind: 'holds', rows: 0, lastHash: `sha256:${'0'.repeat(64)}` });
  });

  test('acts of many at the same moment stand one after the other, each with the hash of the one before', async () => {
    await Promise.all(Array.from({ length: 30 }, () => record()));
    const rows = await rowsFrom(1);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(rows.slice(1).map((row) => row.hash_before)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
    expect(await verifyAudit(db)).toEqual({ kind: 'holds', rows: 30, lastHash: rows.at(-1)?.hash });
  });

  test('more rows than are read at once hold as well, and signs of any kind stand as they were given', async () => {
    const before = await lastSeq();
    const facts = { id: 'é "日本" \\ 😀 \u200d', z: 1, a: -0.5, 'a b': true };
    await record({ facts });
    for (let left = 300; left > 0; left -= 50) await Promise.all(Array.from({ length: 50 }, () => record()));
    expect((await rowsFrom(before + 1))[0]).toMatchObject({ facts });
    expect(await verifyAudit(db)).toMatchObject({ kind: 'holds', rows: before + 301 });
  });

  test('an act stands there once, however often it is told, also at the same moment', async () => {
    const before = await lastSeq();
    await Promise.all(Array.from({ length: 10 }, () => record({ once: 'message 1' })));
    await record({ once: 'message 2' });
    expect((await rowsFrom(before + 1)).map(({ once }) => once)).toEqual(['message 1', 'message 2']);
  });

  test('an act on a return has the return’s shop', async () => {
    const request = { shop: 'website', requestId: 'r-1', orderNumber: 'H-1', rma: 'WEB-1', hash: 'h', lines: [] };
    await databaseRequests(db).claim(request);
    const before = await lastSeq();
    await record({ shop: null, rma: 'WEB-1' });
    await record({ shop: null, rma: 'WEB-2' });
    await record({ shop: null, rma: null });
    expect((await rowsFrom(before + 1)).map(({ shop }) => shop)).toEqual(['website', null, null]);
  });

  test('nothing in it is changed or deleted', async () => {
    await record();
    await expect(db.updateTable('audit').set({ who: 'agent:al' }).execute()).rejects.toThrow('only added to');
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('only added to');
    await expect(sql`truncate audit`.execute(db)).rejects.toThrow('only added to');
    expect(await verifyAudit(db)).toMatchObject({ kind: 'holds' });
  });

  describe('when somebody has their way with the database itself,', () => {
    let seq = 0;
    beforeEach(async () => {
      await Promise.all([record(), record(), record()]);
      seq = (await lastSeq()) - 1;
    });

    /** What is found after the change; then everything is as before. */
    const after = async (change: (db: Kysely<Tables>) => Promise<unknown>, noted?: string) => {
      const transaction = await db.startTransaction().execute();
      await sql`alter table audit disable trigger keep_audit`.execute(transaction);
      await change(transaction);
      const verdict = await verifyAudit(transaction, noted);
      await transaction.rollback().execute();
      return verdict;
    };

    test.each([
      ['at', '2026-01-01T00:00:00Z'],
      ['shop', 'aisoon'],
      ['rma', null],
      ['who', 'agent:al'],
      ['action', 'return-started'],
      ['once', 'something'],
      ['facts', '{}'],
      ['hash_before', 'sha256:1'],
      ['hash', 'sha256:2'],
    ])('a change of %s in one row is found and the row named', async (column, value) => {
      const verdict = await after((on) =>
        on
          .updateTable('audit')
          .set({ [column]: value })
          .where('seq', '=', seq)
          .execute(),
      );
      expect(verdict).toEqual({ kind: 'broken', seq, why: 'does not have the hash of its content' });
    });

    test('a row that was changed with its own hash is found by the next one', async () => {
      const [row] = await rowsFrom(seq);
      if (row === undefined) throw new Error('There is no such row.');
      const hash = hashOfRow({ ...row, at: instantOf(row.at.getTime()), who: 'agent:al' });
      const forge = (on: Kysely<Tables>) =>
        on.updateTable('audit').set({ who: 'agent:al', hash }).where('seq', '=', seq).execute();
      expect(await after(forge)).toEqual({ kind: 'broken', seq: seq + 1, why: 'does not continue the row before it' });
    });

    test('a row that was taken out is missed', async () => {
      const verdict = await after((on) => on.deleteFrom('audit').where('seq', '=', seq).execute());
      expect(verdict).toEqual({ kind: 'broken', seq, why: `is missing: the next one is row ${seq + 1}` });
    });

    test('rows that were taken from the end are missed by whoever has noted a hash', async () => {
      const noted = (await rowsFrom(seq + 1))[0]?.hash;
      expect(await verifyAudit(db, noted)).toMatchObject({ kind: 'holds' });
      const cut = (on: Kysely<Tables>) => on.deleteFrom('audit').where('seq', '>=', seq).execute();
      expect(await after(cut)).toMatchObject({ kind: 'holds', rows: seq - 1 });
      expect(await after(cut, noted)).toEqual({ kind: 'broken', seq, why: `is missing: no row has the hash ${noted}` });
    });
  });

  describe('a refund', () => {
    const at = '2026-03-26T02:00:00Z';

    test('stands in the audit with what it is for, and with each change of its state', async () => {
      const before = await lastSeq();
      const ledger = databaseRefundLedger(db);
      const intent = intentOf('O-1');
      await ledger.reserve(intent);
      await ledger.reserve(intent);
      for (const state of ['submitted', 'submitted', 'settled', 'pending'] as const) {
        await ledger.settle(intent.intentId, { state, providerId: 're_1', at });
      }
      await ledger.settle(intent.intentId, { state: 'failed', reason: 'The account of Ada is closed.', at });
      const rows = await rowsFrom(before + 1);
      expect(rows.map(({ action, facts }) => `${action} ${facts['from'] ?? ''} ${facts['to'] ?? ''}`.trim())).toEqual([
        'refund-reserved',
        'refund-changed intended submitted',
        'refund-changed submitted settled',
        'refund-changed settled failed',
      ]);
      expect(rows[0]).toMatchObject({ shop: 'soocas', rma: 'SOO-O-1', who: 'service' });
      const facts = { order: 'O-1', payment: 'p1', provider: 'sandbox', amount: 600, currency: 'USD' };
      expect(rows[0]?.facts).toEqual({ intent: intent.intentId, ...facts });
      expect(rows[2]?.facts).toMatchObject({ providerId: 're_1', ownTime: at });
      expect(JSON.stringify(rows)).not.toContain('Ada');
    });

    test('that is not reserved leaves no trace, whether there is too little money or something breaks', async () => {
      const ledger = databaseRefundLedger(db);
      await ledger.reserve(intentOf('O-2'));
      const before = await lastSeq();
      expect(await ledger.reserve(intentOf('O-2', { slot: 'p1-2' }))).toMatchObject({ kind: 'too-much' });
      await expect(ledger.reserve(intentOf('O-2', { amount: 1, intentId: 'other' }))).rejects.toThrow('one_intent');
      expect(await lastSeq()).toBe(before);
    });
  });
});
