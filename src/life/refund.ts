// The refund as the provider reports it: taken, arrived, failed.
import type { CaseEvent } from '../contract/events.ts';
import { end, meet } from './clocks.ts';
import type { Payout } from './parts.ts';
import { atLeast, dueOf, less, sumOfParts, together } from './payout.ts';
import type { ReturnState } from './state.ts';
import { withFlag, withoutFlags } from './state.ts';

/** Where the payout itself reports it names its parts: those taken, or those that failed. Others speak of all that is out. */
export type RefundReport<Name extends 'refund-submitted' | 'refund-failed'> = CaseEvent<Name> & {
  readonly parts?: readonly Payout[];
};

export function refundSubmitted(state: ReturnState, event: RefundReport<'refund-submitted'>): ReturnState {
  const { ofReport, others } = divided(state, event.parts);
  // What was never asked of us, and a refund that failed before, somebody has paid out by hand.
  const taken = state.underWay.length > 0 ? together(state.paid, ofReport) : atLeast(state.paid, dueOf(state.money));
  // The same report, kept from before its time, is not to be taken for one of a later payout.
  const early = state.early.filter((kept) => kept.event !== 'refund-submitted');
  const booked = { ...state, early, paid: taken, paidTotal: sumOfParts(taken), underWay: others };
  // What has failed is still to be paid, though another payout has come through.
  if (state.refund.kind === 'failed' && booked.paidTotal < state.money.total) return booked;
  const submitted = { ...booked, refund: { kind: 'submitted' as const, at: event.at }, stuck: null, closed: null };
  const clean = withoutFlags(meet(submitted, 'carriage', event.at), 'REFUND_FAILED');
  // A payout of what the customer advanced alone leaves the refund itself owed (WEB-10).
  const isWithGoods = state.money.lines.some(({ what }) => what !== 'carriage-advanced' && what !== 'expenses');
  return isWithGoods ? meet(meet(clean, 'refund', event.at), 'decision-and-refund', event.at) : clean;
}

/** Somebody else has reported on this payout before, and no part of it is under way any more. */
export function isBooked(state: ReturnState, parts: readonly Payout[] | undefined): boolean {
  return parts !== undefined && divided(state, parts).ofReport.length === 0;
}

/** What is under way of the payouts that are reported on, and of others. */
function divided({ underWay }: ReturnState, parts: readonly Payout[] | undefined) {
  const isReported = ({ payout }: Payout): boolean => parts?.some((part) => part.payout === payout) ?? true;
  return { ofReport: underWay.filter(isReported), others: underWay.filter((one) => !isReported(one)) };
}

export function refundSettled(state: ReturnState, { at }: CaseEvent<'refund-settled'>): ReturnState {
  const settled = meet({ ...state, refund: { kind: 'settled', at } }, 'bank', at);
  return meet(meet(settled, 'credit', at), 'compensation', at);
}

/** Of several refunds a report does not say which has failed: then none is made anew, and a person sees to it. */
function stillPaid(state: ReturnState, ofReport: readonly Payout[], failed: readonly Payout[] | undefined) {
  const all = together(state.paid, ofReport);
  if (failed !== undefined) return less(all, failed);
  return state.payouts <= 1 && all.filter(({ amount }) => amount > 0).length <= 1 ? [] : all;
}

/** The refund clock is unmet again. */
export function refundFailed(state: ReturnState, event: RefundReport<'refund-failed'>): ReturnState {
  const { ofReport, others } = divided(state, event.parts);
  const paid = stillPaid(state, ofReport, event.parts);
  const booked = { ...state, paid, paidTotal: sumOfParts(paid), underWay: others };
  // What it was to be paid for was declined or given up meanwhile: then nothing is owed any more.
  if (state.refund.kind === 'none') return booked;
  const place = state.clocks.findLastIndex(({ step }) =>
    ['refund', 'decision-and-refund', 'compensation', 'credit'].includes(step),
  );
  const clocks = state.clocks.map((clock, index) => {
    if (index !== place || clock.dueAt === null || clock.state === 'paused') return clock;
    const { over: _, ...unmet } = clock;
    return { ...unmet, state: event.at < clock.dueAt ? ('running' as const) : ('breached' as const) };
  });
  const failed = { ...booked, clocks, refund: { kind: 'failed' as const, at: event.at }, closed: null };
  return withFlag(end(failed, event.at, 'bank'), 'REFUND_FAILED');
}
