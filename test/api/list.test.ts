// Lists through the door: pages, filters, and whose returns are in them.
import { expect, test } from '@jest/globals';
import { rmaOf } from '../../src/adapters/digest.ts';
import { memoryList } from '../../src/adapters/memory/list.ts';
import type { Card } from '../../src/contract/card.ts';
import type { ListWanted } from '../../src/ports/return-list.ts';
import { cardOf } from '../support/claims.ts';
import { openBench as openEmpty, principals } from './bench.ts';
import { readsOf } from './reads.ts';

/** Ten of soocas, due one day after the other and the last two at no time, and one of website. */
const cards: readonly Card[] = [
  ...Array.from({ length: 10 }, (_, index) => {
    const owes = { who: 'shop', what: 'review', dueAt: `2026-03-${11 + index}T12:00:00Z`, clause: 'SOO-18' };
    return cardOf(rmaOf('SOO', `${index}`), 1, { owes: index < 8 ? owes : null });
  }),
  cardOf(rmaOf('WEB', '1'), 1, { shop: 'website' }),
];

function openBench(seen: ListWanted[] = []) {
  const list = memoryList(cards);
  const page: typeof list.page = (wanted, place) => {
    seen.push(wanted);
    return list.page(wanted, place);
  };
  return openEmpty({ reads: readsOf({ list: { ...list, page } }) });
}

async function rmasOf(bench: ReturnType<typeof openBench>, path: string, key: string) {
  const { body } = await bench.get(path, key);
  const { returns, next } = body as { returns: { rma: string; updatedAt: string }[]; next: string | null };
  return { rmas: returns.map(({ rma }) => rma), next };
}

test('what is due first comes first, page after page, and nothing is left out or told twice', async () => {
  const bench = openBench();
  const found: string[] = [];
  let pages = 0;
  for (let next: string | null = ''; next !== null; pages += 1) {
    const cursor = next === '' ? '' : `&cursor=${next}`;
    const page: Awaited<ReturnType<typeof rmasOf>> = await rmasOf(bench, `/v1/returns?limit=3${cursor}`, 'soocas');
    found.push(...page.rmas);
    next = page.next;
  }
  expect(pages).toBe(4);
  const withoutDate = cards.slice(8, 10).map(({ rma }) => rma);
  expect(found).toEqual([...cards.slice(0, 8).map(({ rma }) => rma), ...withoutDate.toSorted()]);
});

test('a line of the list says who owes what until when, and what is due', async () => {
  const { body } = await openBench().get('/v1/returns?limit=1', 'agent:bo');
  expect(body['returns']).toEqual([
    {
      rma: cards[0]?.rma,
      shop: 'soocas',
      orderNumber: cards[0]?.orderNumber,
      stage: 'in-review',
      outcome: null,
      owes: { who: 'shop', what: 'review', dueAt: '2026-03-11T12:00:00Z', clause: 'SOO-18' },
      clock: 'running',
      attention: [],
      total: 0,
      currency: 'USD',
      updatedAt: cards[0]?.at,
    },
  ]);
});

test('a shop sees its own returns alone, whatever it asks for; staff of the whole house see all', async () => {
  const bench = openBench();
  const ofWebsite = cards.filter(({ shop }) => shop === 'website').map(({ rma }) => rma);
  expect((await rmasOf(bench, '/v1/returns', 'website')).rmas).toEqual(ofWebsite);
  expect((await rmasOf(bench, '/v1/returns?shop=soocas&counts=yes', 'website')).rmas).toEqual([]);
  expect((await rmasOf(bench, '/v1/returns?shop=website', 'agent:bo')).rmas).toEqual(ofWebsite);
  expect((await rmasOf(bench, '/v1/returns?limit=100', 'auditor:ida')).rmas).toHaveLength(cards.length);
  const counts = await bench.get('/v1/returns?shop=soocas&counts=yes&limit=1', 'website');
  expect(counts.body).toEqual({ returns: [], next: null, counts: {} });
});

test.each(Object.entries(principals))('only staff and shops list returns: %s', async (name, { role }) => {
  const open = ['agent', 'supervisor', 'inspector', 'finance', 'operator', 'auditor', 'shop'];
  expect((await openBench().get('/v1/returns', name)).status).toBe(open.includes(role) ? 200 : 403);
});

test('how many there are in each stage is told on wish, whatever the page shows', async () => {
  const bench = openBench();
  const { body } = await bench.get('/v1/returns?counts=yes&limit=2&stage=closed', 'soocas');
  expect(body).toEqual({ returns: [], next: null, counts: { 'in-review': 10 } });
  expect((await bench.get('/v1/returns', 'soocas')).body).not.toHaveProperty('counts');
});

test('every filter is handed on as it is meant', async () => {
  const seen: ListWanted[] = [];
  const bench = openBench(seen);
  const rma = rmaOf('SOO', 'x');
  const typed = rma.toLowerCase().replaceAll('-', ' ');
  const filters = {
    stage: 'in-review',
    outcome: 'refunded',
    order: 'S-1',
    attention: 'any',
    clock: 'paused',
    dueAfter: '2026-03-01T08:00:00+08:00',
    dueBefore: '2026-03-02T00:00:00Z',
    q: typed,
  };
  await bench.get(`/v1/returns?${new URLSearchParams(filters).toString()}`, 'soocas');
  expect(seen).toEqual([
    {
      shop: 'soocas',
      stage: 'in-review',
      outcome: 'refunded',
      orderNumber: 'S-1',
      attention: 'any',
      clock: 'paused',
      dueAfter: '2026-03-01T00:00:00Z',
      dueBefore: '2026-03-02T00:00:00Z',
      search: { text: typed, rma },
    },
  ]);
});

test.each([
  ['limit=0', 'BAD_VALUE limit'],
  ['limit=101', 'BAD_VALUE limit'],
  ['limit=3.0', 'BAD_VALUE limit'],
  ['stage=open', 'BAD_VALUE stage'],
  ['attention=SOMETHING', 'BAD_VALUE attention'],
  ['dueBefore=tomorrow', 'BAD_VALUE dueBefore'],
  ['counts=no', 'BAD_VALUE counts'],
  ['q=', 'BAD_VALUE q'],
  ['page=2', 'UNKNOWN_FIELD page'],
  ['limit=1&limit=2', 'INCONSISTENT limit'],
  ['cursor=abc', 'BAD_VALUE cursor'],
  [`cursor=${btoa('[null,"SOO-1",""]')}`, 'BAD_VALUE cursor'],
  [`cursor=${btoa('null')}`, 'BAD_VALUE cursor'],
])('what cannot be meant is refused: %s', async (query, error) => {
  const answer = await openBench().get(`/v1/returns?${query}`, 'soocas');
  expect([answer.status, ...answer.errors]).toEqual([422, error]);
});

test('a cursor goes on with the filters it came with, and is worth nothing with others', async () => {
  const bench = openBench();
  const { next } = await rmasOf(bench, '/v1/returns?limit=1&stage=in-review', 'soocas');
  expect((await bench.get(`/v1/returns?limit=9&stage=in-review&cursor=${next}`, 'soocas')).status).toBe(200);
  const other = await bench.get(`/v1/returns?stage=closed&cursor=${next}`, 'soocas');
  expect(other.errors).toEqual(['BAD_VALUE cursor']);
  const [dueAt, , mark] = JSON.parse(atob(next?.replaceAll('-', '+').replaceAll('_', '/') ?? '')) as unknown[];
  for (const place of [
    [dueAt, 'SOO-1'],
    [dueAt, 7],
    ['tomorrow', cards[0]?.rma],
  ]) {
    const forged = btoa(JSON.stringify([...place, mark]));
    expect((await bench.get(`/v1/returns?stage=in-review&cursor=${forged}`, 'soocas')).errors).toEqual([
      'BAD_VALUE cursor',
    ]);
  }
  const cut = await bench.get(`/v1/returns?stage=in-review&cursor=${next?.slice(0, -3)}`, 'soocas');
  expect(cut.errors).toEqual(['BAD_VALUE cursor']);
});

test('an e-mail that was looked for is echoed nowhere, in the cursor neither', async () => {
  const bench = openBench();
  const answer = await bench.get('/v1/returns?limit=1&q=ada%40example.org', 'agent:bo');
  const told = `${JSON.stringify(answer.body)} ${atob(String(answer.body['next']).replaceAll('-', '+').replaceAll('_', '/'))}`;
  expect(told).not.toMatch(/ada|example\.org/);
});
