// A PostgreSQL that several processes share: together at the start, one after the other at the work, and after a break.
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openDatabase } from '../../src/adapters/database.ts';
import { migrations } from '../../src/adapters/migrations/index.ts';
import { openPostgres } from '../../src/adapters/postgres.ts';
import { databaseRefundLedger } from '../../src/adapters/refund-ledger.ts';
import { newPostgresUrl, onPostgres, runOn } from '../support/database.ts';
import { freePorts } from '../support/free-ports.ts';
import { intentOf } from '../support/intents.ts';

const folder = 'none';

onPostgres(() => {
  test('is brought up to date once by five that start at the same moment', async () => {
    const url = await newPostgresUrl();
    const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url, folder })));
    const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(
      databases[0]?.db ?? (await openPostgres(url)).db,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(migrations));
    await Promise.all(databases.flatMap((one) => [one.close(), one.close()]));
  });

  test('lets two processes refund no more than was captured, also where it shows transactions the past', async () => {
    const url = await newPostgresUrl();
    await runOn(
      url,
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_isolation = 'serializable'`,
    );
    const databases = await Promise.all([openPostgres(url), openPostgres(url)]);
    const ledgers = databases.map(({ db }) => databaseRefundLedger(db));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => intentOf('O-1', { rma: `SOO-${index}` })).flatMap((intent, index) =>
        ledgers.slice(index % 2, (index % 2) + 1).map((ledger) => ledger.reserve(intent)),
      ),
    );
    expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
    await Promise.all(databases.map((one) => one.close()));
  });

  test('may hang up in the middle: that is an error to whoever was at it, and the next one works', async () => {
    const url = await newPostgresUrl();
    const { db, close } = await openPostgres(url);
    const broken = db.transaction().execute(async (transaction) => {
      await runOn(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
      await sql`select 1`.execute(transaction);
    });
    await expect(broken).rejects.toThrow();
    const ledger = databaseRefundLedger(db);
    expect(await ledger.reserve(intentOf('O-2'))).toMatchObject({ kind: 'reserved', fresh: true });
    await close();
  });

  test('gives whole numbers as numbers and refuses those that would be rounded', async () => {
    const { db, close } = await openPostgres(await newPostgresUrl());
    const { rows } = await sql`select 9007199254740991::bigint as most`.execute(db);
    expect(rows).toEqual([{ most: Number.MAX_SAFE_INTEGER }]);
    await expect(sql`select 9007199254740992::bigint as more`.execute(db)).rejects.toThrow('too large');
    await close();
  });

  test.each([
    ['that it does not have', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), /"nowhere" does not exist/],
    ['under an unknown name', (url: URL) => Object.assign(url, { username: 'stranger' }), /stranger/],
  ])('a database %s is refused in one sentence without the password', async (_what, change, reason) => {
    const url = Object.assign(change(new URL(await newPostgresUrl())), { password: 'hunter2' });
    const refusal = await openDatabase({ url: url.href, folder }).catch((error: unknown) => error);
    expect(String(refusal)).toMatch(reason);
    expect(String(refusal)).toMatch(
      /^Error: The PostgreSQL server at 127\.0\.0\.1:\d+ cannot be used \(.+\): start it, or correct DATABASE_URL\.$/,
    );
    expect(String(refusal)).not.toContain('hunter2');
  });
});

test('a server that does not answer is told in one sentence with the cure, without the password', async () => {
  const [port] = await freePorts(1);
  const opening = openDatabase({ url: `postgres://homeward:hunter2@127.0.0.1:${port}/homeward`, folder });
  await expect(opening).rejects.toThrow(
    new Error(
      `The PostgreSQL server at 127.0.0.1:${port} cannot be used (connect ECONNREFUSED 127.0.0.1:${port}): start it, or correct DATABASE_URL.`,
    ),
  );
});
