// Where shops want to be told what happens: each looks after its own, and the secret is told once.
import { expect, test } from '@jest/globals';
import { openBench } from './bench.ts';

const path = '/v1/webhook-endpoints';
const wish = { url: 'https://shop.example/hooks', types: ['return.closed'] };

function open() {
  const bench = openBench();
  const call = async (method: string, at: string, key: string, body?: object) => {
    const response = await bench.app.request(at, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read = (await response.json()) as Readonly<Record<string, unknown>>;
    return { status: response.status, headers: response.headers, body: read };
  };
  return { ...bench, call, make: (key = 'soocas', body: object = wish) => call('POST', path, key, body) };
}

test('a shop has events sent to an address, and reads the secret once', async () => {
  const { make, call, audit } = open();
  const made = await make();
  expect(made).toMatchObject({ status: 201, body: { shop: 'soocas', enabled: true, types: ['return.closed'] } });
  expect(made.body['secret']).toMatch(/^whsec_/);
  const at = made.headers.get('location') ?? '';
  const { secret: _secret, ...shown } = made.body;
  expect(await call('GET', at, 'soocas')).toMatchObject({ status: 200, body: shown });
  expect((await call('GET', path, 'soocas')).body).toEqual({ endpoints: [shown] });
  const changed = await call('PUT', at, 'soocas', { ...wish, types: null, enabled: false });
  expect(changed.body).toMatchObject({ types: null, enabled: false, description: '' });
  expect((await call('POST', `${at}/secret`, 'soocas')).body['secret']).toMatch(/^whsec_/);
  expect((await call('DELETE', at, 'soocas')).body).toMatchObject({ removed: true });
  expect((await call('GET', at, 'soocas')).status).toBe(404);
  expect(audit.acts.map(({ action, by }) => `${action} ${by}`)).toEqual(
    ['made', 'changed', 'rotated', 'removed'].map((what) => `webhook-${what} shop`),
  );
});

test('another shop’s endpoint is refused like one that does not exist', async () => {
  const { make, call } = open();
  const at = (await make()).headers.get('location') ?? '';
  const acts = ['GET', 'PUT', 'DELETE'].map((method) => [method, ''] as const);
  const more = [
    ['POST', '/secret'],
    ['GET', '/deliveries'],
    ['POST', '/deliveries/x/replay'],
    ['POST', '/replay'],
  ] as const;
  for (const [method, end] of [...acts, ...more]) {
    const body = method === 'PUT' ? wish : end === '/replay' ? { since: '2026-03-20T00:00:00Z' } : undefined;
    const foreign = await call(method, `${at}${end}`, 'website', body);
    const unknown = await call(method, `${path}/ep_none${end}`, 'website', body);
    expect(foreign).toMatchObject({ status: 404, body: unknown.body });
  }
  expect((await call('GET', path, 'website')).body).toEqual({ endpoints: [] });
  expect((await call('GET', `${path}?shop=soocas`, 'website')).body).toEqual({ endpoints: [] });
  expect(await make('website', { ...wish, shop: 'soocas' })).toMatchObject({ status: 403 });
});

test('an operator looks after those of every shop, and says whose', async () => {
  const { make, call } = open();
  await make();
  expect(await make('operator:max')).toMatchObject({ status: 422, body: { errors: [{ at: 'shop' }] } });
  expect(await make('operator:max', { ...wish, shop: 'nobody' })).toMatchObject({ status: 422 });
  expect(await make('operator:max', { ...wish, shop: 'website' })).toMatchObject({ status: 201 });
  const { endpoints } = (await call('GET', path, 'operator:max')).body;
  expect(endpoints).toHaveLength(2);
  expect((await call('GET', `${path}?shop=website`, 'operator:max')).body['endpoints']).toHaveLength(1);
});

test.each([
  [{ url: 'http://shop.example/hooks' }, 'BAD_VALUE url'],
  [{ url: 'https://127.0.0.1/hooks' }, 'BAD_VALUE url'],
  [{ url: 'https://169.254.169.254/latest' }, 'BAD_VALUE url'],
  [{ ...wish, url: 'https://shop.example/\u0000' }, 'BAD_VALUE url'],
  [{ ...wish, description: 'orders\u0000' }, 'BAD_VALUE description'],
  [{}, 'MISSING_FIELD url'],
  [{ ...wish, secret: 'whsec_mine' }, 'UNKNOWN_FIELD secret'],
  [{ ...wish, types: ['return.opened'] }, 'BAD_VALUE types[0]'],
  [{ ...wish, types: [] }, 'BAD_VALUE types'],
])('%j makes no endpoint: %s', async (body, error) => {
  const { post } = open();
  expect((await post(path, 'soocas', body)).errors).toEqual([error]);
});

test('what the database could not be asked for is refused before', async () => {
  const { make, call } = open();
  const at = (await make()).headers.get('location') ?? '';
  const nul = '%00';
  for (const query of [`${at}/deliveries?cursor=${nul}`, `${path}?shop=${nul}`])
    expect(await call('GET', query, 'soocas')).toMatchObject({ status: 422, body: { code: 'BAD_VALUE' } });
  for (const since of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', 'yesterday'])
    expect(await call('POST', `${at}/replay`, 'soocas', { since })).toMatchObject({ status: 422 });
});

test('a shop has twenty at most', async () => {
  const { make } = open();
  for (let count = 0; count < 20; count += 1) expect((await make()).status).toBe(201);
  expect((await make()).body).toMatchObject({ code: 'TOO_MUCH' });
});

test('a secret may be changed five times a day', async () => {
  const { make, call } = open();
  const at = (await make()).headers.get('location') ?? '';
  for (let count = 0; count < 5; count += 1) expect((await call('POST', `${at}/secret`, 'soocas')).status).toBe(200);
  expect(await call('POST', `${at}/secret`, 'soocas')).toMatchObject({ status: 409, body: { code: 'TOO_MUCH' } });
});

test('what is no cursor of the endpoint’s own deliveries is refused', async () => {
  const { make, call } = open();
  const at = (await make()).headers.get('location') ?? '';
  const refused = { status: 422, body: { code: 'BAD_VALUE', errors: [{ at: 'cursor' }] } };
  expect(await call('GET', `${at}/deliveries?cursor=evt_1-ep_other`, 'soocas')).toMatchObject(refused);
});

test('nobody else looks after them', async () => {
  const { make, call } = open();
  for (const key of ['agent:bo', 'supervisor:eve', 'auditor:ida', 'customer', 'carrier', 'provider', 'mail']) {
    expect((await make(key)).status).toBe(403);
    expect((await call('GET', path, key)).status).toBe(403);
  }
});
