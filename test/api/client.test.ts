// The client, with the API itself behind its `fetch`: what is answered, refused, and waited for.
import { expect, test } from '@jest/globals';
import { HomewardProblem, HomewardSilent, WaitedInVain } from '../../src/client/index.ts';
import type { Card } from '../../src/contract/card.ts';
import type { EvidenceFile } from '../../src/ports/evidence.ts';
import { operations } from '../../src/api/operations.ts';
import { openBench, person, rma } from './bench.ts';
import { answering, body, type Fetch, losing, openClient, thrownBy } from './bench-client.ts';

test('a return is started, read, and told things, each in one call', async () => {
  const { client, bench } = openClient();
  expect(await client.startReturn(body)).toMatchObject({ rma, shop: 'soocas', requestId: 'R-1' });
  expect(await client.readReturn(rma)).toMatchObject({ rma, stage: 'in-review' });
  const agent = openClient({ key: 'agent:bo', bench }).client;
  const heard = await agent.askForEvidence(rma, { id: 'a-1', evidence: ['video'] });
  expect(heard).toMatchObject({ rma, message: 'askForEvidence', id: 'a-1', stage: 'in-review', early: false });
  const carrier = openClient({ key: 'carrier', bench }).client;
  expect(await carrier.parcelScanned(rma)).toMatchObject({ message: 'parcelScanned', kept: true });
});

test('a refusal is thrown with its code, its cure, each field, and the id of what was refused', async () => {
  const { client, pauses } = openClient();
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
  const { client } = openClient({ key: 'agent:bo', bench });
  expect(await thrownBy(client.decide(rma, { verdict: 'approve' }))).toMatchObject({ status: 410, outcome: 'lapsed' });
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
  const { client } = openClient({ bench, between: losing(1) });
  const content = new Uint8Array(70_000);
  expect(await client.giveEvidence(rma, 'product-photo', content)).toMatchObject({ name: 'f1' });
  expect(await client.giveEvidence(rma, 'product-photo', new Blob([content]))).toMatchObject({ name: 'f1' });
  expect((await client.listEvidence(rma)).files).toMatchObject([{ name: 'f1' }]);
  const fetched = await client.readEvidence(rma, 'f1');
  expect([fetched.type, [...new Uint8Array(await fetched.arrayBuffer())]]).toEqual(['image/jpeg', [1, 2, 3]]);
  const lost = openClient({ bench, between: losing(1) });
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
  const { client } = openClient({
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
  return openClient({ between: answering(Infinity, card) });
}

test('a list is read page by page, as far as its reader goes', async () => {
  const asked: string[] = [];
  const pages = (): Fetch => async (url) => {
    asked.push(url);
    const page = asked.length;
    const returns = [1, 2].map((place) => ({ rma: `SOO-${page}-${place}` }));
    return Response.json({ returns, next: page === 3 ? null : `after ${page}` });
  };
  const { client } = openClient({ between: pages });
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
  const { client } = openClient();
  const wanted = operations.filter(({ id, tag }) => tag !== 'service' && !forOthers.test(id)).map(({ id }) => id);
  expect(wanted.filter((id) => !(id in client))).toEqual([]);
});
