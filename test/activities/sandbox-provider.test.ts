// What the sandbox provider takes, refuses and remembers, over real HTTP.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startSandboxProvider } from '../../src/adapters/sandbox-provider.ts';
import { sandboxPayments } from '../../src/adapters/sandbox-payments.ts';
import { openFakeServer } from '../support/fake-server.ts';
import { callSandbox, freshLedgerFile, sandboxKey, testProvider, type TestProvider } from '../support/refunds.ts';

let provider: TestProvider;
beforeAll(async () => {
  provider = await testProvider();
});
afterAll(() => provider.close());

let payments = 0;
function refundBody(change: object = {}) {
  payments += 1;
  const metadata = { intent: `intent-${payments}` };
  return { payment: `pi_${payments}`, captured: 1000, amount: 600, currency: 'USD', metadata, ...change };
}

const send = (body: unknown, key = JSON.stringify(body).slice(0, 100)) =>
  callSandbox(provider.url, '/v1/refunds', { body, headers: { 'idempotency-key': key } });

const codeOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  (body['error'] as { readonly code: string } | undefined)?.code;

const linesOfFile = () => readFileSync(provider.ledgerFile, 'utf8').split('\n').length;

describe('a refund', () => {
  test('stands in the file before it is answered, and is found by its id and its intent', async () => {
    const body = refundBody();
    const taken = await send(body);
    expect(taken).toMatchObject({ status: 201, body: { status: 'pending', amount: 600, metadata: body.metadata } });
    expect(readFileSync(provider.ledgerFile, 'utf8')).toContain(`"id":"${String(taken.body['id'])}"`);
    const byId = await callSandbox(provider.url, `/v1/refunds/${String(taken.body['id'])}`);
    expect(byId.body).toEqual(taken.body);
    const byIntent = await callSandbox(provider.url, `/v1/refunds?intent=${body.metadata.intent}`);
    expect(byIntent.body).toEqual({ data: [taken.body] });
  });

  test('with the same key and content has the same answer and one line', async () => {
    const body = refundBody();
    const taken = await send(body);
    const lines = linesOfFile();
    expect((await send(body)).body).toEqual(taken.body);
    expect(linesOfFile()).toBe(lines);
  });

  test('with the same key and other content is refused', async () => {
    const body = refundBody();
    await send(body, 'one-key');
    const other = await send({ ...body, amount: 1 }, 'one-key');
    expect([other.status, codeOf(other)]).toEqual([409, 'key_reused']);
  });

  test('of an intent that is refunded already is refused, whatever its key', async () => {
    const body = refundBody();
    await send(body, 'first-key');
    const again = await send({ ...body, amount: 1 }, 'second-key');
    expect([again.status, codeOf(again)]).toEqual([409, 'intent_refunded']);
  });

  test('never exceeds what was captured, whatever a later call says was captured', async () => {
    const body = refundBody();
    await send(body);
    const more = { ...body, captured: 9999, metadata: { intent: 'more' } };
    const exceeding = await send({ ...more, amount: 401 });
    expect([exceeding.status, codeOf(exceeding)]).toEqual([402, 'refund_exceeds_payment']);
    expect((await send({ ...more, amount: 400 })).status).toBe(201);
  });

  test('in another currency than the payment is declined', async () => {
    const body = refundBody();
    await send(body);
    const other = await send({ ...body, amount: 1, currency: 'EUR', metadata: { intent: 'other-currency' } });
    expect([other.status, codeOf(other)]).toEqual([402, 'other_currency']);
  });

  test('of a closed card is declined', async () => {
    const answer = await send(refundBody({ payment: 'card_closed_7' }));
    expect([answer.status, codeOf(answer)]).toEqual([402, 'card_closed']);
  });
});

describe('what cannot be understood is refused and leaves no trace', () => {
  test.each([
    ['no JSON', '{"payment":', 'not_json'],
    ['a list', [], 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['a negative amount', refundBody({ amount: -1 }), 'invalid_request'],
    ['an amount of nothing', refundBody({ amount: 0 }), 'invalid_request'],
    ['a fraction', refundBody({ amount: 1.5 }), 'invalid_request'],
    ['an amount as text', refundBody({ amount: '600' }), 'invalid_request'],
    ['an amount beyond whole numbers', refundBody({ amount: 2 ** 53 }), 'invalid_request'],
    ['a currency in small letters', refundBody({ currency: 'usd' }), 'invalid_request'],
    ['no intent', refundBody({ metadata: {} }), 'invalid_request'],
    ['an unknown field', refundBody({ amuont: 1 }), 'invalid_request'],
  ])('%s', async (_what, body, code) => {
    const lines = linesOfFile();
    const answer = await send(body, 'some-key');
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    expect(linesOfFile()).toBe(lines);
  });

  test('no key for repeats, no valid key of the caller, too much text, an unknown path', async () => {
    const at = (path: string, call = {}) => callSandbox(provider.url, path, call);
    expect(codeOf(await at('/v1/refunds', { body: refundBody() }))).toBe('key_missing');
    expect((await at('/v1/ledger', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    expect((await at('/v1/ledger', { headers: { authorization: '' } })).status).toBe(401);
    expect((await at('/v1/refunds', { body: 'x'.repeat(65 * 1024) })).status).toBe(413);
    expect((await at('/v1/nothing')).status).toBe(404);
    expect((await at('//')).status).toBe(404);
    expect((await at('/v1/refunds')).status).toBe(400);
  });

  test('a fault, unless it was started with faults', async () => {
    const strict = await startSandboxProvider({ port: 0, ledgerFile: freshLedgerFile(), keys: [sandboxKey] });
    expect((await callSandbox(strict.url, '/v1/faults', { body: { kind: '500' } })).status).toBe(404);
    const headers = { 'x-fault': '500', 'idempotency-key': 'k' };
    expect((await callSandbox(strict.url, '/v1/refunds', { body: refundBody(), headers })).status).toBe(201);
    expect((await callSandbox(provider.url, '/v1/refunds', { body: refundBody(), headers })).status).toBe(500);
    await strict.close();
  });
});

test('a refund that fails days later is told, frees its amount, and is found as declined', async () => {
  const reports: unknown[] = [];
  const desk = await openFakeServer(({ headers }, response, content) => {
    reports.push([headers.authorization, JSON.parse(content.toString('utf8'))]);
    response.end();
  });
  const ledgerFile = freshLedgerFile();
  const webhook = { url: `${desk.url}/reports`, key: 'report-key' };
  const { url, close } = await startSandboxProvider({ port: 0, ledgerFile, keys: [sandboxKey], webhook });
  const payment = sandboxPayments({ url, key: sandboxKey });
  const order = { intentId: 'i1', reference: 'pi_1', amount: 600, currency: 'USD', refundable: 1000 };
  const taken = await payment.refund(order);
  const id = taken.kind === 'taken' ? taken.providerId : '';
  await callSandbox(url, `/v1/refunds/${id}/status`, { body: { status: 'failed', reason: 'account closed' } });
  expect(await payment.lookUp(order)).toEqual({ kind: 'declined', reason: 'account closed' });
  expect(await payment.lookUp({ ...order, intentId: 'i2' })).toBeUndefined();
  expect(await payment.refund({ ...order, intentId: 'i2', amount: 1000 })).toMatchObject({ kind: 'taken' });
  expect(await payment.list?.('pi_1')).toMatchObject([
    { providerId: id, intentId: 'i1', status: 'failed', amount: 600 },
    { intentId: 'i2', status: 'pending', amount: 1000, currency: 'USD' },
  ]);
  expect(await payment.list?.('pi_2')).toEqual([]);
  while (reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(reports).toEqual([['Bearer report-key', expect.objectContaining({ type: 'refund.failed' })]]);
  await close();
  await desk.close();
});

describe('the ledger file', () => {
  test('is read again by the next start', async () => {
    const ledgerFile = freshLedgerFile();
    const first = await testProvider(ledgerFile);
    const headers = { 'idempotency-key': 'k' };
    const body = refundBody();
    const taken = await callSandbox(first.url, '/v1/refunds', { body, headers });
    await first.close();
    const second = await testProvider(ledgerFile);
    expect((await callSandbox(second.url, '/v1/refunds', { body, headers })).body).toEqual(taken.body);
    expect((await callSandbox(second.url, '/v1/ledger')).body['data']).toHaveLength(1);
    await second.close();
  });

  test('with a torn last line is cut back to its last whole line, with a notice', async () => {
    const ledgerFile = freshLedgerFile();
    const first = await testProvider(ledgerFile);
    await callSandbox(first.url, '/v1/refunds', { body: refundBody(), headers: { 'idempotency-key': 'k' } });
    await first.close();
    const whole = readFileSync(ledgerFile, 'utf8');
    appendFileSync(ledgerFile, whole.slice(0, -1));
    const second = await testProvider(ledgerFile);
    expect(second.notices).toEqual([expect.stringContaining('was torn')]);
    expect(readFileSync(ledgerFile, 'utf8')).toBe(whole);
    await second.close();
  });

  test('with damage before its end, or open already, is not opened', async () => {
    const ledgerFile = freshLedgerFile();
    writeFileSync(ledgerFile, '{"kind":\n{}\n');
    await expect(testProvider(ledgerFile)).rejects.toThrow(/Line 1 of .* is damaged/);
    await expect(testProvider(provider.ledgerFile)).rejects.toThrow(/is in use by process \d+: stop that one first/);
  });
});
