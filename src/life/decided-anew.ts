// A request that is decided again: the last decision rules the amounts, and what an earlier one made due may be undone.
import type { Instant } from '../domain/instant.ts';
import { end, resume } from './clocks.ts';
import { doneUnits, exchangeSoFar } from './paid.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';
import { unitsIn, wantsNewGoods } from './state.ts';

/**
 * Units that were accepted without coming count anew, by what is approved now; so do those that were lost at the shop's
 * risk, which a decline had taken out (ALL-24). Units that are here and are approved no
 * more are declined with the decision (CASE-FILE 3).
 */
export function approvedAnew(line: LineState, authorized: number, isLost: boolean): LineState {
  const came = Math.min(Math.max(line.accepted, line.lost), line.received);
  // What is paid or sent is touched by no decision.
  const accepted = Math.max(Math.min(came, authorized), Math.min(line.accepted, doneUnits(line)));
  return {
    ...line,
    authorized: Math.max(authorized, doneUnits(line)),
    accepted,
    rejected: line.rejected + (isLost ? 0 : Math.max(0, came - line.lost - accepted)),
  };
}

/** Neither money nor new goods are due where the goods are asked for first, or the other of the two is sent. */
export function dueAnew(state: ReturnState, at: Instant): ReturnState {
  const isNothingDue = unitsIn(state, 'accepted') === 0 && state.parcel.kind !== 'received';
  const isRefundOver = isNothingDue || wantsNewGoods(state);
  const isExchangeOver = isNothingDue || !wantsNewGoods(state);
  const { refund, exchange } = state;
  const withoutRefund =
    isRefundOver && (refund.kind === 'due' || refund.kind === 'waiting')
      ? { ...end(state, at, 'refund', 'credit'), refund: refund.before ?? { kind: 'none' as const } }
      : otherEnded(state, at);
  const going = isCarriageOurs(state) ? resume(withoutRefund, 'carriage', at) : withoutRefund;
  return isExchangeOver && exchange.kind === 'due'
    ? { ...end(going, at, 'exchange'), exchange: exchangeSoFar(going) }
    : going;
}

/** Of goods that nobody has looked at yet, too, either money is owed from their receipt or new goods are. */
function otherEnded(state: ReturnState, at: Instant): ReturnState {
  if (!wantsNewGoods(state)) return end(state, at, 'exchange');
  return state.refund.kind === 'failed' ? state : end(state, at, 'refund');
}

/** The customer bears the carriage only where every approved ground says so (CASE-FILE 4). */
function isCarriageOurs({ lines }: ReturnState): boolean {
  return lines.some(({ authorized, bearer }) => authorized > 0 && bearer !== 'customer');
}
