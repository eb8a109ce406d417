// What keeps one client from taking the service away from all others, and browsers from being misled by an answer.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listen, type Patience } from '../../src/adapters/http-server.ts';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { longestAnswer } from '../../src/api/time-limit.ts';
import { openBench, rma } from './bench.ts';

afterEach(() => {
  jest.useRealTimers();
});

describe('a request that takes too long', () => {
  test('is answered, and what it began goes on', async () => {
    jest.useFakeTimers();
    const plain = memoryReturns();
    let finish = () => {};
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const start: typeof plain.start = async (...args) => slow.then(() => plain.start(...args));
    const bench = openBench({ returns: { ...plain, start } });
    const asked = bench.start();
    await jest.advanceTimersByTimeAsync(longestAnswer);
    const answer = await asked;
    expect([answer.status, ...answer.errors, answer.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '5']);
    finish();
    await slow;
    const again = await bench.start();
    expect([again.status, plain.started.length]).toEqual([200, 1]);
  });

  test('and fails after its answer harms nobody', async () => {
    jest.useFakeTimers();
    let fail = () => {};
    const slow = new Promise<never>((_resolve, reject) => (fail = () => reject(new Error('The database is away.'))));
    const bench = openBench({ returns: { ...memoryReturns(), card: () => slow } });
    const asked = bench.get(`/v1/returns/${rma}`, 'agent:bo');
    await jest.advanceTimersByTimeAsync(longestAnswer);
    expect((await asked).status).toBe(503);
    fail();
    await expect(slow).rejects.toThrow('away');
    expect(bench.incidents).toEqual([]);
  });
});

describe('headers', () => {
  test.each([
    ['an answer', '/healthz', 200],
    ['a refusal', `/v1/returns/${rma}`, 401],
    ['an unknown path', '/nothing', 404],
  ])('%s is nothing that a browser may run, frame, guess at or tell others of', async (_what, path, status) => {
    const { app } = openBench();
    const { headers, status: told } = await app.request(path);
    expect(told).toBe(status);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test('browsers are held to https where the public address is one, and only there', async () => {
    const at = async (publicUrl: string) =>
      (await openBench({ doorChanges: { publicUrl } }).app.request('/healthz')).headers.get(
        'strict-transport-security',
      );
    expect(await at('https://returns.example')).toBe('max-age=31536000');
    expect(await at('http://localhost:3000')).toBeNull();
  });
});

describe('methods', () => {
  test('a path answers to none but its own, and says which these are', async () => {
    const { app } = openBench();
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await app.request(`/v1/returns/${rma}`, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const options = await app.request('/v1/returns', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow'), await options.text()]).toEqual([
      204,
      'GET, HEAD, POST, OPTIONS',
      '',
    ]);
    expect((await app.request('/v1/nothing', { method: 'OPTIONS' })).status).toBe(404);
  });

  test('HEAD is GET without its body', async () => {
    const { app } = openBench();
    const answer = await app.request('/healthz', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'application/json',
      '',
    ]);
    expect((await app.request(`/v1/returns/${rma}`, { method: 'HEAD' })).status).toBe(401);
  });
});

describe('a connection', () => {
  const impatient: Patience = {
    headersTimeout: 200,
    requestTimeout: 400,
    keepAliveTimeout: 200,
    connectionsCheckingInterval: 50,
  };

  /** Writes this, then nothing more, and waits until the server ends the connection. */
  async function sending(start: string): Promise<string> {
    const { app, incidents } = openBench();
    const server = await listen(app.fetch, 0, impatient);
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.write(start);
    const told = await text(socket);
    socket.end();
    await server.close();
    // What reads the body hears of the end of the connection after all others.
    await new Promise((resolve) => setImmediate(resolve));
    expect(incidents).toEqual([]);
    return told;
  }

  test('whose headers do not come to an end is ended', async () => {
    expect(await sending('GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('whose body does not come to an end is ended', async () => {
    const head = 'POST /v1/returns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer soocas\r\n';
    const told = await sending(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"requestId": `);
    expect(told).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  test('that says nothing more after its answer is ended', async () => {
    expect(await sending('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('with more headers than anybody needs is refused', async () => {
    const told = await sending(`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(told).toMatch(/^HTTP\/1\.1 431 /);
  });
});
