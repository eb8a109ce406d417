// What people and companies do next who want a return to come to its end, the plainest first.
import type { CaseEvent } from '../../src/contract/events.ts';
import { evidenceItems, type Stage } from '../../src/domain/vocabulary.ts';
import { type LifeFact, type ReturnState, uninspected } from '../../src/life/state.ts';

/** Each is one way on; none: it is waited for. */
export function waysOn(stage: Stage, state: ReturnState): readonly LifeFact[] {
  const { kind } = state.notice;
  // The e-mail of the last decision goes out first.
  return kind === 'none' || kind === 'told' ? ways[stage](state) : [toldFact(state), ...ways[stage](state)];
}

/** A supervisor who decides nothing in a schedule, so that nobody can object. */
export const newcomer = 'supervisor:zoe';
/** It names a clause of every shop, as some demand. */
export const reason = 'JSS-15 SOO-07 AIS-16 PLT-12 WEB-27 ALL-19: seen';
const evidence = [...evidenceItems];

const ways: Readonly<Record<Stage, (state: ReturnState) => readonly LifeFact[]>> = {
  'awaiting-evidence': (state) => [{ at: state.at, event: 'evidence-supplied', by: 'customer', evidence }],
  'in-review': inReview,
  offered: ({ at }) => [
    { at, event: 'offer-answered', by: 'customer', answer: 'accept' },
    { at, event: 'offer-answered', by: 'customer', answer: 'decline' },
  ],
  'awaiting-parcel': ({ at }) => [{ at, event: 'parcel-scanned', by: 'carrier' }],
  'in-transit': (state) => [...receipts(state), { at: state.at, event: 'parcel-lost', by: 'carrier' }],
  inspecting,
  refunding: ({ at }) => [{ at, event: 'refund-submitted', by: 'provider' }],
  replacing: ({ at }) => [
    { at, event: 'dispatched', by: 'inspector' },
    { at, event: 'not-in-stock', by: 'inspector' },
  ],
  settling: ({ at }) => [{ at, event: 'refund-settled', by: 'provider' }],
  'in-custody': ({ at }) => [
    { at, event: 'goods-sent-back', by: 'inspector' },
    { at, event: 'carriage-paid', by: 'finance' },
    { at, event: 'goods-demanded', by: 'customer' },
  ],
  // Whoever may appeal need not, and the time for it passes.
  'open-to-appeal': () => [],
  appealed: ({ at }) => [
    { at, event: 'appeal-decided', by: newcomer, verdict: 'decline', reason },
    { at, event: 'appeal-decided', by: newcomer, verdict: 'approve', reason },
  ],
  'needs-a-person': needsAPerson,
  closed: () => [],
};

function inReview(state: ReturnState): readonly LifeFact[] {
  const { at, hold, review } = state;
  if (hold !== null && state.refund.kind === 'waiting') return [{ at, event: 'refund-released', by: newcomer, reason }];
  if (state.cancellation.kind === 'wished')
    return [{ at, event: 'cancelled', by: 'agent', reason }, ...decisions(state)];
  const claim: readonly LifeFact[] = [
    { at, event: 'claim-sent', by: 'agent' },
    { at, event: 'carrier-answered', by: 'carrier', amount: 100, paidTo: 'customer' },
  ];
  return review.kind === 'approved'
    ? claim
    : [...decisions(state), { at, event: 'evidence-supplied', by: 'customer', evidence }];
}

function inspecting(state: ReturnState): readonly LifeFact[] {
  const { at, lines, hold } = state;
  const isHere = lines.some((line) => uninspected(line) > line.unproven);
  const isUnproven = lines.some(({ unproven }) => unproven > 0);
  const inspected: LifeFact = { at, event: 'inspected', by: 'inspector', verdict: 'accept', sheet: {} };
  return [
    ...(isHere ? [inspected] : []),
    ...(isUnproven ? decisions(state) : []),
    ...(hold === null ? [] : [{ at, event: 'refund-released', by: newcomer, reason } as const]),
    ...(isHere || isUnproven ? [] : [...receipts(state), ...decisions(state)]),
  ];
}

function needsAPerson(state: ReturnState): readonly LifeFact[] {
  const { at, stuck, refund, appeal, hold } = state;
  if (stuck !== null) return [{ event: 'step-retried', at }];
  if (refund.kind === 'failed' && hold !== null) return [{ at, event: 'refund-released', by: newcomer, reason }];
  if (refund.kind === 'failed')
    return [
      { at, event: 'refund-submitted', by: 'provider' },
      { event: 'step-retried', at },
    ];
  // An appeal comes first: nobody decides beside it.
  return appeal.kind === 'open' ? ways.appealed(state) : decisions(state);
}

function decisions({ at, resolution }: ReturnState): readonly CaseEvent<'decided'>[] {
  const approval = { at, event: 'decided', by: newcomer, verdict: 'approve', reason, evidence } as const;
  return [
    { ...approval, override: true },
    ...(resolution === 'refund' ? [] : [{ ...approval, override: true, resolution: 'refund' } as const]),
    { ...approval, override: true, exception: true },
    { ...approval, verdict: 'decline' },
  ];
}

function toldFact({ at }: ReturnState): LifeFact {
  return { at, event: 'notice-sent', by: 'shop' };
}

/** All that is still to come. */
function receipts({ at, lines }: ReturnState): readonly LifeFact[] {
  const rest = lines.flatMap(({ line, authorized, received }) =>
    authorized > received ? [{ line, quantity: authorized - received }] : [],
  );
  return rest.length === 0 ? [] : [{ at, event: 'received', by: 'inspector', lines: rest }];
}
