// `homeward doctor` on parts of an installation that are well, lacking, or refuse us.
import { createServer, type Server } from 'node:http';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkDatabase } from '../../src/adapters/doctor/database.ts';
import { checkService } from '../../src/adapters/doctor/services.ts';
import { openPostgres } from '../../src/adapters/postgres.ts';
import { doctorPage } from '../../src/cli/doctor-page.ts';
import { paintOf } from '../../src/cli/page.ts';
import { keysFile, publicAddress, timeSkipping } from '../../src/join-doctor-place.ts';
import { carrier, services } from '../../src/join-doctor-services.ts';
import { readSettings } from '../../src/settings.ts';
import { newPostgresUrl, onPostgres } from '../support/database.ts';

const data = mkdtempSync(join(tmpdir(), 'homeward-doctor-'));
const settings = (changes: Readonly<Record<string, string>> = {}) =>
  readSettings({ TEMPORAL_CONFIG_FILE: join(data, 'none.toml'), HOMEWARD_DATA: data, ...changes });
const verdicts = (found: readonly { readonly what: string; readonly verdict: string }[]) =>
  found.map(({ what, verdict }) => `${verdict} ${what}`);

/** Whatever is asked, answered with the status that the path ends in. */
let server: Server;
let url = '';
const heard: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer(({ url: path = '', headers }, answer) => {
    heard.push(headers.authorization);
    answer.writeHead(Number(/\d{3}$/.exec(path)?.[0] ?? 200)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(data, { recursive: true });
});

test.each([
  ['200', 'ok', 'takes our credentials', undefined],
  ['401', 'bad', 'refuses our credentials', expect.stringContaining('STRIPE_SECRET_KEY')],
  ['500', 'bad', 'answers with 500', expect.stringContaining('STRIPE_SECRET_KEY')],
])('a service that answers with %s is %s', async (status, verdict, says, cure) => {
  const asked = { what: 'stripe', name: 'Stripe', url: `${url}/${status}`, headers: {}, variable: 'STRIPE_SECRET_KEY' };
  const found = await checkService(asked);
  expect(found.verdict).toBe(verdict);
  expect(found.says).toContain(says);
  expect(found.cure).toEqual(cure);
});

test('a service that is away is named with its place, and no secret is told', async () => {
  const headers = { authorization: 'Bearer hunter2' };
  const asked = { what: 'stripe', name: 'Stripe', url: 'http://127.0.0.1:1/', headers, variable: 'STRIPE_SECRET_KEY' };
  const found = await checkService(asked);
  expect(found.verdict).toBe('bad');
  expect(JSON.stringify(found)).not.toContain('hunter2');
  expect(found.cure).toContain('127.0.0.1:1');
});

test('only the services that are set up are asked, and of none nothing but the sandbox', async () => {
  const names = (changes: Readonly<Record<string, string>>) => services(settings(changes)).map(({ what }) => what);
  expect(names({})).toEqual(['sandbox']);
  expect(names({ STRIPE_SECRET_KEY: 'sk_test_1', HOMEWARD_CARRIER: 'shippo', SHIPPO_API_KEY: 'k' })).toEqual([
    'stripe',
    'shippo',
  ]);
  expect(
    names({ PAYPAL_CLIENT_ID: 'i', PAYPAL_CLIENT_SECRET: 's', HOMEWARD_CARRIER: 'easypost', EASYPOST_API_KEY: 'k' }),
  ).toEqual(['paypal', 'easypost']);
  expect(verdicts(carrier(settings()))).toEqual(['warn payments', 'ok carrier']);
  const [stripe] = services(settings({ STRIPE_SECRET_KEY: 'sk_test_1', HOMEWARD_STRIPE_URL: url }));
  if (stripe !== undefined) await checkService(stripe);
  expect(heard.at(-1)).toBe('Bearer sk_test_1');
});

test('development keys that others may read are bad, and in production so is a door that they open', () => {
  const file = join(data, 'keys.json');
  writeFileSync(file, '{}', { mode: 0o600 });
  expect(verdicts(keysFile(settings()))).toEqual(['ok development keys']);
  expect(verdicts(keysFile(settings({ HOMEWARD_DEV_KEYS: 'yes' })))).toEqual(['warn development keys']);
  const outside = { HOMEWARD_PUBLIC_URL: 'https://returns.shop.example' };
  expect(verdicts(keysFile(settings({ HOMEWARD_DEV_KEYS: 'yes', ...outside })))).toEqual(['bad development keys']);
  expect(verdicts(timeSkipping(settings({ HOMEWARD_TIME_SKIPPING: 'yes', ...outside })))).toEqual(['bad time']);
  expect(verdicts(timeSkipping(settings(outside)))).toEqual(['ok time']);
  chmodSync(file, 0o644);
  expect(keysFile(settings())).toMatchObject([{ verdict: 'bad', cure: expect.stringContaining('chmod 600') }]);
});

test('a public address that only this machine reaches is looked at, and one that nobody answers at is bad', async () => {
  expect(verdicts(await publicAddress(settings({ HOMEWARD_PUBLIC_URL: url })))).toEqual(['warn public address']);
  expect(verdicts(await publicAddress(settings({ HOMEWARD_PUBLIC_URL: 'http://127.0.0.1:1' })))).toEqual([
    'bad public address',
  ]);
});

test('a database that is away is bad, and an embedded one is not for production', async () => {
  const away = await checkDatabase({ url: 'postgres://homeward:hunter2@127.0.0.1:1/homeward', folder: data });
  expect(verdicts(away)).toEqual(['bad database']);
  expect(JSON.stringify(away)).not.toContain('hunter2');
  expect(verdicts(await checkDatabase({ url: null, folder: data }))).toEqual(['warn database']);
});

test('the page says the cure of what is not well, and counts', () => {
  const found = [
    { what: 'mail', verdict: 'bad', says: 'It is away.', cure: 'Start it.' },
    { what: 'time', verdict: 'ok', says: 'It runs.' },
  ] as const;
  expect(doctorPage(found, paintOf(false))).toBe(
    'bad  mail  It is away.\n           Start it.\nok   time  It runs.\n\n1 ok, 0 to be looked at, 1 bad.\n',
  );
});

onPostgres(() => {
  test('tables that were never made are named with the command that makes them, and are then well', async () => {
    const place = { url: await newPostgresUrl(), folder: data };
    const empty = await checkDatabase(place);
    expect(verdicts(empty)).toEqual(['ok database', 'bad tables', 'ok database clock']);
    expect(empty[1]?.cure).toBe('Run: homeward migrate');
    await (await openPostgres(place.url)).close();
    expect(verdicts(await checkDatabase(place))).toEqual(['ok database', 'ok tables', 'ok database clock']);
    const ahead = await checkDatabase(place, () => Date.now() + 60_000);
    expect(verdicts(ahead)).toContain('warn database clock');
  }, 60_000);
});
