// Keys and links are made once, however often their maker asks; a link that was made is listed and taken back.
import { describe, expect, test } from '@jest/globals';
import { openBench, rma } from './bench.ts';
import { openMatrixBench } from './comers.ts';

const links = `/v1/returns/${rma}/links`;
const wantedKey = { shop: 'soocas', name: 'backend', scopes: ['returns:read', 'returns:write'] };
const wantedLink = { purpose: 'return', days: 90 };
const as = (id: string) => ({ 'idempotency-key': id });

async function open() {
  const bench = openBench();
  await bench.start();
  return bench;
}

describe.each([
  ['a key', '/v1/keys', wantedKey, { ...wantedKey, scopes: ['returns:read'] }, 'key'],
  ['a link', links, wantedLink, { ...wantedLink, days: 30 }, 'token'],
])('%s', (_, path, wanted, other, secret) => {
  test('that is asked for again because the answer was lost is not made twice, and the first one is named', async () => {
    const bench = await open();
    const first = await bench.post(path, 'soocas', wanted, as('lost-1'));
    const again = await bench.post(path, 'soocas', wanted, as('lost-1'));
    expect(first).toMatchObject({ status: 201 });
    expect(again).toMatchObject({ status: 409, errors: ['MADE_BEFORE Idempotency-Key'] });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.body['detail']).toContain(String(first.body['id']));
    expect(JSON.stringify(again.body)).not.toContain(String(first.body[secret]));
    expect(bench.audit.acts.filter(({ action }) => action.endsWith('-made'))).toHaveLength(1);
  });

  test('that is another one under the same id is refused, and one under another id is made', async () => {
    const bench = await open();
    await bench.post(path, 'soocas', wanted, as('1'));
    expect(await bench.post(path, 'soocas', other, as('1'))).toMatchObject({
      status: 409,
      errors: ['DIFFERENT_CONTENT Idempotency-Key'],
    });
    expect((await bench.post(path, 'soocas', other, as('2'))).status).toBe(201);
  });

  test('has the id of whoever sends it: nobody hears of what somebody else made under the same', async () => {
    const { bench, comers } = await openMatrixBench();
    const may = comers.filter(
      ({ role = '', scopes, shop }) =>
        ['shop', path === links ? 'agent' : 'operator'].includes(role) &&
        (scopes === undefined || scopes.length > 1) &&
        (path === links ? shop !== 'website' : true),
    );
    const statuses: number[] = [];
    for (const { headers, shop = 'soocas' } of may) {
      const more = path === links ? {} : { shop, name: `backend ${statuses.length}` };
      const own = { ...headers, ...as('1'), 'content-type': 'application/json' };
      const sent = { method: 'POST', headers: own, body: JSON.stringify({ ...wanted, ...more }) };
      statuses.push((await bench.app.request(path, sent)).status);
    }
    expect(statuses.length).toBeGreaterThan(2);
    expect(new Set(statuses)).toEqual(new Set([201]));
  });

  test.each([
    ['too long', 'x'.repeat(201)],
    ['empty', ''],
  ])('is not made under an id that is %s', async (_what, id) => {
    const bench = await open();
    expect(await bench.post(path, 'soocas', wanted, as(id))).toMatchObject({
      status: 422,
      errors: ['BAD_VALUE Idempotency-Key'],
    });
  });
});

test('an audit that was away when the key was made has it when its maker asks again', async () => {
  const plain = openBench();
  let isAway = true;
  const record: typeof plain.audit.record = (act) =>
    isAway ? Promise.reject(new Error('The audit is away.')) : plain.audit.record(act);
  const bench = openBench({ audit: { ...plain.audit, record } });
  expect((await bench.post('/v1/keys', 'operator:max', wantedKey, as('1'))).status).toBe(500);
  isAway = false;
  expect((await bench.post('/v1/keys', 'operator:max', wantedKey, as('1'))).status).toBe(409);
  expect(plain.audit.acts).toMatchObject([{ action: 'key-made', by: 'operator:max' }]);
});

describe('the links of a return', () => {
  test('are listed with who made them, until when they hold and whether they were taken back, and none is shown', async () => {
    const bench = await open();
    const first = await bench.post(links, 'soocas', wantedLink);
    const second = await bench.post(links, 'agent:bo', { purpose: 'evidence', days: 1 });
    const path = `${links}/${String(first.body['id'])}`;
    await bench.app.request(path, { method: 'DELETE', headers: { authorization: 'Bearer soocas' } });
    const { status, body } = await bench.get(links, 'supervisor:eve');
    const { token, ...shown } = second.body;
    expect([status, body]).toEqual([
      200,
      {
        links: [
          {
            ...shown,
            id: first.body['id'],
            purpose: 'return',
            madeBy: 'shop',
            expiresAt: first.body['expiresAt'],
            revokedAt: '2026-03-22T03:00:00Z',
          },
          shown,
        ],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(String(token));
  });

  test('are not for the customer to see, and a return that there is not has none', async () => {
    const bench = await open();
    expect((await bench.get(links, 'customer')).status).toBe(403);
    expect((await bench.get(links, 'website')).status).toBe(404);
    expect((await bench.get('/v1/returns/SOO-00000000-0/links', 'agent:bo')).status).toBe(404);
  });
});
