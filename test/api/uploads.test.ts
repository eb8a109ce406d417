// How much of what is being sent to us this process takes at once.
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { atMost } from '../../src/adapters/at-once.ts';
import { uploadRoom } from '../../src/adapters/door/uploads.ts';
import { listen } from '../../src/adapters/http-server.ts';
import { memoryEvidence } from '../../src/adapters/memory/evidence.ts';
import { largestFile } from '../../src/ports/evidence.ts';
import { uploadLimits } from '../../src/ports/uploads.ts';
import { madeLink } from '../support/made-link.ts';
import { until } from '../support/until.ts';
import { openBench, rma, startBody } from './bench.ts';

const photo = `/v1/returns/${rma}/evidence/product-photo`;

const soon = { patienceMs: 5_000, everyMs: 1 };

/** A body that comes as it is told to, and says how often it was read. */
function slowBody() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let reads = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (own) => void (controller = own),
      pull: () => void (reads += 1),
      cancel: () => void (isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    send: (bytes: number) => controller?.enqueue(new Uint8Array(bytes)),
    end: () => controller?.close(),
    breakOff: () => controller?.error(new Error('The sender went away.')),
    reads: () => reads,
    isCancelled: () => isCancelled,
  };
}

async function openUploads(room = 1000 * 1_048_576) {
  const bench = openBench({ doorChanges: { uploads: uploadRoom(room) } });
  await bench.start(startBody());
  const post = async (
    path: string,
    key: string,
    body: ReadableStream | string,
    headers: Record<string, string> = {},
  ) => {
    const own = { authorization: `Bearer ${key}`, ...headers };
    const sent = { method: 'POST', headers: own, body, duplex: 'half' as const };
    const response = await bench.app.request(path, sent);
    const { code = 'taken' } = (await response.json()) as { readonly code?: string };
    return { status: response.status, code, retryAfter: response.headers.get('retry-after') };
  };
  const link = async () => (await madeLink(bench.door.links, { rma, purpose: 'return', days: 1, by: 'shop' })).token;
  /** So many that have begun and do not come to an end by themselves. */
  const begin = async (count: number, path: string, key: string | (() => Promise<string>), headers = {}) => {
    const bodies = Array.from({ length: count }, slowBody);
    const answers = [];
    for (const { body } of bodies) {
      answers.push(post(path, typeof key === 'string' ? key : await key(), body, headers));
    }
    await until('all of them are read', () => bodies.every(({ reads }) => reads() > 0), soon);
    return { bodies, answers };
  };
  return { ...bench, post, link, begin };
}

describe('files', () => {
  test('of a return its customer sends three at once, however many links they have, and then the next one', async () => {
    const { post, link, begin } = await openUploads();
    const { bodies, answers } = await begin(uploadLimits.file.perCustomer, photo, link);
    expect(await post(photo, await link(), 'one more')).toEqual({ status: 429, code: 'TOO_MANY', retryAfter: '5' });
    expect((await post(photo, 'agent:bo', 'of somebody else')).status).toBe(201);
    bodies[0]?.send(5);
    bodies[0]?.end();
    expect((await answers[0])?.status).toBe(201);
    expect((await post(photo, await link(), 'one more')).status).toBe(201);
    for (const { end } of bodies.slice(1)) end();
    await Promise.all(answers);
  });

  test('an upload that breaks off leaves its place', async () => {
    const { post, begin } = await openUploads();
    const { bodies, answers } = await begin(uploadLimits.file.perCustomer, photo, 'customer');
    expect((await post(photo, 'customer', 'one more')).status).toBe(429);
    for (const { breakOff } of bodies) breakOff();
    await Promise.all(answers);
    expect((await post(photo, 'customer', 'one more')).status).toBe(201);
  });

  test('what is announced as larger than any file may be is refused unread', async () => {
    const { post, door } = await openUploads();
    const { body, reads } = slowBody();
    const announced = { 'content-length': String(largestFile + 1) };
    expect(await post(photo, 'agent:bo', body, announced)).toMatchObject({ status: 413, code: 'TOO_LARGE' });
    expect(reads()).toBe(0);
    expect(door.uploads.enter({ kind: 'file', who: 'me', isCustomer: true, announced: 0 }).kind).toBe('place');
  });

  test('where no room is left an upload ends in the middle, nothing of it is kept, and its room is free again', async () => {
    const { app, post, begin } = await openUploads(100);
    const { bodies, answers } = await begin(2, photo, 'agent:bo');
    const [first, second] = bodies;
    first?.send(60);
    await until('more is wanted of the first', () => first?.reads() !== 1, soon);
    expect(await post(photo, 'agent:bo', 'x'.repeat(41), { 'content-length': '41' })).toMatchObject({ status: 503 });
    second?.send(41);
    expect(await answers[1]).toEqual({ status: 503, code: 'UNAVAILABLE', retryAfter: '5' });
    expect(second?.isCancelled()).toBe(true);
    first?.end();
    expect((await answers[0])?.status).toBe(201);
    expect((await post(photo, 'agent:bo', 'x'.repeat(100))).status).toBe(201);
    const listed = await app.request(`/v1/returns/${rma}/evidence`, { headers: { authorization: 'Bearer agent:bo' } });
    expect(await listed.json()).toMatchObject({ files: [{ bytes: 60 }, { bytes: 100 }] });
  });

  test('all callers together have as many under way as this process can hold open', () => {
    const { enter } = uploadRoom(1000);
    const wish = (who: string) => ({ kind: 'file' as const, who, isCustomer: false, announced: 0 });
    const { inAll, perCaller } = uploadLimits.file;
    for (let count = 0; count < inAll; count += 1) {
      expect(enter(wish(`caller ${Math.floor(count / perCaller)}`)).kind).toBe('place');
    }
    expect(enter(wish('caller 0'))).toEqual({ kind: 'busy', most: perCaller });
    expect(enter(wish('somebody new'))).toEqual({ kind: 'full' });
    expect(enter({ ...wish('mail server'), kind: 'mail' }).kind).toBe('place');
  });

  test('a place that is left twice is one', () => {
    const { enter } = uploadRoom(10);
    const places = ['one', 'other'].map((who) => enter({ kind: 'file', who, isCustomer: false, announced: 0 }));
    const [one, other] = places.flatMap((place) => (place.kind === 'place' ? [place] : []));
    expect([one?.take(6), other?.take(4), other?.take(1)]).toEqual([true, true, false]);
    one?.leave();
    one?.leave();
    expect([other?.take(6), other?.take(1)]).toEqual([true, false]);
  });
});

test('of mails that came back, which are read in memory, few are taken at once', async () => {
  const { post, begin } = await openUploads();
  const mail = { 'content-type': 'message/rfc822' };
  const { bodies, answers } = await begin(uploadLimits.mail.inAll, '/v1/bounces', 'mail', mail);
  expect((await post('/v1/bounces', 'mail', 'From: a', mail)).status).toBe(429);
  expect((await post('/v1/bounces', 'soocas', 'From: a', mail)).status).toBe(503);
  for (const { end } of bodies) end();
  await Promise.all(answers);
  expect((await post('/v1/bounces', 'soocas', 'From: a', mail)).status).toBe(200);
});

test('of what was sent two at once are in memory, and a failure makes room for the next', async () => {
  const inTurn = atMost(2);
  let running = 0;
  const seen: number[] = [];
  const ends: (() => void)[] = [];
  const all: Promise<void>[] = [];
  const begin = (fails: boolean) => {
    const work = inTurn(async () => {
      running += 1;
      seen.push(running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      if (fails) throw new Error('It cannot be kept.');
    });
    all.push(work.catch(() => undefined));
  };
  for (const fails of [true, false, true, false]) begin(fails);
  for (let ended = 0; ended < 8; ended += 1) {
    await until('the next one runs', () => ends.length > ended, soon);
    if (ended < 4) begin(ended % 2 === 0);
    ends[ended]?.();
  }
  await Promise.all(all);
  expect([seen.length, Math.max(...seen), running]).toEqual([8, 2, 0]);
});

test('on a real connection whoever goes away in the middle leaves their place, and who finds no room hears of it', async () => {
  const { app, door, incidents } = await openUploads(1_048_576);
  const server = await listen(app.fetch, 0);
  const headers = { authorization: 'Bearer customer' };
  const isFree = () => {
    const place = door.uploads.enter({ kind: 'file', who: 'me', isCustomer: false, announced: 1_048_576 });
    if (place.kind === 'place') place.leave();
    return place.kind === 'place';
  };
  const leaving = request(`${server.url}${photo}`, { method: 'POST', headers });
  leaving.on('error', () => undefined);
  leaving.write(Buffer.alloc(1000));
  await until('something has come', () => !isFree(), soon);
  leaving.destroy();
  await until('the place is left', isFree, soon);
  const body = Readable.toWeb(Readable.from(Array.from({ length: 320 }, () => Buffer.alloc(65_536))));
  const sent = { method: 'POST', headers, body: body as ReadableStream, duplex: 'half' as const };
  expect((await fetch(`${server.url}${photo}`, sent)).status).toBe(503);
  await server.close();
  expect(incidents).toEqual([]);
});

test('a refusal for the file itself leaves the place as well', async () => {
  const sentence = 'Please send another one.';
  const bench = openBench({
    evidence: memoryEvidence({ kind: 'refused', why: 'not-usable', sentence }),
    doorChanges: { uploads: uploadRoom(100) },
  });
  await bench.start(startBody());
  for (let count = 0; count <= uploadLimits.file.perCustomer; count += 1) {
    const sent = { method: 'POST', headers: { authorization: 'Bearer customer' }, body: 'no picture' };
    expect((await bench.app.request(photo, sent)).status).toBe(422);
  }
});
