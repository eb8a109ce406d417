// The timeline and the history of a return: what was told and done, by whom, with clauses, and judged again.
import { expect, test } from '@jest/globals';
import { memoryReturns } from '../../src/adapters/memory/returns.ts';
import { decide } from '../../src/case/decide.ts';
import { readCaseValue } from '../../src/case/read.ts';
import type { ReturnHistory } from '../../src/contract/history.ts';
import { differs } from '../../src/contract/said.ts';
import { type Change, timelinePage } from '../../src/contract/timeline.ts';
import { joinPolicies } from '../../src/join-policies.ts';
import { timelinePageOf } from '../../src/life/timeline.ts';
import type { ReturnParts, Returns } from '../../src/ports/returns.ts';
import { logLife, type LoggedLife } from '../support/logged-life.ts';
import { order, request } from '../support/soocas.ts';
import { openBench, rma } from './bench.ts';

const { packs, shops } = joinPolicies();
const pack = packs.find(({ stamp }) => stamp.shop === 'soocas') ?? raise();
const asked = { shop: 'soocas', order, request };
const day = (date: number, hour = 3) => `2026-03-${date}T${String(hour).padStart(2, '0')}:00:00Z`;

function raise(): never {
  throw new Error('soocas has no pack');
}

/** Evidence asked for and given, approved, mailed, posted, received, accepted, refunded; and a message that was refused. */
function wholeLife(): LoggedLife {
  const life = logLife(pack, asked, rma);
  life.tell({ event: 'evidence-asked', at: day(20, 10), by: 'agent:bo', evidence: ['video'] });
  life.tell({ event: 'evidence-supplied', at: day(21), by: 'customer', evidence: ['video'] });
  life.tell({ event: 'goods-demanded', at: day(21, 4), by: 'customer' });
  life.tell({ event: 'decided', at: day(22), by: 'agent:bo', verdict: 'approve' });
  const answer = { kind: 'sent', at: day(22), messageId: '<one@homeward>', lacks: [] } as const;
  life.note({ kind: 'mail', order: { notice: 'approved', to: 'customer', clauses: ['SOO-18'] }, answer }, day(22));
  life.tell({ event: 'notice-sent', at: day(22), by: 'shop' });
  life.tell({ event: 'parcel-scanned', at: day(23), by: 'carrier' }, day(24));
  life.tell({ event: 'received', at: day(26), by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  life.tell({ event: 'inspected', at: day(26, 4), by: 'inspector:ann', sheet: {}, verdict: 'accept' });
  life.tell({ event: 'refund-submitted', at: day(26, 5), by: 'provider' });
  return life;
}

function doorTo(life: LoggedLife, at: string): Returns {
  const timeline = timelinePageOf(life.log, 1).entries;
  const { clocks, rulings, money } = life.state;
  const parts: ReturnParts = { clocks, rulings, money, askedFor: asked, timeline };
  return {
    ...memoryReturns(),
    card: () => Promise.resolve(life.card(at)),
    read: (_, name) => Promise.resolve({ kind: 'kept', part: parts[name] }),
  };
}

async function historyOf(life = wholeLife(), at = day(27)) {
  const bench = openBench({ returns: doorTo(life, at) });
  const { status, body } = await bench.get(`/v1/returns/${rma}/history`, 'auditor:ida');
  expect(status).toBe(200);
  return body as unknown as ReturnHistory;
}

const texts = (changes: readonly Change[]) =>
  changes.flatMap((one) => {
    if (one.change === 'clock') return [`${one.id} ${one.became}`];
    return one.change === 'stage' ? [`${one.from} > ${one.to}`] : [];
  });

test('the timeline tells who did what, by which clause, and what came of it', () => {
  const { entries, next } = timelinePageOf(wholeLife().log, 1);
  expect(next).toBeNull();
  expect(entries.map(({ number, what, by, via }) => `${number} ${what} ${by} ${via}`)).toEqual([
    '1 opened customer api',
    '2 evidence-asked agent:bo api',
    '3 evidence-supplied customer api',
    '4 goods-demanded customer api',
    '5 decided agent:bo api',
    '6 approved null homeward',
    '7 notice-sent shop api',
    '8 parcel-scanned carrier api',
    '9 received inspector:ann api',
    '10 inspected inspector:ann api',
    '11 refund-submitted provider api',
  ]);
  expect(entries.map(({ changes }) => texts(changes))).toEqual([
    ['null > in-review', 'SOO-K01 started', 'SOO-K01 met', 'SOO-K02 started'],
    ['in-review > awaiting-evidence', 'SOO-K02 paused', 'ALL-K01 started'],
    ['awaiting-evidence > in-review', 'SOO-K02 resumed', 'ALL-K01 met'],
    [],
    ['in-review > awaiting-parcel', 'SOO-K02 met'],
    [],
    ['SOO-K03 started'],
    ['awaiting-parcel > in-transit', 'SOO-K03 met', 'ALL-K05 started'],
    ['in-transit > inspecting', 'ALL-K05 met', 'SOO-K04 started'],
    ['inspecting > refunding', 'SOO-K04 met', 'SOO-K05 started'],
    ['refunding > settling', 'SOO-K05 met', 'SOO-K10 started'],
  ]);
  expect(entries[0]?.changes).toContainEqual({
    change: 'ruling',
    question: 'may-return',
    line: '1',
    ruling: 'accepted',
    clauses: ['SOO-33', 'SOO-01'],
  });
  expect(entries[3]).toMatchObject({ refused: { code: 'NOT_NOW' }, changes: [] });
  expect(entries[5]).toMatchObject({ clauses: ['SOO-18'], details: { to: 'customer', messageId: '<one@homeward>' } });
  expect(entries[7]).toMatchObject({ at: day(23), takenAt: day(24) });
  expect(entries[9]?.changes).toContainEqual(expect.objectContaining({ change: 'money', total: 7990 }));
  expect(entries[9]?.clauses).toEqual(expect.arrayContaining(['SOO-24']));
});

test('a long timeline comes in pages that lie side by side', () => {
  const [entry] = wholeLife().log;
  const log = Array.from({ length: timelinePage + 2 }, () => entry ?? raise());
  const first = timelinePageOf(log, 1);
  const second = timelinePageOf(log, first.next ?? 0);
  expect([first.entries.length, first.next, second.next]).toEqual([timelinePage, timelinePage + 1, null]);
  expect(second.entries.map(({ number }) => number)).toEqual([timelinePage + 1, timelinePage + 2]);
  expect(second.entries.map(({ changes }) => changes)).toEqual([[], []]);
});

test('the exported case is judged again to the same end, money and clocks', async () => {
  const life = wholeLife();
  const history = await historyOf(life);
  const read = readCaseValue(history.case, shops);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  const again = decide(pack, read.file);
  expect([again.stage, again.outcome]).toEqual([history.stage, history.outcome]);
  expect(again.money).toEqual(history.money);
  expect(again.rulings).toEqual(history.rulings);
  const plain = (clocks: readonly { id: string; dueAt: string | null; state: string; pauses: object }[]) =>
    clocks.map(({ id, dueAt, state, pauses }) => ({ id, dueAt, state, pauses }));
  expect(plain(again.clocks)).toEqual(plain(history.clocks));
  expect(again.problems.map(({ at, code }) => `${at} ${code}`)).toEqual(['events[2] NOT_NOW']);
});

test('what says something else under a known id stands in the timeline, and in no case: there it would count', async () => {
  const life = logLife(pack, asked, rma);
  life.tell({ event: 'decided', at: day(22), by: 'agent:bo', verdict: 'approve' });
  const fact = { event: 'decided', at: day(22, 4), by: 'agent:bo', verdict: 'decline', reason: 'No.' } as const;
  const refused = differs({ id: 'message-2', by: 'agent:bo' });
  life.note({ kind: 'fact', fact, id: 'message-2', by: 'agent:bo', refused, early: false }, day(22, 4));
  const history = await historyOf(life);
  expect(history.timeline.at(-1)).toMatchObject({ what: 'decided', refused: { code: 'DIFFERENT_CONTENT', at: 'id' } });
  expect(history.case.events).toMatchObject([{ event: 'decided', verdict: 'approve' }]);
});

test('it says who did what, and which messages went out', async () => {
  const { who, messages } = await historyOf();
  expect(who).toContainEqual({ who: 'agent:bo', entries: [2, 5] });
  expect(who).toContainEqual({ who: 'inspector:ann', entries: [9, 10] });
  expect(messages).toEqual([
    {
      notice: 'approved',
      to: 'customer',
      at: day(22),
      clauses: ['SOO-18'],
      messageId: '<one@homeward>',
      bounced: null,
    },
  ]);
});

test('what was told after something later is named, and stands in the case where it happened', async () => {
  const life = logLife(pack, asked, rma);
  life.tell({ event: 'decided', at: day(22), by: 'agent:bo', verdict: 'approve' });
  life.tell({ event: 'notice-sent', at: day(22), by: 'shop' });
  life.tell({ event: 'received', at: day(26), by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] });
  life.tell({ event: 'parcel-scanned', at: day(23), by: 'carrier' }, day(27));
  const history = await historyOf(life);
  expect(history.toldLate).toEqual([5]);
  expect(history.case.events.map((one) => (one as { event: string }).event)).toEqual([
    'decided',
    'notice-sent',
    'parcel-scanned',
    'received',
  ]);
});

test('an account that the customer named is withheld, and that they named one is not', async () => {
  const life = wholeLife();
  life.tell({ event: 'trace-asked', at: day(26, 6), by: 'customer', account: 'ada@example.org' });
  const history = await historyOf(life);
  expect(JSON.stringify(history)).not.toContain('ada@example.org');
  expect(history.case.events.at(-1)).toMatchObject({ event: 'trace-asked', account: 'withheld' });
});

test('an auditor reads it as a page, with the words of the clauses', async () => {
  const bench = openBench({ returns: doorTo(wholeLife(), day(27)) });
  const headers = { authorization: 'Bearer auditor:ida', accept: 'text/markdown' };
  const response = await bench.app.request(`/v1/returns/${rma}/history`, { headers });
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  const page = await response.text();
  for (const said of [
    `# Return ${rma}`,
    '**Stage** settling',
    'please request a return within 30 natural days from the date of delivery of the product',
    '**SOO-K02** review: the shop owes it',
    'paused for evidence: 2026-03-20T10:00:00Z to 2026-03-21T03:00:00Z',
    '## Money: 79.90 USD',
    'approved to customer (SOO-18)',
    'agent:bo: entries 2, 5',
    'refused: NOT_NOW',
    'taken in 2026-03-24T03:00:00Z',
    'stage: inspecting to refunding',
  ])
    expect(page).toContain(said);
});

test('nothing that somebody wrote becomes a heading or a link of the page', async () => {
  const life = logLife(pack, asked, rma);
  const reason = 'see [here](https://evil.example)\n# Approved';
  life.tell({ event: 'decided', at: day(22), by: 'agent:bo', verdict: 'decline', reason });
  const bench = openBench({ returns: doorTo(life, day(23)) });
  const headers = { authorization: 'Bearer auditor:ida', accept: 'text/markdown' };
  const page = await (await bench.app.request(`/v1/returns/${rma}/history`, { headers })).text();
  expect(page).toContain('evil.example');
  expect(page).not.toMatch(/\]\(|^# Approved/m);
});
