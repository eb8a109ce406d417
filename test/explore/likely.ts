// What people and companies do in a stage, and beside it, where the parts of a return stand apart.
import type { EventName } from '../../src/contract/events.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import { hasUninspected, type ReturnState, unitsIn } from '../../src/life/state.ts';

/** The common things are named several times. */
export const likely: Readonly<Record<Stage, readonly EventName[]>> = {
  'awaiting-evidence': ['evidence-supplied', 'evidence-supplied', 'evidence-supplied', 'decided', 'evidence-asked'],
  'in-review': [
    'decided',
    'decided',
    'decided',
    'decided',
    'evidence-asked',
    'offer-made',
    'cancelled',
    'claim-sent',
    'carrier-answered',
  ],
  offered: ['offer-answered', 'offer-answered', 'decided'],
  'awaiting-parcel': [
    'parcel-scanned',
    'parcel-scanned',
    'parcel-scanned',
    'notice-sent',
    'received',
    'pick-up-agreed',
    'decided',
    'refund-held',
  ],
  'in-transit': [
    'received',
    'received',
    'received',
    'parcel-lost',
    'parcel-scanned',
    'second-parcel',
    'carriage-claimed',
    'refund-held',
  ],
  inspecting: ['inspected', 'inspected', 'inspected', 'decided', 'refund-held', 'received'],
  refunding: [
    'refund-submitted',
    'refund-submitted',
    'refund-submitted',
    'refund-failed',
    'inspected',
    'received',
    'carriage-claimed',
  ],
  replacing: ['dispatched', 'dispatched', 'not-in-stock', 'carriage-paid', 'inspected', 'withdrawn'],
  settling: [
    'refund-settled',
    'refund-settled',
    'refund-failed',
    'trace-asked',
    'trace-answered',
    'inspected',
    'carriage-claimed',
  ],
  'in-custody': [
    'goods-demanded',
    'goods-demanded',
    'carriage-paid',
    'goods-sent-back',
    'goods-sent-back',
    'appealed',
    'decided',
  ],
  'open-to-appeal': ['appealed', 'appealed', 'decided'],
  appealed: ['appeal-decided', 'appeal-decided', 'evidence-asked', 'evidence-supplied', 'inspected', 'withdrawn'],
  'needs-a-person': ['decided', 'refund-submitted', 'refund-failed', 'parcel-scanned', 'received'],
  closed: [
    'refund-failed',
    'appealed',
    'decided',
    'parcel-scanned',
    'received',
    'trace-asked',
    'trace-answered',
    'refund-settled',
  ],
};

/** What happens to one part of a return while another one makes its stage. */
export function besides(state: ReturnState): readonly EventName[] {
  const isRefused = unitsIn(state, 'rejected') > 0;
  return [
    ...(state.exchange.kind === 'due' ? (['dispatched'] as const) : []),
    ...(isRefused ? (['goods-demanded', 'carriage-paid', 'goods-sent-back'] as const) : []),
    ...(isRefused && state.appealable ? (['appealed'] as const) : []),
    ...(state.parcel.kind === 'received' && hasUninspected(state) ? (['inspected'] as const) : []),
  ];
}

/** Units that came in no parcel yet, where others did. */
export function restOf({ lines, receivedUnits }: ReturnState): number {
  if (receivedUnits.length === 0) return 0;
  return lines.reduce((sum, { authorized, received }) => sum + Math.max(0, authorized - received), 0);
}
