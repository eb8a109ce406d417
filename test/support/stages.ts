// A return in each stage, brought there by what happens to it; and what stands in one stage for another reason.
import type { CaseEvent } from '../../src/contract/events.ts';
import type { Order, ReturnRequest } from '../../src/domain/order.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import { answerBy } from '../../src/case/answer.ts';
import { begin } from '../../src/life/begin.ts';
import type { Effect, LifeEvent } from '../../src/life/next.ts';
import { run } from '../../src/life/run.ts';
import type { ReturnState } from '../../src/life/state.ts';
import type { Pack } from '../../src/policy/load.ts';
import { ownPacks } from './plain-pack.ts';
import { order, request } from './soocas.ts';

export interface Lived {
  readonly state: ReturnState;
  readonly effects: readonly Effect[];
}

export interface Reached {
  readonly state: ReturnState;
  /** One fact with all that follows from it at once. */
  readonly live: (fact: LifeEvent) => Lived;
}

/** Why a person is needed, besides a parcel that is late and on its way; and two parts of one return that differ. */
export type Situation = 'late-and-here' | 'lost' | 'failed' | 'stuck' | 'part-paid' | 'part-paid-and-late';

export function reached(stage: Stage | Situation): Reached {
  const { shop, asked, ordered, events } = ways[stage];
  return story(shop, asked ?? {}, events, ordered);
}

/** A happy request of this shop with a point changed, and what has happened since; waits for nothing in between. */
export function story(
  shop: string,
  asked: Partial<ReturnRequest>,
  facts: readonly LifeEvent[],
  ordered: Order = order,
): Reached {
  const pack = packOf(shop);
  const from = (state: ReturnState, fact: LifeEvent): Lived => {
    const steps = run(state, fact, (ask) => answerBy(pack, ask));
    return { state: steps.at(-1)?.state ?? state, effects: steps.flatMap(({ effects }) => effects) };
  };
  const opened: LifeEvent = { event: 'opened', at: request.at };
  const begun = begin({ shop, order: ordered, request: { ...request, ...asked } });
  const state = [opened, ...facts].reduce((now, fact) => from(now, fact).state, begun);
  return { state, live: (fact) => from(state, fact) };
}

function packOf(shop: string): Pack {
  const pack = packs.find(({ stamp }) => stamp.shop === shop);
  if (pack === undefined) throw new Error(`no pack of ${shop}`);
  return pack;
}

const packs = ownPacks();

interface Way {
  readonly shop: 'soocas' | 'aisoon' | 'justsoso';
  readonly asked?: Partial<ReturnRequest>;
  readonly ordered?: Order;
  readonly events: readonly LifeEvent[];
}

const offered: CaseEvent = {
  at: '2026-03-20T10:00:00Z',
  event: 'offer-made',
  by: 'agent:bo',
  resolution: 'partial-refund',
  amount: 1000,
};
const approved: readonly CaseEvent[] = [
  { at: '2026-03-20T11:00:00Z', event: 'decided', by: 'agent:bo', verdict: 'approve' },
  { at: '2026-03-20T11:05:00Z', event: 'notice-sent', by: 'shop' },
];
const posted: readonly CaseEvent[] = [
  ...approved,
  { at: '2026-03-21T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
];
const received: readonly CaseEvent[] = [
  ...posted,
  { at: '2026-03-23T08:00:00Z', event: 'received', by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] },
];
const accepted: readonly CaseEvent[] = [
  ...received,
  { at: '2026-03-23T09:00:00Z', event: 'inspected', by: 'inspector:ann', verdict: 'accept', sheet: {} },
  { at: '2026-03-23T09:05:00Z', event: 'notice-sent', by: 'shop' },
];
const rejected: readonly CaseEvent[] = [
  ...received,
  {
    at: '2026-03-23T09:00:00Z',
    event: 'inspected',
    by: 'inspector:ann',
    verdict: 'reject',
    sheet: { clean: false },
    reason: 'soiled',
  },
  { at: '2026-03-23T09:05:00Z', event: 'notice-sent', by: 'shop' },
];
const submitted: readonly CaseEvent[] = [
  ...accepted,
  { at: '2026-03-23T10:00:00Z', event: 'refund-submitted', by: 'provider' },
];
const declined: readonly CaseEvent[] = [
  {
    at: '2026-03-20T11:00:00Z',
    event: 'decided',
    by: 'agent:bo',
    verdict: 'decline',
    reason: 'AIS-13: it works',
    evidence: ['video'],
  },
  { at: '2026-03-20T11:05:00Z', event: 'notice-sent', by: 'shop' },
];

const late: readonly CaseEvent[] = [
  ...approved,
  { at: '2026-03-30T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
];
/** One article arrived broken and is paid for without coming back (JSS-25), the other one is the wrong one and has to. */
const partPaid = {
  shop: 'justsoso',
  ordered: {
    ...order,
    lines: order.lines.flatMap((line) => [line, { ...line, id: '2' }]),
    payments: order.payments.map((payment) => ({ ...payment, captured: 16_480 })),
  },
  asked: {
    lines: [
      { line: '1', quantity: 1, ground: 'wrong-item' },
      { line: '2', quantity: 1, ground: 'damaged' },
    ],
  },
  events: [...approved, { at: '2026-03-20T12:00:00Z', event: 'refund-submitted', by: 'provider' }],
} as const satisfies Way;

const ways: Readonly<Record<Stage | Situation, Way>> = {
  'awaiting-evidence': { shop: 'soocas', asked: { evidence: [] }, events: [] },
  'in-review': { shop: 'soocas', events: [] },
  offered: { shop: 'soocas', events: [offered] },
  'awaiting-parcel': { shop: 'soocas', events: approved },
  'in-transit': { shop: 'soocas', events: posted },
  inspecting: { shop: 'soocas', events: received },
  refunding: { shop: 'soocas', events: accepted },
  replacing: { shop: 'soocas', asked: { resolution: 'exchange' }, events: accepted },
  settling: { shop: 'soocas', events: submitted },
  'in-custody': { shop: 'soocas', events: rejected },
  'open-to-appeal': { shop: 'aisoon', events: declined },
  appealed: {
    shop: 'aisoon',
    events: [...declined, { at: '2026-03-21T10:00:00Z', event: 'appealed', by: 'customer', reason: 'it does not' }],
  },
  'needs-a-person': { shop: 'soocas', events: late },
  'late-and-here': {
    shop: 'soocas',
    events: [
      ...late,
      { at: '2026-04-01T08:00:00Z', event: 'received', by: 'inspector:ann', lines: [{ line: '1', quantity: 1 }] },
    ],
  },
  lost: {
    shop: 'soocas',
    asked: { ground: 'not-needed' },
    events: [...posted, { at: '2026-03-24T08:00:00Z', event: 'parcel-lost', by: 'carrier' }],
  },
  failed: {
    shop: 'soocas',
    events: [...submitted, { at: '2026-03-24T10:00:00Z', event: 'refund-failed', by: 'provider' }],
  },
  stuck: {
    shop: 'soocas',
    events: [...accepted, { at: '2026-03-23T10:00:00Z', event: 'step-failed', step: 'refund', why: 'no answer' }],
  },
  'part-paid': partPaid,
  'part-paid-and-late': {
    ...partPaid,
    events: [
      ...partPaid.events,
      { at: '2026-03-24T10:00:00Z', event: 'refund-settled', by: 'provider' },
      { at: '2026-04-20T08:00:00Z', event: 'parcel-scanned', by: 'carrier' },
    ],
  },
  closed: {
    shop: 'soocas',
    events: [...submitted, { at: '2026-03-24T10:00:00Z', event: 'refund-settled', by: 'provider' }],
  },
};
