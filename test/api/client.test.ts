// The client, with the API itself behind its `fetch`: what is answered, refused, lost, and waited for.
import { expect, test } from '@jest/globals';
import { homeward, HomewardProblem, HomewardSilent, WaitedInVain } from '../../src/client/index.ts';
import type { Card } from '../../src/contract/card.ts';
import type { EvidenceFile } from '../../src/ports/evidence.ts';
import { operations } from '../../src/api/operations.ts';
import { openBench, person, returnCase, rma } from './bench.ts';

type Fetch = (url: string, request: RequestInit) => Promise<Response>;

const body = { requestId: 'R-1', person: person(), case: returnCase() as never };

/** A client of the bench whose pauses are noted and take no time of ours. */
function open({ key = 'soocas', between = (next) => next, bench = openBench(), ...more }: Opening = {}) {
  const pauses: number[] = [];
  let now = 0;
  const time = {
    now: () => now,
    pause: async (milliseconds: number) => {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  const through = between(async (url, request) => bench.app.request(url, request));
  const client = homeward({ url: 'http://homeward.test/', key, fetch: through, time, ...more });
  return { bench, client, pauses };
}

interface Opening {
  readonly key?: string;
  readonly between?: (next: Fetch) => Fetch;
  readonly bench?: ReturnType<typeof openBench>;
  readonly patienceMs?: number;
  readonly tryMs?: number;
}

/** Carries each of so many calls out and then loses the answer. */
const losing =
  (count: number) =>
  (next: Fetch): Fetch => {
    let left = count;
    return async (url, request) => {
      const answer = await next(url, request);
      left -= 1;
      if (left < 0) return answer;
      throw new TypeError('fetch failed', { cause: new Error('read ECONNRESET') });
    };
  };

/** Answers so many calls by itself and lets the others through. */
const answering =
  (count: number, answer: () => Response) =>
  (next: Fetch): Fetch => {
    let left = count;
    return async (url, request) => ((left -= 1) >= 0 ? answer() : next(url, request));
  };

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ code, status, title: 'Not now', detail: 'Later.', cure: 'Wait.', errors: [] }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });

async function thrownBy(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a return is started, read, and told things, each in one call', async () => {
  const { client, bench } = open();
  expect(await client.startReturn(body)).toMatchObject({ rma, shop: 'soocas', requestId: 'R-1' });
  expect(await client.readReturn(rma)).toMatchObject({ rma, stage: 'in-review' });
  const agent = open({ key: 'agent:bo', bench }).client;
  const heard = await agent.askForEvidence(rma, { id: 'a-1', evidence: ['video'] });
  expect(heard).toMatchObject({ rma, message: 'askForEvidence', id: 'a-1', stage: 'in-review', early: false });
  const carrier = open({ key: 'carrier', bench }).client;
  expect(await carrier.parcelScanned(rma)).toMatchObject({ message: 'parcelScanned', kept: true });
});

test('lost answers make one return: all tries have the same request id', async () => {
  const { client, bench, pauses } = open({ between: losing(3) });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(bench.returns.started).toHaveLength(1);
  expect(pauses).toHaveLength(3);
});

test('an id that the caller has not given is made once for all tries, and told back', async () => {
  const { client, bench } = open({ between: losing(2) });
  const { requestId: _, ...nameless } = body;
  const { requestId, rma: made } = await client.startReturn(nameless);
  expect(requestId).toMatch(/^[0-9a-f]{32}$/);
  expect(bench.returns.started.map((one) => one.rma)).toEqual([made]);
  const agent = open({ key: 'agent:bo', bench, between: losing(2) }).client;
  const { id } = await agent.decide(made, { verdict: 'approve' });
  expect(new Set(bench.returns.sent.map(({ message }) => message.id))).toEqual(new Set([id]));
});

test('what has no id of the caller’s is not sent again when it may have been carried out', async () => {
  const { client, bench, pauses } = open({ key: 'operator:max', between: losing(1) });
  expect(await thrownBy(client.addStaff({ name: 'lu', role: 'finance' }))).toBeInstanceOf(HomewardSilent);
  expect(pauses).toEqual([]);
  const again = open({ key: 'operator:max', bench }).client;
  expect((await again.listStaff()).staff).toMatchObject([{ name: 'lu' }]);
});

test('a key and a link whose answers were lost are made once, and who asked learns which one it was', async () => {
  const bench = openBench();
  await bench.start();
  const lost = () => open({ key: 'soocas', bench, between: losing(1) }).client;
  const { client } = open({ key: 'soocas', bench });
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

test('a refusal is thrown with its code, its cure, each field, and the id of what was refused', async () => {
  const { client, pauses } = open();
  const wrong = { ...body, person: person({ email: 'nobody', language: '?' }) };
  const refused = await thrownBy(client.startReturn(wrong));
  expect(refused).toBeInstanceOf(HomewardProblem);
  expect(refused).toMatchObject({ status: 422, code: 'BAD_VALUE', id: 'R-1', retryAfter: undefined });
  expect((refused as HomewardProblem).errors.map(({ at }) => at)).toEqual(['person.email', 'person.language']);
  expect((refused as Error).message).toContain((refused as HomewardProblem).cure);
  expect(pauses).toEqual([]);
});

test('after the end the problem tells how it has ended', async () => {
  const told = {
    kind: 'problem',
    problem: { at: '', code: 'RETURN_ENDED', detail: 'It has ended.' },
    outcome: 'lapsed',
  } as const;
  const bench = openBench({ told });
  await bench.start();
  const { client } = open({ key: 'agent:bo', bench });
  expect(await thrownBy(client.decide(rma, { verdict: 'approve' }))).toMatchObject({ status: 410, outcome: 'lapsed' });
});

test.each([
  [429, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [423, 'PAUSED'],
])('%i is tried again after as long as the service asks for', async (status, code) => {
  const { client, pauses } = open({ between: answering(2, () => problem(status, code, { 'retry-after': '7' })) });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(pauses).toHaveLength(2);
  for (const pause of pauses) expect([pause >= 7_000, pause < 8_000]).toEqual([true, true]);
});

test('a service that wants an hour is asked again sooner, and one that never comes back is given up', async () => {
  const hour = () => problem(503, 'UNAVAILABLE', { 'retry-after': '3600' });
  const { client, pauses } = open({ between: answering(1, hour), patienceMs: 100_000 });
  await client.startReturn(body);
  expect(Math.max(...pauses)).toBeLessThan(31_000);
  const away = open({ between: answering(Infinity, hour), patienceMs: 100_000 });
  expect(await thrownBy(away.client.startReturn(body))).toMatchObject({ status: 503, retryAfter: 3600, id: 'R-1' });
  expect(away.pauses).toHaveLength(3);
});

test('pauses grow and are never the same for long', async () => {
  const { client, pauses } = open({ between: answering(Infinity, () => problem(503, 'UNAVAILABLE')) });
  await thrownBy(client.readReturn(rma));
  expect(pauses.length).toBeGreaterThan(8);
  expect(pauses[5] ?? 0).toBeGreaterThan(pauses[0] ?? Infinity);
  expect(new Set(pauses).size).toBe(pauses.length);
});

test('nobody at the address, or somebody else, is said in a sentence, with the id to repeat', async () => {
  const gone = open({ between: losing(Infinity), patienceMs: 1_000 });
  const silent = await thrownBy(gone.client.startReturn(body));
  expect(silent).toBeInstanceOf(HomewardSilent);
  expect(silent).toMatchObject({ id: 'R-1', status: undefined });
  expect((silent as Error).message).toMatch(/^Homeward at .+ has not answered after \d tries \(read ECONNRESET\)/);
  const page = () => new Response('<h1>It works</h1>', { status: 404 });
  const { client, pauses } = open({ between: answering(1, page) });
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
  const { client } = open({ between: hanging, tryMs: 1 });
  expect(await client.startReturn(body)).toMatchObject({ rma });
  expect(calls).toBe(2);
  const reason = new Error('the shop closes');
  const ending = AbortSignal.abort(reason);
  expect(await thrownBy(client.readReturn(rma, { signal: ending }))).toBe(reason);
  expect(calls).toBe(2);
});

test('a file is given as evidence, listed and fetched; a stream that was broken off is not sent twice', async () => {
  const file: EvidenceFile = { ...kept, name: 'f1' };
  const given: number[] = [];
  const evidence = {
    keep: async ({ content }: { readonly content: AsyncIterable<Uint8Array> }) => {
      let bytes = 0;
      for await (const part of content) bytes += part.length;
      given.push(bytes);
      return { kind: 'kept' as const, file };
    },
    list: async () => [file],
    serve: async () => ({ file, content: new Uint8Array([1, 2, 3]), inline: true }),
  };
  const bench = openBench({ evidence });
  await bench.start();
  const { client } = open({ bench, between: losing(1) });
  const content = new Uint8Array(70_000);
  expect(await client.giveEvidence(rma, 'product-photo', content)).toMatchObject({ name: 'f1' });
  expect(await client.giveEvidence(rma, 'product-photo', new Blob([content]))).toMatchObject({ name: 'f1' });
  expect((await client.listEvidence(rma)).files).toMatchObject([{ name: 'f1' }]);
  const fetched = await client.readEvidence(rma, 'f1');
  expect([fetched.type, [...new Uint8Array(await fetched.arrayBuffer())]]).toEqual(['image/jpeg', [1, 2, 3]]);
  const lost = open({ bench, between: losing(1) });
  const stream = new Blob([content]).stream() as ReadableStream<Uint8Array>;
  expect(await thrownBy(lost.client.giveEvidence(rma, 'product-photo', stream))).toBeInstanceOf(HomewardSilent);
  expect(given).toEqual([70_000, 70_000, 70_000, 70_000]);
});

const kept: Omit<EvidenceFile, 'name'> = {
  evidence: 'product-photo',
  mediaType: 'image/jpeg',
  bytes: 70_000,
  sha256: '0',
  by: 'shop',
  at: '2026-03-22T03:00:00Z',
};

test.each(['', '.', '..'])('what is called %j leads to nothing else, and nothing is sent', async (id) => {
  const asked: string[] = [];
  const { client } = open({
    between: (next) => async (url, request) => {
      asked.push(url);
      return next(url, request);
    },
  });
  const calls = [
    () => client.readReturn(id),
    () => client.withdraw(id),
    () => client.removeWebhookEndpoint(id),
    () => client.replayWebhookDelivery('ep_1', id),
    () => client.readPaper(rma, id),
  ];
  for (const call of calls) expect(await thrownBy(call())).toBeInstanceOf(TypeError);
  expect(asked).toEqual([]);
  expect(await thrownBy(client.readReturn('../keys'))).toBeInstanceOf(HomewardProblem);
  expect(asked).toEqual(['http://homeward.test/v1/returns/..%2Fkeys']);
});

test('a return is waited for, politely, until it is where it should be, and in vain when it ends otherwise', async () => {
  const { client, pauses } = waiting(['in-review', 'in-review', 'awaiting-parcel']);
  expect(await client.waitFor(rma, { stage: ['in-transit', 'awaiting-parcel'] })).toMatchObject({
    stage: 'awaiting-parcel',
  });
  expect(pauses).toHaveLength(2);
  expect(pauses[1] ?? 0).toBeGreaterThan(pauses[0] ?? Infinity);

  const ended = waiting(['in-review', 'closed']).client;
  const vain = await thrownBy(ended.waitFor(rma, { outcome: 'refunded' }));
  expect(vain).toBeInstanceOf(WaitedInVain);
  expect(vain).toMatchObject({
    card: { outcome: 'declined' },
    message: `${rma} has ended as declined, not as refunded.`,
  });
  expect(await waiting(['closed']).client.waitFor(rma, { outcome: 'any' })).toMatchObject({ outcome: 'declined' });

  const late = waiting(['in-review']);
  const tooLong = await thrownBy(late.client.waitFor(rma, { until: () => false }, { timeoutMs: 60_000 }));
  expect(tooLong).toMatchObject({ name: 'WaitedInVain', card: { stage: 'in-review' } });
  expect(late.pauses.length).toBeLessThan(25);
});

/** A return that is seen in these stages one after another, and stays in the last. */
function waiting(stages: readonly Card['stage'][]) {
  let seen = 0;
  const card = (): Response => {
    const stage = stages[Math.min(seen, stages.length - 1)];
    seen += 1;
    return Response.json({ rma, stage, outcome: stage === 'closed' ? 'declined' : null });
  };
  return open({ between: answering(Infinity, card) });
}

test('a list is read page by page, as far as its reader goes', async () => {
  const asked: string[] = [];
  const pages = (): Fetch => async (url) => {
    asked.push(url);
    const page = asked.length;
    const returns = [1, 2].map((place) => ({ rma: `SOO-${page}-${place}` }));
    return Response.json({ returns, next: page === 3 ? null : `after ${page}` });
  };
  const { client } = open({ between: pages });
  const all: string[] = [];
  for await (const one of client.eachReturn({ stage: 'in-review', limit: 2 })) all.push(one.rma);
  expect(all).toEqual(['SOO-1-1', 'SOO-1-2', 'SOO-2-1', 'SOO-2-2', 'SOO-3-1', 'SOO-3-2']);
  expect(asked.map((url) => url.split('/v1/')[1])).toEqual([
    'returns?stage=in-review&limit=2',
    'returns?stage=in-review&limit=2&cursor=after+1',
    'returns?stage=in-review&limit=2&cursor=after+2',
  ]);
  for await (const one of client.eachReturn()) if (one.rma) break;
  expect(asked).toHaveLength(4);
});

/** What browsers and other services call, and what a program has no use for. */
const forOthers = /^(reportBounce|hear[A-Z]\w+|signIn|readSession|signOut|beginCompanySignIn|finishCompanySignIn)$/;

test('each operation of the API has a method of its name', () => {
  const { client } = open();
  const wanted = operations.filter(({ id, tag }) => tag !== 'service' && !forOthers.test(id)).map(({ id }) => id);
  expect(wanted.filter((id) => !(id in client))).toEqual([]);
});
