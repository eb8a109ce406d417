// What follows from a settled state: a refund or new goods become due, or wait for a hold to be released.
import type { ReturnState } from './state.ts';
import { unitsIn, wantsNewGoods, withoutFlags } from './state.ts';

export function conclude(settled: ReturnState): ReturnState {
  const state = isDropped(settled) ? { ...settled, refund: { kind: 'none' as const } } : settled;
  return withoutOldFailure(due(state));
}

/** What failed is no longer owed. */
function withoutOldFailure(state: ReturnState): ReturnState {
  return state.refund.kind === 'none' ? withoutFlags(state, 'REFUND_FAILED') : state;
}

function due(state: ReturnState): ReturnState {
  if (state.withdrawnAt !== null || state.closed !== null) return state;
  // What the customer advanced is paid back beside an exchange too (WEB-10).
  return refundDue(wantsNewGoods(state) && state.cancellation.kind !== 'made' ? exchangeDue(state) : state);
}

function exchangeDue(state: ReturnState): ReturnState {
  const due = state.exchange.kind === 'none' && unitsIn(state, 'accepted') > 0;
  return due ? { ...state, exchange: { kind: 'due', since: state.at } } : state;
}

function refundDue(state: ReturnState): ReturnState {
  const { refund, money, hold } = state;
  if (refund.kind === 'waiting') return hold === null ? { ...state, refund: { kind: 'due', since: state.at } } : state;
  if (refund.kind === 'due' || refund.kind === 'failed' || money.method === null) return state;
  if (money.total > state.paidTotal) {
    const kind = hold === null ? ('due' as const) : ('waiting' as const);
    return { ...state, refund: { kind, since: state.at } };
  }
  // Deductions have eaten the whole amount: there is nothing to send, and nothing to wait for.
  return refund.kind === 'none' && money.lines.length > 0
    ? { ...state, refund: { kind: 'settled', at: state.at } }
    : state;
}

/** Begun, and rejected or decided otherwise before anything was taken: nothing is owed any more (ALL-13). */
function isDropped({ refund, money, paidTotal }: ReturnState): boolean {
  const isBegun = refund.kind === 'due' || refund.kind === 'waiting' || refund.kind === 'failed';
  return isBegun && money.method === null && paidTotal === 0;
}
