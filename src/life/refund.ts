// The refund as the provider reports it: taken, arrived, failed.
import type { CaseEvent } from '../contract/events.ts';
import { end, meet } from './clocks.ts';
import { dueOf, sumOfParts, together } from './payout.ts';
import type { ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

export function refundSubmitted(state: ReturnState, event: CaseEvent<'refund-submitted'>): ReturnState {
  // What was never asked of us, and a refund that failed before, somebody has paid out by hand.
  const taken = state.underWay.length > 0 ? together(state.paid, state.underWay) : dueOf(state.money);
  const submitted = { ...state, refund: { kind: 'submitted' as const, at: event.at }, stuck: null, closed: null };
  const paid = { ...submitted, paid: taken, paidTotal: sumOfParts(taken), underWay: [] };
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
function stillPaid(state: ReturnState, reported: ReturnState['paid'] | undefined): ReturnState['paid'] {
  const { payouts, paid, underWay } = state;
  const isOneUnderWay = new Set(underWay.map(({ payout }) => payout)).size <= 1;
  if (reported !== undefined && isOneUnderWay) return reported;
  const all = together(paid, underWay);
  return payouts <= 1 && all.filter(({ amount }) => amount > 0).length <= 1 ? [] : all;
}

/** The refund clock is unmet again. `paid`: what other payments' providers have taken all the same, minor units. */
export function refundFailed(
  state: ReturnState,
  event: CaseEvent<'refund-failed'> & { readonly paid?: ReturnState['paid'] },
): ReturnState {
  // What it was to be paid for was declined or given up meanwhile: then nothing is owed any more.
  if (state.refund.kind === 'none') return { ...state, underWay: [] };
  const place = state.clocks.findLastIndex(({ step }) =>
    ['refund', 'decision-and-refund', 'compensation', 'credit'].includes(step),
  );
  const clocks = state.clocks.map((clock, index) => {
    if (index !== place || clock.dueAt === null || clock.state === 'paused') return clock;
    const { over: _, ...unmet } = clock;
    return { ...unmet, state: event.at < clock.dueAt ? ('running' as const) : ('breached' as const) };
  });
  const failed = {
    ...state,
    clocks,
    refund: { kind: 'failed' as const, at: event.at },
  };
  const paid = stillPaid(state, event.paid);
  const unpaid = { ...failed, paid, paidTotal: sumOfParts(paid), underWay: [], closed: null };
  return withFlag(end(unpaid, event.at, 'bank'), 'REFUND_FAILED');
}
