// What follows from a settled state: a refund or new goods become due, or wait for a hold to be released.
import { exchangeSoFar, owesNewGoods } from './paid.ts';
import type { Refund, RefundMade } from './parts.ts';
import type { ReturnState } from './state.ts';
import { unitsIn, wantsNewGoods, withoutFlags } from './state.ts';

export function conclude(settled: ReturnState): ReturnState {
  return withoutOldFailure(due(isDropped(settled) ? { ...settled, refund: refundSoFar(settled) } : settled));
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
  const isDue = state.exchange.kind === 'due';
  if (owesNewGoods(state)) return isDue ? state : { ...state, exchange: { kind: 'due', since: state.at } };
  return isDue ? { ...state, exchange: exchangeSoFar(state) } : state;
}

function refundDue(state: ReturnState): ReturnState {
  const { refund, money, hold } = state;
  if (refund.kind === 'waiting')
    return hold === null ? { ...state, refund: { ...refund, kind: 'due', since: state.at } } : state;
  if (refund.kind === 'due' || refund.kind === 'failed') return state;
  if (money.method === null) return isNothingAgreed(state) ? { ...state, refund: settledAt(state) } : state;
  if (money.total > state.paidTotal) {
    const kind = hold === null ? ('due' as const) : ('waiting' as const);
    const before = isMade(refund) ? { before: refund } : {};
    return { ...state, refund: { kind, since: state.at, ...before } };
  }
  // Deductions have eaten the whole amount: there is nothing to send, and nothing to wait for.
  return refund.kind === 'none' && money.lines.length > 0 ? { ...state, refund: settledAt(state) } : state;
}

function settledAt({ at }: ReturnState): Refund {
  return { kind: 'settled', at };
}

/** An offer of nothing was taken, or whoever decides all has decided on it. */
function isNothingAgreed(state: ReturnState): boolean {
  const { review, refund } = state;
  const isAgreed = review.kind === 'approved' && review.decision.amount === 0;
  return isAgreed && refund.kind === 'none' && unitsIn(state, 'accepted') > 0;
}

/** Begun, and rejected or decided otherwise before anything more was taken: nothing is owed any more (ALL-13). */
function isDropped({ refund, money, paidTotal, underWay }: ReturnState): boolean {
  const isBegun = refund.kind === 'due' || refund.kind === 'waiting';
  if (paidTotal === 0) return (isBegun || refund.kind === 'failed') && money.method === null;
  return isBegun && underWay.length === 0 && money.total <= paidTotal;
}

/** What was paid of other parts stays paid. */
function refundSoFar({ refund }: ReturnState): Refund {
  const isBegun = refund.kind === 'due' || refund.kind === 'waiting';
  return isBegun && refund.before !== undefined ? refund.before : { kind: 'none' };
}

function isMade(refund: Refund): refund is RefundMade {
  return refund.kind === 'submitted' || refund.kind === 'settled';
}
