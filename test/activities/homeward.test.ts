// `homeward` as a process, on a database of each kind.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { databaseAudit } from '../../src/adapters/audit.ts';
import { openDatabase } from '../../src/adapters/database.ts';
import { migrations } from '../../src/adapters/migrations/index.ts';
import { newPostgresUrl, onEachDatabase } from '../support/database.ts';
import { programOf } from '../support/programs.ts';

const program = programOf('src/homeward.ts');
/** What `npx homeward` runs; it starts slowly, so the others go without it. */
const bin = fileURLToPath(new URL('../../src/homeward.mjs', import.meta.url));

onEachDatabase((kind) => {
  const data = mkdtempSync(join(tmpdir(), 'homeward-command-'));
  let url: string | null = null;
  beforeAll(async () => {
    if (kind === 'PostgreSQL') url = await newPostgresUrl();
  });
  afterAll(() => rmSync(data, { recursive: true }));

  const run = (...words: readonly string[]) => runProgram(words, { DATABASE_URL: url ?? '', HOMEWARD_DATA: data });
  const open = () => openDatabase({ url, folder: join(data, 'database') });

  test('the tables are made by migrate, which names what it did', async () => {
    expect(await run('migrate', '--json')).toEqual({
      code: 0,
      out: told({ migrated: Object.keys(migrations) }),
      complaint: '',
    });
  }, 60_000);

  test('audit verify says that the audit holds, and names the first row that was changed', async () => {
    const { db, close } = await open();
    const act = { shop: 'soocas', rma: 'SOO-1', by: 'agent:bo', action: 'message-taken', once: null } as const;
    for (const id of ['1', '2', '3']) await databaseAudit(db).record({ ...act, facts: { id } });
    const { hash } = await db.selectFrom('audit').select('hash').where('seq', '=', 3).executeTakeFirstOrThrow();
    await close();
    const sentence = `The audit holds: 3 rows, the last of them with the hash ${hash}.\n`;
    expect(await run('audit', 'verify', '--noted', hash)).toEqual({ code: 0, out: sentence, complaint: '' });

    const again = await open();
    await sql`alter table audit disable trigger keep_audit`.execute(again.db);
    await again.db.updateTable('audit').set({ who: 'agent:al' }).where('seq', '=', 2).execute();
    await again.close();
    const broken = told({ kind: 'broken', seq: 2, why: 'does not have the hash of its content' });
    expect(await run('audit', 'verify', '--json')).toEqual({ code: 1, out: broken, complaint: '' });
  }, 60_000);
});

test('settings lists what is set and what is not, and of a secret only that it is set', async () => {
  const secrets = { DATABASE_URL: 'postgres://homeward:hunter2@127.0.0.1:1/homeward', HOMEWARD_SANDBOX_KEY: 'hunter2' };
  const { code, out } = await runProgram(['settings'], { ...secrets, HOMEWARD_API_PORT: '7300' }, bin);
  expect(code).toBe(0);
  expect(out).not.toContain('hunter2');
  expect(out).toContain('DATABASE_URL is set, and secret\n');
  expect(out).toContain('HOMEWARD_API_PORT = 7300\n');
  expect(out).toContain('HOMEWARD_SMTP_PORT = 7236 (default)\n');
  expect(out).toContain('HOMEWARD_PACKS is not set\n');
  expect(out).toContain('TEMPORAL_ADDRESS = localhost:7233 (default)\n');
});

test('a setting that cannot be used is named, a secret one without its value', async () => {
  const { code, out } = await runProgram(['settings', '--json'], {
    DATABASE_URL: 'mysql://hunter2',
    HOMEWARD_API_PORT: 'x',
  });
  expect(code).toBe(1);
  const { wrong } = JSON.parse(out) as { readonly wrong: readonly string[] };
  expect(wrong).toEqual([
    expect.stringMatching(/^DATABASE_URL cannot be used: give an address such as postgres:.+, or unset it\.$/),
    'HOMEWARD_API_PORT=x cannot be used: give a whole number from 1 to 65535, or unset it.',
  ]);
  expect(out).not.toContain('hunter2');
});

test('a database that cannot be reached is one sentence without the password', async () => {
  const away = await runProgram(['migrate'], { DATABASE_URL: 'postgres://homeward:hunter2@127.0.0.1:1/homeward' });
  expect(away).toMatchObject({ code: 1, out: '' });
  expect(away.complaint).toMatch(
    /^The PostgreSQL server at 127\.0\.0\.1:1 cannot be used \(.+\): start it, or correct DATABASE_URL\.\n$/,
  );
});

test('a development key goes to this machine’s own API alone', async () => {
  const data = mkdtempSync(join(tmpdir(), 'homeward-keys-'));
  const keysFile = join(data, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ 'agent:dev': 'hw_hunter2' }), { mode: 0o600 });
  const place = { HOMEWARD_DATA: data };
  const away = await runProgram(['returns', 'list'], { ...place, HOMEWARD_URL: 'https://returns.shop.example' });
  const needsKey = 'The API at https://returns.shop.example needs a key: set HOMEWARD_KEY to one of its own.\n';
  expect(away).toEqual({ code: 1, out: '', complaint: needsKey });
  const unknown = await runProgram(['history', 'export', 'SOO-1'], place);
  expect(unknown.complaint).toBe(
    `There is no development key of auditor:dev in ${keysFile}: set HOMEWARD_KEY, or start ./temporal-dev.sh.\n`,
  );
  rmSync(data, { recursive: true });
}, 60_000);

test('doctor goes through all parts, ends with 1 where one is bad, and tells no secret', async () => {
  const { code, out } = await runProgram(['doctor', '--json'], {
    DATABASE_URL: 'postgres://homeward:hunter2@127.0.0.1:1/homeward',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    HOMEWARD_SMTP_PORT: '1',
    HOMEWARD_API_PORT: '1',
    HOMEWARD_SANDBOX_URL: 'http://127.0.0.1:1',
  });
  const { checks } = JSON.parse(out) as {
    readonly checks: readonly { readonly what: string; readonly verdict: string }[];
  };
  const bad = checks.filter(({ verdict }) => verdict === 'bad').map(({ what }) => what);
  expect([code, bad]).toEqual([1, ['temporal', 'database', 'mail', 'sandbox', 'public address']]);
  expect(out).not.toContain('hunter2');
}, 60_000);

test('policy show tells one clause whole, and a shop that there is not is named with those that there are', async () => {
  const { code, out } = await runProgram(['policy', 'show', 'soocas', 'soo-18'], {});
  expect(code).toBe(0);
  expect(out).toMatch(
    /^SOO-18 of SOOCAS, version .+\nWords +“Customer service will contact you within 1-3 working days/,
  );
  const { complaint } = await runProgram(['policy', 'diff', 'nobody', '1', '2'], {});
  expect(complaint).toMatch(/^There is no shop nobody; the shops are .*soocas/);
}, 60_000);

const told = (json: unknown) => `${JSON.stringify(json)}\n`;

/** From another folder than our own, and without any setting from outside. */
function runProgram(words: readonly string[], settings: Readonly<Record<string, string>>, started = program) {
  const others = Object.entries(process.env).filter(([name]) => !/^(DATABASE_URL$|(HOMEWARD|TEMPORAL)_)/.test(name));
  const env = { ...Object.fromEntries(others), TEMPORAL_CONFIG_FILE: join(tmpdir(), 'no-such-file.toml'), ...settings };
  return new Promise<{ readonly code: number; readonly out: string; readonly complaint: string }>((resolve) => {
    execFile(process.execPath, [started, ...words], { env, cwd: tmpdir() }, (error, out, complaint) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, complaint });
    });
  });
}
