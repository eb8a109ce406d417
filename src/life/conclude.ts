// What follows from a settled state: a refund or new goods become due, or wait for a hold to be released.
import type { ReturnState } from './state.ts';
import { unitsIn } from './state.ts';

export function conclude(state: ReturnState): ReturnState {
  if (state.withdrawnAt !== null || state.closed !== null) return state;
  const exchanging = state.resolution === 'exchange' || state.resolution === 'replacement';
  if (exchanging && state.cancellation.kind !== 'made') return exchangeDue(state);
  return refundDue(state);
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
