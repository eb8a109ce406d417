// The door as it is joined for an installation: a real database behind it, real HTTP before it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listen, type HttpServer } from '../../src/adapters/http-server.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { joinDoor } from '../../src/join-door.ts';
import { readSettings } from '../../src/settings.ts';
import { openBench, rma } from '../api/bench.ts';
import { freePorts } from '../support/free-ports.ts';
import { testPglite } from '../support/pglite.ts';
import { madeLink } from '../support/made-link.ts';

const password = 'correct horse battery';
const silent = { send: () => Promise.resolve({ kind: 'sent' as const }) };

let database: OpenDatabase;
let server: HttpServer;
let bench: ReturnType<typeof openBench>;
beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  database = await testPglite();
  const settings = readSettings({ HOMEWARD_API_PORT: String(port), HOMEWARD_TRUSTED_PROXIES: '127.0.0.1' });
  bench = openBench({ doorChanges: joinDoor(settings, database.db, silent) });
  server = await listen(bench.app.fetch, port);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const ask = (path: string, more: RequestInit = {}) => fetch(`${server.url}${path}`, more);
const json = { 'content-type': 'application/json' };

test('somebody signs in, makes a key, and is out when they sign out', async () => {
  const { staff } = bench.door;
  await staff.add({ name: 'max', role: 'operator', shop: null, email: null, subject: null, password });
  const body = JSON.stringify({ name: 'max', password });
  const signedIn = await ask('/v1/session', { method: 'POST', headers: { ...json, origin: server.url }, body });
  const { csrf } = (await signedIn.json()) as { readonly csrf: string };
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { ...json, cookie, 'x-csrf-token': csrf, origin: server.url };
  expect([signedIn.status, cookie]).toEqual([201, expect.stringMatching(/^homeward-session=[\w-]{43}$/)]);

  const wanted = JSON.stringify({ shop: 'soocas', name: 'backend', scopes: ['returns:write'] });
  const made = await ask('/v1/keys', { method: 'POST', headers, body: wanted });
  const { key } = (await made.json()) as { readonly key: string };
  const known = await ask('/v1/session', { headers: { authorization: `Bearer ${key}` } });
  expect([made.status, await known.json()]).toEqual([201, { role: 'shop', shop: 'soocas', scopes: ['returns:write'] }]);

  const out = await ask('/v1/session', { method: 'DELETE', headers });
  expect([out.status, (await ask('/v1/session', { headers: { cookie } })).status]).toEqual([200, 401]);
});

test('what has a sign in its name that no name has is not there', async () => {
  const headers = { authorization: 'Bearer operator:max' };
  for (const path of ['/v1/keys/%00', '/v1/staff/%00', '/v1/keys/a%0Db']) {
    expect([path, (await ask(path, { method: 'DELETE', headers })).status]).toEqual([path, 404]);
  }
  expect(bench.incidents).toEqual([]);
});

test('a customer comes by a link until it is taken back', async () => {
  await bench.start();
  const { links } = bench.door;
  const { link, token } = await madeLink(links, { rma, purpose: 'return', days: 1, by: 'shop' });
  const look = async () => (await ask(`/v1/returns/${rma}`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await look()).toBe(200);
  await links.revoke(rma, link.id);
  expect(await look()).toBe(401);
});

test('strangers count by the address that our proxy tells, or by their own', async () => {
  const guess = async (from?: string) =>
    (await ask('/v1/session', { headers: { ...(from !== undefined && { 'x-forwarded-for': from }) } })).status;
  const first = await Promise.all(Array.from({ length: 60 }, () => guess('9.9.9.9, 198.51.100.7')));
  expect(new Set(first)).toEqual(new Set([401]));
  expect(await guess('198.51.100.7')).toBe(429);
  expect([await guess('198.51.100.8'), await guess()]).toEqual([401, 401]);
});
