import { expect, test } from '@jest/globals';
import { type CaseEvent, type EventFields, type EventName, eventNames, eventRoles } from '../../src/contract/events.ts';
import type { ProblemCode } from '../../src/contract/problems.ts';
import { type Stage, stages } from '../../src/domain/vocabulary.ts';
import { stageOf } from '../../src/life/stage.ts';
import { type Lived, type Reached, reached } from '../support/stages.ts';

/** Written from CASE-FILE 3 and 5 and DESIGN 3, in the order of a return's story. */
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
  clos: 'closed',
} as const satisfies Record<string, Stage>;

/** `+` taken, `k` kept until its stage comes; refused with: */
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
                  evid revw offr prcl trst insp rfnd repl setl cust open appl late clos
evidence-asked    +    +    +    n    n    n    n    n    n    n    n    +    n    n
evidence-supplied +    +    +    +    +    +    +    +    +    +    +    +    +    n
decided           e    +    +    +    +    +    +    +    n    +    +    n    +    n
offer-made        +    +    +    n    n    n    n    n    n    n    n    n    n    n
offer-answered    n    n    +    n    n    n    n    n    n    n    n    n    n    n
notice-sent       n    n    +    +    +    +    +    +    +    +    +    +    +    +
notice-bounced    n    n    +    +    +    +    +    +    +    +    +    +    +    +
pick-up-agreed    k    k    k    +    n    n    n    n    n    n    n    n    n    n
parcel-scanned    +    +    +    +    +    +    +    +    +    +    +    +    +    n
second-parcel     +    +    +    +    +    +    +    +    +    +    +    +    +    n
received          +    +    +    +    +    m    m    m    m    m    +    +    +    n
parcel-lost       k    k    k    k    +    n    n    n    n    n    n    n    k    n
inspected         k    k    k    k    k    +    n    n    n    n    n    n    k    n
appealed          p    p    p    p    p    p    p    p    p    p    +    n    p    p
appeal-decided    n    n    n    n    n    n    n    n    n    n    n    +    n    n
refund-held       +    +    +    +    +    +    +    +    n    +    +    +    +    n
refund-released   n    n    n    n    n    n    n    n    n    n    n    n    n    n
refund-submitted  k    k    k    k    k    k    +    k    n    k    k    k    k    n
refund-settled    k    k    k    k    k    k    k    k    +    k    k    k    k    n
refund-failed     n    n    n    n    n    n    +    n    +    n    n    n    n    +
dispatched        n    n    n    n    n    n    n    +    n    n    n    n    n    n
not-in-stock      n    n    n    n    n    n    n    +    n    n    n    n    n    n
goods-demanded    n    n    n    n    n    n    n    n    n    +    n    n    n    n
carriage-paid     k    k    k    k    k    k    k    +    k    +    n    n    k    n
goods-sent-back   n    n    n    n    n    n    n    n    n    n    n    n    n    n
carriage-claimed  k    k    k    +    +    +    +    +    +    +    n    k    +    n
claim-sent        p    p    p    p    p    p    n    p    n    p    n    n    p    n
carrier-answered  k    k    k    k    k    k    k    k    k    k    k    k    k    n
trace-asked       n    n    n    n    n    n    k    n    +    n    n    n    n    +
trace-answered    n    n    n    n    n    n    n    n    n    n    n    n    n    n
withdrawn         +    +    +    +    +    n    n    n    n    n    n    n    +    n
cancelled         l    l    l    n    n    n    n    n    n    n    l    l    n    n
clock-moved       +    +    +    +    +    +    +    +    +    +    +    +    n    n
`;

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(/ +/));
const known = Object.entries(columns).map(([word, stage]) => ({ word, at: reached(stage) }));

test('a return can be brought into every stage', () => {
  expect(known.map(({ at }) => stageOf(at.state))).toEqual(Object.values(columns));
  expect(Object.values(columns).toSorted()).toEqual([...stages].toSorted());
});

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

test.each(Object.values(columns))('what is refused changes nothing but the list of problems: %s', (stage) => {
  const at = known.find((one) => stageOf(one.at.state) === stage)?.at ?? reached(stage);
  for (const name of eventNames) {
    const lived = at.live(eventIn(name, at));
    if (codeOf(lived) === undefined || name === 'cancelled') continue;
    expect({ ...lived.state, problems: [] }).toEqual({ ...at.state, problems: [] });
  }
});

test('our own steps fail and are tried again in every stage', () => {
  for (const { at } of known) {
    const failed = at.live({ event: 'step-failed', at: later, step: 'refund', why: 'no answer' });
    expect(failed.state.stuck).not.toBeNull();
    expect(codeOf(at.live({ event: 'step-retried', at: later }))).toBeUndefined();
  }
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
  return lived.effects.some(({ effect }) => effect === 'keep') ? 'k' : '+';
}

function codeOf({ effects }: Lived): ProblemCode | undefined {
  const refused = effects.find((effect) => effect.effect === 'refuse');
  return refused?.effect === 'refuse' ? refused.problem.code : undefined;
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
