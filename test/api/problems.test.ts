import { expect, test } from '@jest/globals';
import { memoryRequests } from '../../src/adapters/memory/requests.ts';
import { problems } from '../../src/contract/problems.ts';
import { openBench, person, returnCase, rma, startBody } from './bench.ts';

const json = { 'content-type': 'application/json' };

test('a problem is a document of RFC 9457 with its cure and every path', async () => {
  const answer = await openBench().start(startBody({ person: person({ email: 'ada' }), extra: 1 }));
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toEqual({
    type: 'urn:homeward:problem:UNKNOWN_FIELD',
    title: problems.UNKNOWN_FIELD.title,
    status: 422,
    code: 'UNKNOWN_FIELD',
    detail: 'The fields here are requestId, person, case, clockShift.',
    cure: problems.UNKNOWN_FIELD.cure,
    errors: [
      { at: 'extra', code: 'UNKNOWN_FIELD', detail: 'The fields here are requestId, person, case, clockShift.' },
      { at: 'person.email', code: 'BAD_VALUE', detail: 'An e-mail address is written like ada@example.org.' },
    ],
  });
});

const order = (changes: object) => ({ case: returnCase({ order: { ...returnCase().order, ...changes } }) });
const line = returnCase().order.lines[0];

test.each<[string, object, string]>([
  ['no request id', { requestId: undefined }, 'MISSING_FIELD requestId'],
  ['an empty request id', { requestId: '' }, 'BAD_VALUE requestId'],
  ['half a character in the request id', { requestId: '\ud800' }, 'BAD_VALUE requestId'],
  ['no person', { person: undefined }, 'MISSING_FIELD person'],
  ['a person that is a list', { person: [] }, 'WRONG_TYPE person'],
  ['no name', { person: person({ name: undefined }) }, 'MISSING_FIELD person.name'],
  ['a name on two lines', { person: person({ name: 'Ada\r\nBcc: all@example.org' }) }, 'BAD_VALUE person.name'],
  ['a name that is too long', { person: person({ name: 'a'.repeat(201) }) }, 'BAD_VALUE person.name'],
  ['a birthday', { person: person({ born: '1815' }) }, 'UNKNOWN_FIELD person.born'],
  ['two @', { person: person({ email: 'a@b@example.org' }) }, 'BAD_VALUE person.email'],
  ['a space in an e-mail address', { person: person({ email: 'a b@example.org' }) }, 'BAD_VALUE person.email'],
  ['a line end in an e-mail address', { person: person({ email: 'a@example.org\n' }) }, 'BAD_VALUE person.email'],
  ['a second address', { person: person({ email: 'a@example.org,b@example.org' }) }, 'BAD_VALUE person.email'],
  ['a host without a dot', { person: person({ email: 'a@localhost' }) }, 'BAD_VALUE person.email'],
  ['no address', { person: person({ address: null }) }, 'WRONG_TYPE person.address'],
  ['an address without lines', address({ lines: [] }), 'BAD_VALUE person.address.lines'],
  ['five lines', address({ lines: ['1', '2', '3', '4', '5'] }), 'BAD_VALUE person.address.lines'],
  ['a line that is a number', address({ lines: ['1', 2] }), 'WRONG_TYPE person.address.lines[1]'],
  ['a country that is none', address({ country: 'XX' }), 'BAD_VALUE person.address.country'],
  ['no case', { case: undefined }, 'MISSING_FIELD case'],
  ['a case that is a text', { case: 'soocas' }, 'WRONG_TYPE case'],
  ['events', { case: returnCase({ events: [] }) }, 'UNKNOWN_FIELD case.events'],
  ['an end of the case', { case: returnCase({ asOf: '2026-03-22T00:00:00Z' }) }, 'UNKNOWN_FIELD case.asOf'],
  ['a negative price', order({ lines: [{ ...line, unitPrice: -1 }] }), 'BAD_VALUE case.order.lines[0].unitPrice'],
  ['half a cent', order({ lines: [{ ...line, unitPrice: 0.5 }] }), 'BAD_VALUE case.order.lines[0].unitPrice'],
  ['no payments', order({ payments: undefined }), 'MISSING_FIELD case.order.payments'],
  ['a shift of half a millisecond', { clockShift: 0.5 }, 'BAD_VALUE clockShift'],
  ['a shift in words', { clockShift: '1' }, 'WRONG_TYPE clockShift'],
])('%s is named by its path, and nothing starts', async (_what, changes, expected) => {
  const bench = openBench();
  const answer = await bench.start(startBody(changes));
  expect(answer.errors).toContain(expected);
  expect(answer.status).toBe(422);
  expect(bench.returns.started).toEqual([]);
  expect(bench.people.kept.size).toBe(0);
});

test('an unknown shop is named by its path to whom all shops are open; a shop’s key is for its own shop', async () => {
  const bench = openBench();
  const body = startBody({ case: returnCase({ shop: 'nowhere' }) });
  expect(await bench.start(body, 'agent:bo')).toMatchObject({ status: 422, errors: ['BAD_VALUE case.shop'] });
  expect(await bench.start(body, 'soocas')).toMatchObject({ status: 403, errors: ['NOT_ALLOWED case.shop'] });
  expect(bench.returns.started).toEqual([]);
});

function address(changes: object) {
  return { person: person({ address: { ...person().address, ...changes } }) };
}

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['two objects', '{}{}'],
  ['a list', '[]'],
  ['null', 'null'],
])('a body that is %s is NOT_JSON', async (_what, body) => {
  for (const answer of [await openBench().start(body), await openBench().send('withdraw', 'customer', body)]) {
    expect([answer.status, ...answer.errors]).toEqual([400, 'NOT_JSON']);
  }
});

test('a key that stands twice is refused with its path', async () => {
  const answer = await openBench().send('withdraw', 'customer', '{"id": "1", "\\u0069d": "2"}');
  expect([answer.status, ...answer.errors]).toEqual([400, 'DUPLICATE_KEY id']);
});

test('bytes that are no UTF-8 are NOT_JSON', async () => {
  const { app } = openBench();
  const body = Uint8Array.from([0x7b, 0xff, 0x7d]);
  const headers = { ...json, authorization: 'Bearer soocas' };
  const answer = await app.request('/v1/returns', { method: 'POST', headers, body });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'NOT_JSON']);
});

test('another content type is refused, parameters are not', async () => {
  const typed = (type: string) => openBench().post('/v1/returns', 'soocas', startBody(), { 'content-type': type });
  expect((await typed('application/json; charset=utf-8')).status).toBe(201);
  for (const type of ['text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', '']) {
    const answer = await typed(type);
    expect([answer.status, ...answer.errors]).toEqual([400, 'NOT_JSON']);
  }
});

test('a body of 1 MiB is read, one byte more is TOO_LARGE, whatever its length is said to be', async () => {
  const fill = 1_048_576 - JSON.stringify(startBody()).length;
  const body = (spaces: number) => JSON.stringify(startBody()) + ' '.repeat(spaces);
  expect((await openBench().start(body(fill))).status).toBe(201);
  const answer = await openBench().start(body(fill + 1));
  expect([answer.status, ...answer.errors]).toEqual([413, 'TOO_LARGE']);
  const announced = await openBench().post('/v1/returns', 'soocas', '{}', { 'content-length': '1048577' });
  expect(announced.status).toBe(413);
});

test('a body that does not end is not read to its end', async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull(stream) {
      if ((sent += 1) > 1_000) stream.close();
      else stream.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const headers = { ...json, authorization: 'Bearer soocas' };
  const request = new Request('http://localhost/v1/returns', { method: 'POST', headers, body, duplex: 'half' });
  expect((await openBench().app.request(request)).status).toBe(413);
  expect(sent).toBeLessThan(50);
});

test('deep nesting is refused and overflows nothing', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  const answer = await openBench().start(`{"requestId": "1", "person": {}, "case": {"shop": ${deep}}}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test('unknown paths, methods and messages are problem documents too', async () => {
  const { app, send, get } = openBench();
  const answers = [
    await send('sendMoney', 'agent:bo', { id: '1' }),
    await send('constructor', 'agent:bo', { id: '1' }),
    await get('/', 'agent:bo'),
    await get('/v1/return', 'agent:bo'),
    await get('/v1/returns/SOO-7K3MQ9XA-6', 'agent:bo'),
    await get('/v1/returns/%ff', 'agent:bo'),
  ];
  expect(answers.map(({ status, errors }) => [status, ...errors])).toEqual(answers.map(() => [404, 'NOT_FOUND']));
  const deleted = await app.request(`/v1/returns/${rma}`, { method: 'DELETE' });
  expect([deleted.status, deleted.headers.get('content-type')]).toEqual([405, 'application/problem+json']);
});

test.each([undefined, '', 'Bearer', 'Bearer  ', 'Bearer nobody', 'Basic soocas', 'soocas', 'Bearer soocas x'])(
  'the header %j opens nothing',
  async (authorization) => {
    const headers = { ...json, ...(authorization !== undefined && { authorization }) };
    const answer = await openBench().app.request('/v1/returns', { method: 'POST', headers, body: '{}' });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  },
);

test('health is told to everybody', async () => {
  const answer = await openBench().app.request('/healthz');
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});

test('what breaks on our side is told by a number alone, and logged without a person', async () => {
  const claim = () => Promise.reject(new TypeError('no row\n    at ada@example.org of 1 Market Street'));
  const bench = openBench({ requests: { ...memoryRequests(), claim } });
  const answer = await bench.start();
  expect([answer.status, ...answer.errors]).toEqual([500, 'BROKEN']);
  const [incident] = bench.incidents;
  expect(answer.body['incident']).toBe(incident?.incident);
  expect(incident).toMatchObject({ route: 'POST /v1/returns', error: 'TypeError' });
  expect(incident?.frames.join()).toContain('problems.test.ts');
  expect(JSON.stringify([bench.incidents, answer.body])).not.toMatch(/ada@|Market|no row/);
});
