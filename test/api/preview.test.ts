// What would come of a return, asked before it is started: the policies are the real ones, nothing else is.
import { expect, test } from '@jest/globals';
import { packTexts } from '../../src/adapters/packs.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import { previewBy } from '../../src/case/preview.ts';
import type { Preview } from '../../src/contract/preview.ts';
import { now, openBench as openEmpty, returnCase, rma } from './bench.ts';
import { readsOf } from './reads.ts';

const { packs, book } = joinPolicies();
const { order, request } = returnCase();

function openBench() {
  return openEmpty({ book, reads: readsOf({ preview: previewBy(packs) }) });
}

async function previewOf(changes: object = {}, key = 'soocas') {
  const answer = await openBench().post('/v1/returns/preview', key, { case: returnCase(changes) });
  return { answer, preview: answer.body as unknown as Preview };
}

test('the packs are there', () => {
  expect(packTexts().length).toBeGreaterThan(0);
});

test('a defect in time may come back on a free label, and the price is paid back within the shop’s limit', async () => {
  const { answer, preview } = await previewOf();
  expect(answer.status).toBe(200);
  expect(preview.lines).toEqual([
    {
      line: '1',
      quantity: 1,
      mayReturn: 'accepted',
      clauses: ['SOO-33', 'SOO-01'],
      route: 'prepaid-label',
      freight: 'shop',
      resolutions: ['refund', 'exchange'],
    },
  ]);
  expect(preview.evidence).toEqual({ needed: ['product-photo'], missing: [], clauses: ['SOO-17'] });
  expect(preview.refund).toMatchObject({
    money: { total: 7990, lines: [{ what: 'goods', line: '1', amount: 7990, clauses: ['SOO-13', 'SOO-21'] }] },
    clauses: ['SOO-24'],
  });
  const limits = preview.deadlines.map(({ id, owes, begins }) => `${id} ${owes} ${begins}`);
  expect(limits).toEqual([
    'SOO-K01 customer now',
    'SOO-K02 shop now',
    'SOO-K03 customer later',
    'ALL-K05 carrier later',
    'SOO-K04 shop later',
    'SOO-K05 shop later',
  ]);
  expect(preview.refund?.dueAt).toBe(preview.deadlines.at(-1)?.dueAt);
  expect(preview.rulings[0]?.quotes[1]).toContain('within 30 natural days');
});

test('what is missing is named, and the time for the review has not begun', async () => {
  const { preview } = await previewOf({ request: { ...request, evidence: [] } });
  expect(preview.evidence.missing).toEqual(['product-photo']);
  expect(preview.deadlines.filter(({ begins }) => begins === 'now').map(({ step }) => step)).not.toContain('review');
  expect(preview.refund?.money.total).toBe(7990);
});

test('what is too late is refused with its clause, and nothing would be paid', async () => {
  const late = {
    ...order,
    deliveredAt: '2026-02-10T15:20:00Z',
    placedAt: '2026-02-01T10:00:00Z',
    shippedAt: '2026-02-03T02:00:00Z',
  };
  const { preview } = await previewOf({ order: late });
  expect(preview.lines).toMatchObject([{ mayReturn: 'refused', route: null, freight: null, resolutions: [] }]);
  expect(preview.lines[0]?.clauses).toContain('SOO-01');
  expect(preview.refund).toBeNull();
});

test('for new goods no money is told, but until when they leave', async () => {
  const { preview } = await previewOf({ request: { ...request, resolution: 'exchange' } });
  expect(preview.refund).toBeNull();
  expect(preview.deadlines.map(({ step }) => step)).toContain('exchange');
});

test('nothing is started, claimed, kept or noted', async () => {
  const bench = openBench();
  const body = { case: returnCase() };
  const first = await bench.post('/v1/returns/preview', 'soocas', body);
  expect((await bench.post('/v1/returns/preview', 'soocas', body)).body).toEqual(first.body);
  expect([bench.returns.started, [...bench.people.kept], bench.audit.acts]).toEqual([[], [], []]);
  expect((await bench.start()).status).toBe(201);
});

test('units that another return holds are told, with its number', async () => {
  const bench = openBench();
  await bench.start();
  const { body } = await bench.post('/v1/returns/preview', 'soocas', { case: returnCase() });
  expect(body['held']).toEqual([{ line: '1', left: 0, holders: [{ rma, quantity: 1 }] }]);
});

test.each([
  ['a field that is none', { ...returnCase(), extra: 1 }, 422, 'UNKNOWN_FIELD case.extra'],
  ['events', returnCase({ events: [] }), 422, 'UNKNOWN_FIELD case.events'],
  [
    'a request of tomorrow',
    returnCase({ request: { ...request, at: '2026-03-22T03:00:01Z' } }),
    422,
    'BAD_VALUE case.request.at',
  ],
  ['another shop', returnCase({ shop: 'website' }), 403, 'NOT_ALLOWED case.shop'],
])('%s is refused as at a start', async (_what, one, status, error) => {
  expect(now).toBe('2026-03-22T03:00:00Z');
  const answer = await openBench().post('/v1/returns/preview', 'soocas', { case: one });
  expect([answer.status, ...answer.errors]).toEqual([status, error]);
});

test('whom it concerns and under which id are no questions of a preview', async () => {
  const answer = await openBench().post('/v1/returns/preview', 'soocas', { case: returnCase(), requestId: 'R-1' });
  expect(answer.errors).toEqual(['UNKNOWN_FIELD requestId']);
});
