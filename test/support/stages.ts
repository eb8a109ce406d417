// A return in each stage, brought there by what happens to it.
import type { CaseEvent } from '../../src/contract/events.ts';
import type { ReturnRequest } from '../../src/domain/order.ts';
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

export function reached(stage: Stage): Reached {
  const { shop, asked, events } = ways[stage];
  return story(shop, asked ?? {}, events);
}

/** A happy request of this shop with a point changed, and what has happened since; waits for nothing in between. */
export function story(shop: string, asked: Partial<ReturnRequest>, facts: readonly LifeEvent[]): Reached {
  const pack = packOf(shop);
  const from = (state: ReturnState, fact: LifeEvent): Lived => {
    const steps = run(state, fact, (ask) => answerBy(pack, ask));
    return { state: steps.at(-1)?.state ?? state, effects: steps.flatMap(({ effects }) => effects) };
  };
  const opened: LifeEvent = { event: 'opened', at: request.at };
  const begun = begin({ shop, order, request: { ...request, ...asked } });
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
  readonly shop: 'soocas' | 'aisoon';
  readonly asked?: Partial<ReturnRequest>;
  readonly events: readonly CaseEvent[];
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

const ways: Readonly<Record<Stage, Way>> = {
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
  'needs-a-person': {
    shop: 'soocas',
    events: [...approved, { at: '2026-03-30T08:00:00Z', event: 'parcel-scanned', by: 'carrier' }],
  },
  closed: {
    shop: 'soocas',
    events: [...submitted, { at: '2026-03-24T10:00:00Z', event: 'refund-settled', by: 'provider' }],
  },
};
