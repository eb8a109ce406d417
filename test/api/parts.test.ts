// The parts of a return through the door, its papers, and what is told when Temporal is silent or has forgotten.
import { expect, test } from '@jest/globals';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { ReturnsUnavailable, type Returns } from '../../src/ports/returns.ts';
import { openBench as openEmpty, principals, rma } from './bench.ts';
import { readsOf } from './reads.ts';

const parts = ['clocks', 'rulings', 'money', 'timeline'] as const;
const pathOf = (part: string) => `/v1/returns/${rma}/${part}`;

async function openBench(changes: Parameters<typeof openEmpty>[0] = {}) {
  const bench = openEmpty(changes);
  await bench.start();
  return bench;
}

/** Started as all others, and read otherwise. */
function returnsRead(read: (returns: Returns) => Partial<Returns>): Returns {
  const returns = memoryReturns();
  return { ...returns, ...read(returns) };
}

test.each(parts)('the %s are read by whoever may read the return, and by nobody else', async (part) => {
  const bench = await openBench();
  for (const key of ['soocas', 'agent:bo', 'customer', 'auditor:ida']) {
    const answer = await bench.get(pathOf(part), key);
    expect([answer.status, answer.body['rma']]).toEqual([200, rma]);
  }
  const missing = await bench.get(`/v1/returns/SOO-00000000-0/${part}`, 'agent:bo');
  for (const key of ['website', 'stranger']) {
    const answer = await bench.get(pathOf(part), key);
    expect([answer.status, answer.body]).toEqual([404, missing.body]);
  }
  expect((await bench.get(pathOf(part), 'carrier')).status).toBe(403);
});

test.each([...parts, 'history'])('the %s need a worker: without one the answer is to come again', async (part) => {
  const read = () => Promise.reject(new ReturnsUnavailable({ at: '', code: 'UNAVAILABLE', detail: 'No answer.' }));
  const bench = await openBench({ returns: returnsRead(() => ({ read })) });
  const answer = await bench.get(pathOf(part), 'soocas');
  expect([answer.status, answer.headers.get('retry-after'), ...answer.errors]).toEqual([503, '5', 'UNAVAILABLE']);
});

test('of a return that Temporal has forgotten the amounts are known, and of the rest that it is gone', async () => {
  const bench = await openBench({
    returns: returnsRead((returns) => ({
      read: async (one) => {
        const card = await returns.card(one);
        return card && { kind: 'forgotten', card };
      },
    })),
  });
  expect(await bench.get(pathOf('money'), 'soocas')).toMatchObject({ status: 200, body: { money: { total: 0 } } });
  for (const part of ['clocks', 'rulings', 'timeline', 'history']) {
    const answer = await bench.get(pathOf(part), 'soocas');
    expect([answer.status, answer.body['detail']]).toEqual([404, expect.stringContaining('no longer kept')]);
  }
});

test('a clock is told without how it works, and one that is not listed is not told', async () => {
  const clock: Clock = {
    id: 'SOO-K02',
    step: 'review',
    clauses: ['SOO-18'],
    owes: 'shop',
    zone: 'Asia/Shanghai',
    anchorAt: '2026-03-20T09:00:00Z',
    targetAt: '2026-03-23T12:00:00Z',
    warnAt: '2026-03-24T16:00:00Z',
    dueAt: '2026-03-25T12:00:00Z',
    state: 'paused',
    pauses: [{ cause: 'evidence', from: '2026-03-21T09:00:00Z', to: null }],
    pausedBy: ['evidence'],
    breach: 'escalate',
    attention: 'REVIEW_OVERDUE',
    notices: [],
    onBreach: [],
    texts: {},
  };
  const clocks = [clock, { ...clock, id: 'ALL-K09', unlisted: true as const }];
  const read = (() => Promise.resolve({ kind: 'kept', part: clocks })) as Returns['read'];
  const bench = await openBench({ returns: returnsRead(() => ({ read })) });
  const { pausedBy: _, attention: __, notices: ___, onBreach: ____, texts: _____, ...told } = clock;
  expect((await bench.get(pathOf('clocks'), 'soocas')).body).toEqual({ rma, clocks: [told] });
});

test('beside what is due stands what was paid, with the provider’s reference', async () => {
  const made = { amount: 7990, currency: 'USD', provider: 'stripe', reference: 're_1', at: '2026-03-26T02:00:00Z' };
  const refundsMade = { of: async (one: string) => (one === rma ? [made] : []) };
  const bench = await openBench({ reads: readsOf({ refundsMade }) });
  expect((await bench.get(pathOf('money'), 'customer')).body['refunds']).toEqual([made]);
});

const label = { name: 'return-label.pdf', kind: 'label', mediaType: 'application/pdf' } as const;
const papers = {
  list: async (one: string) => (one === rma ? [label] : []),
  read: async (one: string, name: string) => (one === rma && name === label.name ? Buffer.from('%PDF-1.7') : undefined),
};

test('papers are listed with where they are, and are only ever saved', async () => {
  const bench = await openBench({ reads: readsOf({ papers }) });
  const self = `${pathOf('papers')}/return-label.pdf`;
  expect((await bench.get(pathOf('papers'), 'customer')).body).toEqual({ rma, papers: [{ ...label, self }] });
  const response = await bench.app.request(self, { headers: { authorization: 'Bearer customer' } });
  expect([response.status, await response.text()]).toEqual([200, '%PDF-1.7']);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${rma}-return-label.pdf"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
});

test.each(['other.pdf', '..%2f..%2fkeys.json', '%2e%2e', 'return-label.pdf%00'])(
  'a paper that the return does not have is not found: %s',
  async (name) => {
    const bench = await openBench({ reads: readsOf({ papers }) });
    expect((await bench.get(`${pathOf('papers')}/${name}`, 'soocas')).status).toBe(404);
  },
);

test.each(Object.entries(principals))(
  'papers and the history are open to those who need them: %s',
  async (name, who) => {
    const bench = await openBench({ reads: readsOf({ papers }) });
    const isOther = name === 'website' || name === 'stranger';
    const statusOf = (roles: readonly string[], own: number) => (!roles.includes(who.role) ? 403 : isOther ? 404 : own);
    const paper = await bench.app.request(`${pathOf('papers')}/return-label.pdf`, {
      headers: { authorization: `Bearer ${name}` },
    });
    expect(paper.status).toBe(statusOf(['shop', 'customer', 'agent', 'supervisor', 'inspector'], 200));
    const history = await bench.get(pathOf('history'), name);
    expect(history.status).toBe(statusOf(['auditor', 'operator', 'supervisor', 'shop'], 200));
  },
);
