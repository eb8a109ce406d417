// Evidence through the door: who may give and see it, what it counts for, and how it is served.
import { expect, test } from '@jest/globals';
import { memoryEvidence } from '../../src/adapters/memory/evidence.ts';
import { openBench as openEmpty, principals, rma, startBody } from './bench.ts';

const photo = `/v1/returns/${rma}/evidence/product-photo`;

async function openBench(changes: Parameters<typeof openEmpty>[0] = {}) {
  const bench = openEmpty(changes);
  await bench.start(startBody());
  const call = (path: string, key: string, body?: string) =>
    bench.app.request(path, {
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/html' },
      ...(body !== undefined && { method: 'POST', body }),
    });
  const give = async (key: string, path = photo, body = 'a picture') => {
    const response = await call(path, key, body);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { ...bench, call, give };
}

test('what the customer sends is kept, and is evidence supplied: the clock goes on by itself', async () => {
  const bench = await openBench();
  const { status, body } = await bench.give('customer');
  expect([status, body['evidence'], body['by'], body['bytes']]).toEqual([201, 'product-photo', 'customer', 9]);
  expect(body['told']).toMatchObject({ message: 'supplyEvidence', stage: 'in-review' });
  expect(bench.returns.sent).toMatchObject([
    {
      name: 'supplyEvidence',
      message: { id: `file-${String(body['name'])}`, evidence: ['product-photo'], by: 'customer' },
    },
  ]);
});

test('the same file again is the same message; as something else it is another one', async () => {
  const bench = await openBench();
  const first = await bench.give('customer');
  expect((await bench.give('customer')).body['told']).toEqual(first.body['told']);
  const other = await bench.give('customer', `/v1/returns/${rma}/evidence/package-photo`);
  expect(other.body['told']).toMatchObject({ message: 'supplyEvidence', stage: 'in-review' });
});

test('what the shop or its staff add is kept beside it and answers for nobody', async () => {
  const bench = await openBench();
  for (const key of ['soocas', 'agent:bo', 'inspector:ann'])
    expect((await bench.give(key)).body).not.toHaveProperty('told');
  expect(bench.returns.sent).toEqual([]);
});

test('a file stays where the return needs none any more, and the sender reads why it does not count', async () => {
  const detail = 'Nothing is missing.';
  const bench = await openBench({ told: { kind: 'problem', problem: { at: '', code: 'NOT_NOW', detail } } });
  const { status, body } = await bench.give('customer');
  expect([status, body['told']]).toEqual([201, { problem: { at: '', code: 'NOT_NOW', detail } }]);
});

test('it is served so that no browser takes it for a page', async () => {
  const bench = await openBench();
  const { body } = await bench.give('customer', photo, '<script>alert(1)</script>');
  const list = (await (await bench.call(`/v1/returns/${rma}/evidence`, 'agent:bo')).json()) as {
    files: { self: string }[];
  };
  expect(list.files.map(({ self }) => self)).toEqual([`/v1/returns/${rma}/evidence/${String(body['name'])}`]);
  const served = await bench.call(list.files[0]?.self ?? '', 'customer');
  expect(await served.text()).toBe('<script>alert(1)</script>');
  expect(Object.fromEntries(served.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `inline; filename="${rma}-product-photo.jpg"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  ['too-large', 413, 'TOO_LARGE'],
  ['not-usable', 422, 'BAD_VALUE'],
  ['too-much', 409, 'TOO_MUCH'],
] as const)(
  'a file that is %s is refused with its sentence, and the return hears nothing',
  async (why, status, code) => {
    const sentence = 'Please send another one.';
    const bench = await openBench({ evidence: memoryEvidence({ kind: 'refused', why, sentence }) });
    expect(await bench.give('customer')).toMatchObject({ status, body: { code, detail: sentence } });
    expect(bench.returns.sent).toEqual([]);
  },
);

test.each(Object.keys(principals))('%s gives and sees what their role and their return allow', async (key) => {
  const bench = await openBench();
  const given = (await bench.give(key)).status;
  const seen = (await bench.call(`/v1/returns/${rma}/evidence`, key)).status;
  expect([key, given, seen]).toEqual([key, ...(expected[key] ?? [])]);
});

const expected: Readonly<Record<string, readonly [given: number, seen: number]>> = {
  'agent:bo': [201, 200],
  'supervisor:eve': [201, 200],
  'inspector:ann': [201, 200],
  'finance:lu': [403, 200],
  'operator:max': [403, 403],
  'auditor:ida': [403, 200],
  soocas: [201, 200],
  website: [404, 404],
  customer: [201, 200],
  stranger: [404, 404],
  carrier: [403, 403],
  provider: [403, 403],
  mail: [403, 403],
};

test('there is no evidence of another name, of no return, and no file that nobody gave', async () => {
  const bench = await openBench();
  expect((await bench.give('agent:bo', `/v1/returns/${rma}/evidence/selfie`)).status).toBe(404);
  expect((await bench.give('agent:bo', '/v1/returns/SOO-00000000-0/evidence/product-photo')).status).toBe(404);
  expect((await bench.call(`/v1/returns/${rma}/evidence/..%2Fother`, 'agent:bo')).status).toBe(404);
});
