// Reports that only their source can tell from a forgery wait in the database, once each and not for long.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { withSweep } from '../../activities/dropReport.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { waitingReports } from '../../src/adapters/hearings/waiting.ts';
import { longestWaiting } from '../../src/ports/hearings.ts';
import { onEachDatabase, testDatabase } from '../support/database.ts';
import { paypalReport } from '../support/signed-reports.ts';

const { headers, body } = paypalReport('CAP-1');
const report = { headers, body };

onEachDatabase((kind) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const reports = () => waitingReports(database.db);
  const ids = async () =>
    (await database.db.selectFrom('waiting_reports').select('id').orderBy('id').execute()).map(({ id }) => id);
  const age = (id: string, hours: number) =>
    database.db
      .updateTable('waiting_reports')
      .set({ kept_at: sql`now() - make_interval(hours => ${hours})` })
      .where('id', '=', id)
      .execute();

  test('the same report delivered twice is one row, and gone once it was dropped', async () => {
    await Promise.all([reports().keep('twice', report), reports().keep('twice', report)]);
    expect(await ids()).toEqual(['twice']);
    expect(await reports().find('twice')).toEqual(report);
    await reports().drop('twice');
    await reports().drop('twice');
    expect([await ids(), await reports().find('twice')]).toEqual([[], undefined]);
  });

  test('the table itself holds none that is longer than it may be', async () => {
    const long = (bytes: number) => reports().keep('long', { headers, body: 'x'.repeat(bytes) });
    await expect(long(longestWaiting + 1)).rejects.toThrow();
    await long(longestWaiting);
    await reports().drop('long');
  });

  test('each night those go that nobody comes for any more; one that has come again waits anew', async () => {
    for (const id of ['young', 'old', 'again']) await reports().keep(id, report);
    await age('young', 95);
    await age('old', 97);
    await age('again', 97);
    await reports().keep('again', report);
    const pages: unknown[] = [];
    const answer = { orders: 0, corrected: 0, found: 0, differences: [], unread: [], after: null };
    const review = withSweep(
      { reports: reports() },
      async (page: { readonly after: { readonly shop: string; readonly orderNumber: string } | null }) => (
        pages.push(page),
        answer
      ),
    );
    const second = { after: { shop: 'soocas', orderNumber: 'S-1' } };
    expect(await review(second)).toBe(answer);
    expect(await ids()).toEqual(['again', 'old', 'young']);
    expect(await review({ after: null })).toBe(answer);
    expect(await ids()).toEqual(['again', 'young']);
    expect(pages).toEqual([second, { after: null }]);
  });
});
