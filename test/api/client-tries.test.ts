// What the client does when answers are lost, late or put off: it tries again with the same ids, and gives up in the end.
import { expect, test } from '@jest/globals';
import { HomewardSilent } from '../../src/client/index.ts';
import { openBench, rma } from './bench.ts';
import { answering, body, type Fetch, losing, openClient, problem, thrownBy } from './bench-client.ts';

test('lost answers make one return: all tries have the same request id', async () => {
  const { client, bench, pauses } = openClient({ between: losing(3) });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(bench.returns.started).toHaveLength(1);
  expect(pauses).toHaveLength(3);
});

test('an id that the caller has not given is made once for all tries, and told back', async () => {
  const { client, bench } = openClient({ between: losing(2) });
  const { requestId: _, ...nameless } = body;
  const { requestId, rma: made } = await client.startReturn(nameless);
  expect(requestId).toMatch(/^[0-9a-f]{32}$/);
  expect(bench.returns.started.map((one) => one.rma)).toEqual([made]);
  const agent = openClient({ key: 'agent:bo', bench, between: losing(2) }).client;
  const { id } = await agent.decide(made, { verdict: 'approve' });
  expect(new Set(bench.returns.sent.map(({ message }) => message.id))).toEqual(new Set([id]));
});

test('what has no id of the caller’s is not sent again when it may have been carried out', async () => {
  const { client, bench, pauses } = openClient({ key: 'operator:max', between: losing(1) });
  expect(await thrownBy(client.addStaff({ name: 'lu', role: 'finance' }))).toBeInstanceOf(HomewardSilent);
  expect(pauses).toEqual([]);
  const again = openClient({ key: 'operator:max', bench }).client;
  expect((await again.listStaff()).staff).toMatchObject([{ name: 'lu' }]);
});

test('a key and a link whose answers were lost are made once, and who asked learns which one it was', async () => {
  const bench = openBench();
  await bench.start();
  const lost = () => openClient({ key: 'soocas', bench, between: losing(1) }).client;
  const { client } = openClient({ key: 'soocas', bench });
  const key = await thrownBy(lost().makeKey({ name: 'till', scopes: ['returns:read'] }));
  const link = await thrownBy(lost().makeLink(rma));
  const [{ keys }, { links }] = [await client.listKeys(), await client.listLinks(rma)];
  expect([keys.length, links.length]).toEqual([1, 1]);
  expect(key).toMatchObject({ status: 409, code: 'MADE_BEFORE' });
  expect((key as Error).message).toContain(keys[0]?.id);
  expect((link as Error).message).toContain(links[0]?.id);
  await client.revokeLink(rma, links[0]?.id ?? '');
  const options = { idempotencyKey: 'second try' };
  expect(await client.makeLink(rma, {}, options)).toHaveProperty('token');
  expect(await thrownBy(client.makeLink(rma, {}, options))).toMatchObject({ code: 'MADE_BEFORE', id: 'second try' });
});

test.each([
  [429, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [423, 'PAUSED'],
])('%i is tried again after as long as the service asks for', async (status, code) => {
  const { client, pauses } = openClient({ between: answering(2, () => problem(status, code, { 'retry-after': '7' })) });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(pauses).toHaveLength(2);
  for (const pause of pauses) expect([pause >= 7_000, pause < 8_000]).toEqual([true, true]);
});

test('a service that wants an hour is asked again sooner, and one that never comes back is given up', async () => {
  const hour = () => problem(503, 'UNAVAILABLE', { 'retry-after': '3600' });
  const { client, pauses } = openClient({ between: answering(1, hour), patienceMs: 100_000 });
  await client.startReturn(body);
  expect(Math.max(...pauses)).toBeLessThan(31_000);
  const away = openClient({ between: answering(Infinity, hour), patienceMs: 100_000 });
  expect(await thrownBy(away.client.startReturn(body))).toMatchObject({ status: 503, retryAfter: 3600, id: 'R-1' });
  expect(away.pauses).toHaveLength(3);
});

test('pauses grow and are never the same for long', async () => {
  const { client, pauses } = openClient({ between: answering(Infinity, () => problem(503, 'UNAVAILABLE')) });
  await thrownBy(client.readReturn(rma));
  expect(pauses.length).toBeGreaterThan(8);
  expect(pauses[5] ?? 0).toBeGreaterThan(pauses[0] ?? Infinity);
  expect(new Set(pauses).size).toBe(pauses.length);
});

test('nobody at the address, or somebody else, is said in a sentence, with the id to repeat', async () => {
  const gone = openClient({ between: losing(Infinity), patienceMs: 1_000 });
  const silent = await thrownBy(gone.client.startReturn(body));
  expect(silent).toBeInstanceOf(HomewardSilent);
  expect(silent).toMatchObject({ id: 'R-1', status: undefined });
  expect((silent as Error).message).toMatch(/^Homeward at .+ has not answered after \d tries \(read ECONNRESET\)/);
  const page = () => new Response('<h1>It works</h1>', { status: 404 });
  const { client, pauses } = openClient({ between: answering(1, page) });
  expect(await thrownBy(client.readReturn(rma))).toMatchObject({ status: 404, tries: 1 });
  expect(pauses).toEqual([]);
});

test('a try that takes too long is given up and made again; the caller ends all of it', async () => {
  let calls = 0;
  const hanging = (next: Fetch): Fetch => {
    return (url, request) => {
      calls += 1;
      if (calls > 1) return next(url, request);
      return new Promise((_resolve, reject) => {
        request.signal?.addEventListener('abort', () => reject(request.signal?.reason as Error));
      });
    };
  };
  const { client } = openClient({ between: hanging, tryMs: 1 });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(calls).toBe(2);
  const reason = new Error('the shop closes');
  const ending = AbortSignal.abort(reason);
  expect(await thrownBy(client.readReturn(rma, { signal: ending }))).toBe(reason);
  expect(calls).toBe(2);
});
