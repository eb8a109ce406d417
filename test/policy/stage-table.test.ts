import { expect, test } from '@jest/globals';
import { type CaseEvent, type EventFields, type EventName, eventNames, eventRoles } from '../../src/contract/events.ts';
import type { ProblemCode } from '../../src/contract/problems.ts';
import { type Stage, stages } from '../../src/domain/vocabulary.ts';
import { stageOf } from '../../src/life/stage.ts';
import { refusalIn } from '../support/effects.ts';
import { type Lived, type Reached, reached, type Situation } from '../support/stages.ts';

/**
 * Written from CASE-FILE 3 and 5 and DESIGN 3, in the order of a return's story. A person is needed for a parcel that is
 * late and on its way, or late and here, lost on the customer's own carrier, a refund that failed, or one of which nobody
 * knows what came. Of the last two, one part is paid and the other awaited, or late.
 */
const columns = {
  evid: 'awaiting-evidence',
  revw: 'in-review',
  offr: 'offered',
  prcl: 'awaiting-parcel',
  trst: 'in-transit',
  insp: 'inspecting',
  rfnd: 'refunding',
  repl: 'replacing',
  setl: 'settling',
  cust: 'in-custody',
  open: 'open-to-appeal',
  appl: 'appealed',
  late: 'needs-a-person',
  here: 'late-and-here',
  lost: 'lost',
  fail: 'failed',
  stuk: 'stuck',
  half: 'part-paid',
  hlat: 'part-paid-and-late',
  clos: 'closed',
} as const satisfies Record<string, Stage | Situation>;

/** `+` taken, and the stage is the same; else the stage that it leads to; `k` kept until its stage comes; refused with: */
const refusals: Readonly<Partial<Record<ProblemCode, string>>> = {
  NOT_NOW: 'n',
  NOT_ALLOWED: 'a',
  POLICY_REFUSES: 'p',
  TOO_LATE: 'l',
  TOO_MUCH: 'm',
  EVIDENCE_MISSING: 'e',
};

/** By the right person, with its reason and evidence; a decision approves, an inspection accepts. */
const table = `
                  evid revw offr prcl trst insp rfnd repl setl cust open appl late here lost fail stuk half hlat clos
evidence-asked    +    evid evid n    n    n    n    n    n    n    n    +    n    n    n    n    n    n    n    n
evidence-supplied +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    n
decided           e    prcl prcl +    +    +    +    +    n    +    prcl n    trst insp rfnd n    +    n    trst n
offer-made        +    offr +    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n
offer-answered    n    n    revw n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n
notice-sent       n    n    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +
notice-bounced    n    n    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +
pick-up-agreed    k    k    k    +    n    n    n    n    n    n    n    n    n    n    n    n    n    +    n    n
parcel-scanned    +    +    +    trst +    +    +    +    +    +    +    +    +    +    trst +    +    trst +    n
second-parcel     +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    +    n
received          +    +    +    insp insp m    m    m    m    m    +    +    +    m    insp m    m    insp +    n
parcel-lost       k    k    k    k    rfnd n    n    n    n    n    n    n    k    n    n    n    n    k    k    n
inspected         k    k    k    k    k    rfnd n    n    n    n    n    n    k    k    n    n    n    k    k    n
appealed          p    p    p    p    p    p    p    p    p    p    appl n    p    p    p    p    p    p    p    p
appeal-decided    n    n    n    n    n    n    n    n    n    n    n    prcl n    n    n    n    n    n    n    n
refund-held       +    +    +    +    +    +    +    +    n    +    +    +    +    +    +    +    +    +    +    n
refund-released   n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n
refund-submitted  k    k    k    k    k    k    setl k    n    k    k    k    k    k    k    setl setl n    n    n
refund-settled    k    k    k    k    k    k    k    k    clos k    k    k    k    k    k    k    k    +    n    n
refund-failed     n    n    n    n    n    n    late n    late n    n    n    n    n    n    +    +    late +    late
dispatched        n    n    n    n    n    n    n    clos n    n    n    n    n    n    n    n    n    n    n    n
not-in-stock      n    n    n    n    n    n    n    rfnd n    n    n    n    n    n    n    n    n    n    n    n
goods-demanded    n    n    n    n    n    n    n    n    n    +    n    n    n    n    n    n    n    n    n    n
carriage-paid     k    k    k    k    k    k    k    +    k    +    n    n    k    k    k    k    k    k    k    n
goods-sent-back   n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n
carriage-claimed  k    k    k    +    +    +    +    +    +    +    n    k    +    +    p    +    +    +    +    n
claim-sent        p    p    p    p    p    p    p    p    p    p    n    n    p    p    p    p    p    p    p    n
carrier-answered  k    k    k    k    k    k    k    k    k    k    k    k    k    k    k    k    k    k    k    n
trace-asked       n    n    n    n    n    n    k    n    +    n    n    n    n    n    n    n    k    +    +    +
trace-answered    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n    n
withdrawn         clos clos clos clos clos n    n    n    n    n    clos clos clos n    clos n    n    n    n    n
cancelled         l    l    l    l    l    l    l    l    n    l    l    l    l    l    l    n    n    n    n    n
clock-moved       +    +    +    +    +    +    +    +    +    +    +    +    n    n    n    +    +    +    n    n
`;

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(/ +/));
const known = Object.entries(columns).map(([word, stage]) => ({ word, at: reached(stage) }));

test('a return can be brought into every stage', () => {
  expect(known.map(({ at }) => stageOf(at.state))).toEqual(Object.values(columns).map(stageIn));
  expect([...new Set(Object.values(columns).map(stageIn))].toSorted()).toEqual([...stages].toSorted());
});

function stageIn(column: Stage | Situation): Stage {
  if (column === 'part-paid') return 'awaiting-parcel';
  return stages.find((stage) => stage === column) ?? 'needs-a-person';
}

test('every event has an answer in every stage', () => {
  expect(rows.map(([name]) => name)).toEqual(eventNames);
  expect(table.trim().split('\n')[0]?.split(/ +/)).toEqual(Object.keys(columns));
});

test.each(rows)('%s is answered as the table says', (name = '', ...expected) => {
  const answers = known.map(({ at }) => answerOf(name as EventName, at));
  expect(answers.join(' ')).toBe(expected.join(' '));
});

test('whoever may not send an event is refused in every stage', () => {
  const wrong = eventNames.flatMap((name) =>
    known.map(({ at }) => {
      const by = name === 'cancelled' ? 'carrier' : 'auditor:al';
      return codeOf(at.live({ ...eventIn(name, at), by }));
    }),
  );
  expect(new Set(wrong)).toEqual(new Set(['NOT_ALLOWED']));
});

test.each(Object.values(columns))('what is refused changes nothing but the list of problems: %s', (column) => {
  const at = reached(column);
  for (const name of eventNames) {
    const lived = at.live(eventIn(name, at));
    if (codeOf(lived) === undefined || name === 'cancelled') continue;
    expect({ ...lived.state, problems: [] }).toEqual({ ...at.state, problems: [] });
  }
});

test('our own steps fail in every stage, and only what is stuck is tried again', () => {
  for (const { at } of known) {
    const failed = at.live({ event: 'step-failed', at: later, step: 'refund', why: 'no answer' });
    expect(failed.state.stuck).not.toBeNull();
  }
  const retry = { event: 'step-retried', at: later } as const;
  const answered = (code?: ProblemCode) =>
    known.filter(({ at }) => codeOf(at.live(retry)) === code).map(({ word }) => word);
  expect(answered()).toEqual(['fail', 'stuk']);
  expect(answered('NOT_NOW').length).toBe(known.length - 2);
});

test('time that passes with nothing due changes nothing', () => {
  for (const { at } of known) {
    const { state, effects } = at.live({ event: 'time-passed', at: at.state.at });
    expect(effects).toEqual([]);
    expect(state).toEqual(at.state);
  }
});

function answerOf(name: EventName, at: Reached): string {
  const lived = at.live(eventIn(name, at));
  const code = codeOf(lived);
  if (code !== undefined) return refusals[code] ?? code;
  if (lived.effects.some(({ effect }) => effect === 'keep')) return 'k';
  const [before, after] = [stageOf(at.state), stageOf(lived.state)];
  return before === after ? '+' : wordOf(after);
}

function wordOf(stage: Stage): string {
  return Object.entries(columns).find(([, column]) => column === stage)?.[0] ?? stage;
}

function codeOf({ effects }: Lived): ProblemCode | undefined {
  return refusalIn(effects)?.code;
}

const later = '2026-03-30T09:00:00Z';

/** A minute after what happened last. */
function eventIn(name: EventName, { state }: Reached): CaseEvent {
  const at = new Date(Date.parse(state.at) + 60_000).toISOString().replace('.000Z', 'Z');
  const [role = ''] = eventRoles[name].by;
  const clock = state.clocks.findLast((one) => one.state === 'running' && one.unlisted === undefined)?.id ?? 'SOO-K02';
  return {
    at,
    event: name,
    by: senders[name] ?? role,
    ...fields[name],
    ...(name === 'clock-moved' ? { clock } : {}),
  } as CaseEvent;
}

/** Where the first role that may send it is not the one who does here; nobody decides on what he decided before. */
const senders: Readonly<Partial<Record<EventName, string>>> = {
  decided: 'supervisor:eve',
  'appeal-decided': 'supervisor:eve',
  cancelled: 'supervisor:eve',
};

const reasoned = { reason: 'looked at', evidence: ['video'] } as const;

const fields: { readonly [Name in EventName]?: EventFields[Name] } = {
  'evidence-asked': { evidence: ['video'] },
  'evidence-supplied': { evidence: ['video'] },
  decided: { verdict: 'approve', ...reasoned },
  'offer-made': { resolution: 'partial-refund', amount: 500 },
  'offer-answered': { answer: 'decline' },
  'pick-up-agreed': { for: later },
  received: { lines: [{ line: '1', quantity: 1 }] },
  inspected: { verdict: 'accept', sheet: {} },
  appealed: { reason: 'it does not work' },
  'appeal-decided': { verdict: 'approve', reason: 'looked at' },
  'refund-held': { reason: 'odd' },
  'carriage-claimed': { amount: 700 },
  'carrier-answered': { amount: 400, paidTo: 'platform' },
  cancelled: { reason: 'not to be had' },
  'clock-moved': { clock: '', to: '2026-12-01T00:00:00Z', reason: 'a strike' },
};
