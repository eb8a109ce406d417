// The refund as the provider reports it: taken, arrived, failed.
import type { CaseEvent } from '../contract/events.ts';
import type { Minor } from '../domain/money.ts';
import type { Money } from '../domain/ruling.ts';
import { end, meet } from './clocks.ts';
import type { ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

/** Under this name what the customer advanced is kept among what was paid; no payment of an order is paid by it. */
export const advancedId = 'advanced by the customer';

/** Carriage and expenses that the customer advanced: they stand beside the payments of the order (ALL-18). Minor units. */
export function advancedIn({ lines }: Money): Minor {
  const advanced = lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses');
  return advanced.reduce((sum, { amount }) => sum + amount, 0);
}

export function refundSubmitted(state: ReturnState, event: CaseEvent<'refund-submitted'>): ReturnState {
  const submitted = { ...state, refund: { kind: 'submitted' as const, at: event.at }, stuck: null };
  const advanced = { id: advancedId, amount: advancedIn(state.money) };
  const paid = { ...submitted, paid: [...state.money.payments, advanced], paidTotal: state.money.total };
  const clean = withoutFlags(meet(paid, 'carriage', event.at), 'REFUND_FAILED');
  // A payout of what the customer advanced alone leaves the refund itself owed (WEB-10).
  const isWithGoods = state.money.lines.some(({ what }) => what !== 'carriage-advanced' && what !== 'expenses');
  return isWithGoods ? meet(meet(clean, 'refund', event.at), 'decision-and-refund', event.at) : clean;
}

export function refundSettled(state: ReturnState, { at }: CaseEvent<'refund-settled'>): ReturnState {
  const settled = meet({ ...state, refund: { kind: 'settled', at } }, 'bank', at);
  return meet(meet(settled, 'credit', at), 'compensation', at);
}

/** Of several refunds a report does not say which has failed: then none is made anew, and a person sees to it. */
function isOnlyRefund({ payouts, paid }: ReturnState): boolean {
  return payouts <= 1 && paid.filter(({ amount }) => amount > 0).length <= 1;
}

/** The refund clock is unmet again. `paid`: what other payments' providers have taken all the same, minor units. */
export function refundFailed(
  state: ReturnState,
  event: CaseEvent<'refund-failed'> & { readonly paid?: ReturnState['paid'] },
): ReturnState {
  const place = state.clocks.findLastIndex(({ step }) =>
    ['refund', 'decision-and-refund', 'compensation', 'credit'].includes(step),
  );
  const clocks = state.clocks.map((clock, index) => {
    if (index !== place || clock.dueAt === null) return clock;
    const { over: _, ...unmet } = clock;
    return { ...unmet, state: event.at < clock.dueAt ? ('running' as const) : ('breached' as const) };
  });
  const failed = {
    ...state,
    clocks,
    refund: { kind: 'failed' as const, at: event.at },
  };
  const paid = event.paid ?? (isOnlyRefund(state) ? [] : state.paid);
  const unpaid = { ...failed, paid, paidTotal: paid.reduce((sum, { amount }) => sum + amount, 0), closed: null };
  return withFlag(end(unpaid, event.at, 'bank'), 'REFUND_FAILED');
}
