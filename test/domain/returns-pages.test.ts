// What `homeward returns show` and `why` draw of a return.
import { expect, test } from '@jest/globals';
import { paintOf } from '../../src/cli/page.ts';
import type { SeenClock, SeenReturn } from '../../src/cli/returns-seen.ts';
import { returnPage } from '../../src/cli/returns-show.ts';
import { whyPage } from '../../src/cli/returns-why.ts';
import type { TimelineEntry } from '../../src/contract/timeline.ts';

const plain = paintOf(false);

const review: SeenClock = {
  id: 'BIK-K01',
  step: 'review',
  clauses: ['BIK-18'],
  owes: 'shop',
  zone: 'Asia/Shanghai',
  anchorAt: '2026-03-20T01:00:00Z',
  dueAt: '2026-03-30T01:00:00Z',
  state: 'running',
  pauses: [{ cause: 'evidence', from: '2026-03-22T01:00:00Z', to: '2026-03-24T01:00:00Z' }],
  breach: 'escalate',
};

const opened: TimelineEntry = {
  number: 1,
  at: '2026-03-20T01:00:00Z',
  takenAt: '2026-03-20T01:00:00Z',
  kind: 'fact',
  what: 'opened',
  by: 'customer',
  via: 'api',
  details: {},
  clauses: ['BIK-18'],
  stage: 'in-review',
  outcome: null,
  changes: [
    { change: 'stage', from: null, to: 'in-review' },
    {
      change: 'clock',
      id: 'BIK-K01',
      step: 'review',
      became: 'started',
      owes: 'shop',
      dueAt: '2026-03-30T01:00:00Z',
      clauses: ['BIK-18'],
    },
  ],
};

const seen: SeenReturn = {
  card: {
    rma: 'BIK-7K3MQ9XA-5',
    shop: 'bikes',
    orderNumber: 'B-1',
    stage: 'in-review',
    outcome: null,
    attention: ['LATE_REQUEST'],
    owes: { who: 'shop', what: 'review', dueAt: '2026-03-30T01:00:00Z', clause: 'BIK-18' },
    missing: [],
    decision: null,
    money: { currency: 'USD', method: null, lines: [], total: 0, payments: [] },
    notices: [],
    problems: [],
    pack: { shop: 'bikes', version: '2025-01-01', hash: 'sha256:0' },
    at: '2026-03-25T01:00:00Z',
    revision: 3,
  },
  clocks: [review],
  entries: [opened],
  rulings: [
    {
      question: 'may-return',
      line: '1',
      ruling: 'accepted',
      clauses: ['BIK-01', 'ALL-07'],
      quotes: ['within 30 days'],
      readings: ['Day 30 counts.', 'The later of two days.'],
      facts: {},
    },
    {
      question: 'route',
      ruling: 'own-carrier',
      clauses: ['BIK-01'],
      quotes: ['within 30 days'],
      readings: ['Day 30 counts.'],
      facts: {},
    },
  ],
  zone: 'Asia/Shanghai',
};

test('a clock is a bar from its anchor to its end, with its pause and with now', () => {
  const lines = returnPage(seen, plain).split('\n');
  const bar = lines.find((line) => line.startsWith('BIK-K01')) ?? '';
  expect(bar).toMatch(/^BIK-K01 {3}━{12}┄{12}━{35}◆$/);
  const now = lines.find((line) => line.includes('▼ now')) ?? '';
  expect(now.indexOf('▼') - 10).toBe(30); // Five of ten days.
  expect(lines).toContain(`${' '.repeat(10)}Fri 20 Mar 2026 09:00${' '.repeat(18)}Mon 30 Mar 2026 09:00`);
});

test('who owes what until when stands in words, with weekday, zone, clock and clause', () => {
  const page = returnPage(seen, plain);
  expect(page.replace(/\s+/g, ' ')).toContain(
    'Owed the shop: deciding on the request, until Mon 30 Mar 2026 09:00 (Asia/Shanghai) [BIK-K01, BIK-18]',
  );
  const pause = { cause: 'offer', from: '2026-03-24T01:00:00Z', to: null } as const;
  const paused = { ...seen, clocks: [{ ...review, state: 'paused' as const, pauses: [pause] }] };
  expect(returnPage(paused, plain).replace(/\s+/g, ' ')).toContain(
    'paused since Tue 24 Mar 2026 09:00 (Asia/Shanghai) while an offer is out',
  );
});

test('why says what brought it here, quotes each clause once, and says what comes next', () => {
  const page = whyPage(seen, plain);
  expect(page).toContain('BIK-7K3MQ9XA-5 is in-review: staff have to decide on the request.');
  expect(page).toMatch(/What brought it here\n {2}Fri 20 Mar 2026 09:00 +● customer takes the request \(BIK-18\)/);
  expect(page.match(/“within 30 days”/g)).toHaveLength(1);
  expect(page).toContain('BIK-01, as above');
  expect(page.replace(/\s+/g, ' ')).toContain(
    'The shop acts; if that does not come in time: supervisors are told, and nothing is decided by itself.',
  );
  expect(page).toMatch(/What needs attention\n {2}LATE_REQUEST/);
});

test('what was told past the API, was refused, or came early says so', () => {
  const told: TimelineEntry = {
    ...opened,
    number: 2,
    what: 'decided',
    by: 'agent:bo',
    via: 'temporal',
    details: { verdict: 'decline', reason: 'worn' },
    refused: { at: '', code: 'ALREADY_DECIDED', detail: 'Decided by agent:al.' },
    clauses: [],
    changes: [],
  };
  const early: TimelineEntry = { ...told, number: 3, what: 'dispatched', via: 'api', details: {}, early: true };
  const { refused: _, ...kept } = early;
  const page = returnPage({ ...seen, entries: [opened, told, kept] }, plain);
  expect(page).toContain('● agent:bo, past the API, declines the request: “worn”');
  expect(page).toContain('│ · refused: ALREADY_DECIDED, Decided by agent:al.');
  expect(page).toMatch(/● agent:bo dispatches the new goods\n +│ · it is early, and is kept for its stage/);
});

test('nothing that somebody typed reaches the terminal as it is, wherever it stands', () => {
  const evil = '\u001b[2J\u202e';
  const decided: TimelineEntry = {
    ...opened,
    number: 2,
    what: 'decided',
    by: `agent:${evil}`,
    details: { verdict: 'decline', reason: evil },
    refused: { at: '', code: 'NOT_NOW', detail: evil },
    changes: [],
  };
  const mail: TimelineEntry = { ...opened, number: 3, kind: 'mail', what: evil, by: null, details: { to: evil } };
  const odd: TimelineEntry = { ...opened, number: 4, what: evil, changes: [] };
  const card = {
    ...seen.card,
    orderNumber: evil,
    shop: evil,
    decision: { verdict: 'decline', by: evil, at: opened.at, reason: evil, via: 'api' },
    problems: [{ at: '', code: 'NOT_NOW' as const, detail: evil }],
  };
  const typed = { ...seen, card, entries: [opened, decided, mail, odd] };
  const pages = returnPage(typed, plain) + whyPage(typed, plain);
  expect([pages.includes('\u001b'), pages.includes('\u202e'), pages.includes('<U+202E>')]).toEqual([
    false,
    false,
    true,
  ]);
});
