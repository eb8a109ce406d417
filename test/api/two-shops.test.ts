// Two shops on one installation: whatever one of them asks for, it learns nothing of the other.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '../../src/api/operations.ts';
import { scopes } from '../../src/contract/can.ts';
import { returnCase, rma, startBody } from './bench.ts';
import { type Comer, openMatrixBench } from './comers.ts';

const withId = operations.filter(({ action, path }) => action !== null && /\{(id|delivery|name)\}/.test(path));
const readable = operations.filter(
  ({ action, method, path }) => action !== null && method === 'get' && !path.includes('{'),
);

type Opened = Awaited<ReturnType<typeof openMatrixBench>>;

let opened: Opened;
/** What `soocas` has: its name, the number of its return, and the ids and names of its keys, staff, links and endpoints. */
let marks: readonly string[];
let ids: Readonly<Record<string, string>>;
let statuses: readonly number[];

beforeAll(async () => {
  opened = await openMatrixBench();
  const { bench } = opened;
  const made = await bench.post('/v1/keys', 'soocas', { name: 'theirs-alone', scopes: ['webhooks'] });
  const link = await bench.post(`/v1/returns/${rma}/links`, 'soocas', {});
  const hook = await bench.post('/v1/webhook-endpoints', 'soocas', {
    url: 'https://hooks.soocas.example/homeward',
    description: 'theirs-alone',
    types: null,
    enabled: true,
  });
  statuses = [made.status, link.status, hook.status];
  ids = { key: String(made.body['id']), link: String(link.body['id']), hook: String(hook.body['id']) };
  marks = ['soocas', rma, 'S-1001', 'theirs-alone', ids['key'] ?? ''];
});

/** Everybody who is bound to the other shop. */
const others = () => opened.comers.filter(({ shop }) => shop === 'website');

test.each([
  ['/v1/keys', 'soocas', 'theirs-alone'],
  ['/v1/staff', 'operator:max', 'agent-soocas'],
  ['/v1/returns', 'soocas', rma],
  ['/v1/webhook-endpoints', 'soocas', 'hooks.soocas.example'],
])('%s shows them to whom they belong', async (path, key, mark) => {
  expect(JSON.stringify((await opened.bench.get(path, key)).body)).toContain(mark);
});

test('the one shop has a key, a link and an endpoint to ask for', () => {
  expect(statuses).toEqual([201, 201, 201]);
});

test('there are keys and staff of the other shop to ask with', () => {
  expect(others().length).toBeGreaterThan(8);
});

test.each(readable.map(({ id, path }) => [id, path]))('%s shows nothing of the other shop', async (_, path) => {
  for (const comer of others()) {
    const text = await (await opened.bench.app.request(path, { headers: comer.headers })).text();
    for (const mark of marks) expect(text).not.toContain(mark);
  }
});

test.each(['/v1/keys', '/v1/staff', '/v1/returns', '/v1/webhook-endpoints'])(
  '%s does not show the other shop when it is asked for by name',
  async (path) => {
    for (const comer of others()) {
      const answer = await opened.bench.app.request(`${path}?shop=soocas`, { headers: comer.headers });
      const text = await answer.text();
      for (const mark of [rma, 'theirs-alone', 'S-1001', 'agent-soocas']) expect(text).not.toContain(mark);
    }
  },
);

describe('an id of the other shop is answered like one that nobody has', () => {
  test.each(withId.map((operation) => [operation.id, operation] as const))('%s', async (_, { method, path, body }) => {
    const known = path.includes('keys') ? ids['key'] : path.includes('links') ? ids['link'] : ids['hook'];
    const theirs = path.includes('staff') ? 'agent-soocas' : (known ?? '');
    const ask = async (comer: Comer, id: string) => {
      const address = path
        .replace('{rma}', rma)
        .replace(/\{\w+\}/, id)
        .replace(/\{\w+\}/, '1');
      const type = body?.kind === 'json' ? { 'content-type': 'application/json' } : {};
      const given = body?.kind === 'json' ? { body: JSON.stringify(body.example) } : {};
      const asked = { method: method.toUpperCase(), headers: { ...comer.headers, ...type }, ...given };
      const answer = await opened.bench.app.request(address, asked);
      return `${answer.status} ${await answer.text()}`;
    };
    for (const comer of others()) {
      const answer = await ask(comer, theirs);
      expect(answer).toBe(await ask(comer, 'nobody-has-it'));
      expect(answer).toMatch(/^40[34]/);
    }
  });
});

test('a key that a shop makes is its own, and opens no more than the one that made it', async () => {
  const { bench } = opened;
  const make = (body: object, key = 'website') => bench.post('/v1/keys', key, { name: 'another', ...body });
  expect(await make({ shop: 'soocas', scopes: ['returns:read'] })).toMatchObject({ errors: ['NOT_ALLOWED shop'] });
  expect(await make({ role: 'provider' })).toMatchObject({ errors: ['NOT_ALLOWED role'] });
  expect(await make({ role: 'carrier' })).toMatchObject({ errors: ['NOT_ALLOWED role'] });
  const keysOnly = await make({ scopes: ['keys'] });
  expect(keysOnly).toMatchObject({ status: 201, body: { shop: 'website', role: 'shop', madeBy: 'shop' } });
  const secret = String(keysOnly.body['key']);
  expect(await bench.get('/v1/session', secret)).toMatchObject({ body: { shop: 'website', scopes: ['keys'] } });
  expect(await make({ name: 'more', scopes: [...scopes] }, secret)).toMatchObject({ errors: ['NOT_ALLOWED scopes'] });
  expect(await make({ name: 'as much', scopes: ['keys'] }, secret)).toMatchObject({ status: 201 });
});

test('whom the one shop has, the other does not learn by adding somebody', async () => {
  const { bench } = opened;
  const operator = others().find(({ role, scopes: ofKey }) => role === 'operator' && ofKey === undefined);
  const bare = { role: 'agent', shop: 'website', password: 'correct horse battery' };
  await bench.door.staff.add({
    ...bare,
    name: 'theirs',
    role: 'agent',
    shop: 'soocas',
    email: 'theirs@soocas.example',
    subject: 's-theirs',
  });
  const ask = async (method: string, path: string, body: object) => {
    const headers = { ...operator?.headers, 'content-type': 'application/json' };
    const answer = await bench.app.request(path, { method, headers, body: JSON.stringify(body) });
    return `${answer.status} ${await answer.text()}`;
  };
  const own = await ask('POST', '/v1/staff', { ...bare, name: 'website.ann' });
  expect(own).toMatch(/^201 /);
  expect(await ask('POST', '/v1/staff', { ...bare, name: 'website.ann' })).toMatch(/^409 .*TAKEN/);
  const add = (change: object) => ask('POST', '/v1/staff', { ...bare, name: 'website.new', ...change });
  const change = (body: object) => ask('PUT', '/v1/staff/website.ann', body);
  for (const [taken, free] of [
    [await add({ name: 'theirs' }), await add({ name: 'nobodys' })],
    [await add({ name: 'soocas.ann' }), await add({ name: 'nobodys.ann' })],
    [await add({ email: 'theirs@soocas.example' }), await add({ email: 'nobodys@soocas.example' })],
    [await add({ subject: 's-theirs' }), await add({ subject: 's-nobodys' })],
    [await change({ email: 'theirs@soocas.example' }), await change({ email: 'nobodys@soocas.example' })],
    [await change({ subject: 's-theirs' }), await change({ subject: 's-nobodys' })],
  ]) {
    expect(taken).toBe(free);
    expect(taken).toMatch(/^4(22|03) .*"(BAD_VALUE|NOT_ALLOWED)"/);
  }
  expect(await change({ email: null, role: 'finance' })).toMatch(/^200 /);
});

test('nobody gives a shop’s names to somebody of another shop', async () => {
  const add = (name: string, shop: string | null) =>
    opened.bench.post('/v1/staff', 'operator:max', { name, shop, role: 'agent' });
  for (const shop of ['soocas', null]) {
    expect(await add('website.probe', shop)).toMatchObject({ status: 422, errors: ['BAD_VALUE name'] });
  }
  expect((await add('website.probe', 'website')).status).toBe(201);
  expect((await add('a.name', null)).status).toBe(201);
});

test.each(['/v1/returns', '/v1/returns/preview'])(
  'a request at %s for another shop is refused like one for a shop that nobody has heard of',
  async (path) => {
    const { bench } = opened;
    const asked = async (key: string, shop: string) => {
      const { case: whole, ...rest } = startBody({ case: returnCase({ shop }) });
      const answer = await bench.post(path, key, path.endsWith('preview') ? { case: whole } : { ...rest, case: whole });
      const text = JSON.stringify(answer.body).replaceAll(shop, 'NAME');
      return { status: answer.status, errors: answer.errors, text };
    };
    const theirs = await asked('website', 'soocas');
    expect(theirs).toEqual(await asked('website', 'nobodys'));
    expect(theirs).toMatchObject({ status: 403, errors: ['NOT_ALLOWED case.shop'] });
    // To whom all shops are open, the name is wrong.
    expect(await asked('agent:bo', 'nobodys')).toMatchObject({ status: 422, errors: ['BAD_VALUE case.shop'] });
  },
);

test.each([
  ['/v1/keys', { name: 'probe', scopes: ['returns:read'] }],
  ['/v1/staff', { name: 'website.probe', role: 'agent' }],
  [
    '/v1/webhook-endpoints',
    { url: 'https://hooks.website.example/homeward', description: '', types: null, enabled: true },
  ],
])('a wish at %s for another shop is refused like one for a shop that nobody has heard of', async (path, wish) => {
  for (const { headers, role } of others()) {
    const asked = async (shop: string) => {
      const own = { ...headers, 'content-type': 'application/json' };
      const answer = await opened.bench.app.request(path, {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ ...wish, shop }),
      });
      return [answer.status, (await answer.text()).replaceAll(shop, 'NAME')];
    };
    const theirs = await asked('soocas');
    expect([role, theirs]).toEqual([role, await asked('nobodys')]);
    expect(theirs[0]).toBe(403);
  }
});
