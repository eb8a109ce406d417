// The refund as the provider reports it: taken, arrived, failed.
import type { CaseEvent } from '../contract/events.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import { end, isOpen, meet } from './clocks.ts';
import { type Fit, isOnItsWay, isPaid, never, wasSubmitted } from './fit.ts';
import { payingSteps, withAllPaid, withoutPaid, withPaid } from './paid.ts';
import type { Payout, Refund, RefundMade } from './parts.ts';
import { advancedId, atLeast, dueOf, less, sumOfParts, together } from './payout.ts';
import { meetReceived } from './receipts.ts';
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
  const asked = state.paying.filter(({ payout }) => ofReport.some((part) => part.payout === payout));
  const paying = state.paying.filter((one) => !asked.includes(one));
  const counted = { ...state, early, paid: taken, paidTotal: sumOfParts(taken), underWay: others, paying };
  const booked = state.underWay.length > 0 ? withPaid(counted, asked) : withAllPaid(counted);
  // What has failed is still to be paid, though another payout has come through.
  if (state.refund.kind === 'failed' && booked.paidTotal < state.money.total) return booked;
  const isMoreOut = others.length > 0 && state.refund.kind === 'due';
  const made = { refund: { kind: 'submitted' as const, at: event.at }, stuck: null };
  const submitted = { ...booked, ...(isMoreOut ? soFar(booked.refund, made.refund) : made), closed: null };
  const isAdvancedOut = others.some(({ id }) => id === advancedId);
  const clean = withoutFlags(isAdvancedOut ? submitted : meet(submitted, 'carriage', event.at), 'REFUND_FAILED');
  return isForGoods(state, ofReport) ? goodsPaid(state, clean, event.at) : clean;
}

/** What is out beside it may fail or be given up: then this is what was made. */
function soFar(refund: Refund, made: RefundMade): { readonly refund: Refund } {
  return { refund: refund.kind === 'due' ? { ...refund, before: made } : refund };
}

/** A payout of what the customer advanced alone leaves the refund itself owed (WEB-10). */
function isForGoods({ money, underWay }: ReturnState, ofReport: readonly Payout[]): boolean {
  const isWithGoods = money.lines.some(({ what }) => what !== 'carriage-advanced' && what !== 'expenses');
  return isWithGoods && (underWay.length === 0 || ofReport.some(({ id }) => id !== advancedId));
}

/** Each clock is met by the first payout that was asked for after it had begun; all are when nothing more is due. */
function goodsPaid(before: ReturnState, state: ReturnState, at: Instant): ReturnState {
  const isAllPaid = state.underWay.length === 0 && state.paidTotal >= state.money.total;
  const isPaidBy = (_: Clock, place: number): boolean => {
    const asked = before.paying.find(({ clocks }) => place < clocks);
    return asked !== undefined && !state.paying.includes(asked);
  };
  const isOfThis = isAllPaid || before.paying.length === 0 ? () => true : isPaidBy;
  return meetReceived(meetReceived(state, 'refund', at, isOfThis), 'decision-and-refund', at, isOfThis);
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

/** What has failed fails once: heard again after somebody has paid it by hand, it must not be paid anew. */
export function failureFit(state: ReturnState, { parts = [] }: RefundReport<'refund-failed'>): Fit {
  if (!isOnItsWay(state)) return never(state, 'no refund was made');
  const isKnown = (part: Payout): boolean =>
    state.failed.some(({ payout, id }) => part.payout === payout && part.id === id);
  return parts.length > 0 && parts.every(isKnown) ? never(state, 'this payout was reported as failed already') : 'now';
}

/** Of several refunds a report does not say which has failed: then none is made anew, and a person sees to it. */
function stillPaid(state: ReturnState, ofReport: readonly Payout[], failed: readonly Payout[] | undefined) {
  const all = together(state.paid, ofReport);
  if (failed !== undefined) return less(all, failed);
  return state.payouts <= 1 && all.filter(({ amount }) => amount > 0).length <= 1 ? [] : all;
}

/** The last clock that what was taken had met; of what was not taken yet the last that waits for it. */
function placeOfMet(state: ReturnState): number {
  const isOfRefund = ({ step }: Clock): boolean => payingSteps.includes(step);
  const isMet = (clock: Clock): boolean => isOfRefund(clock) && !isOpen(clock) && clock.state !== 'ended';
  const met = isPaid(state) ? state.clocks.findLastIndex(isMet) : -1;
  return met >= 0 ? met : state.clocks.findLastIndex(isOfRefund);
}

/** The refund clock is unmet again. */
export function refundFailed(state: ReturnState, event: RefundReport<'refund-failed'>): ReturnState {
  const { ofReport, others } = divided(state, event.parts);
  const paid = stillPaid(state, ofReport, event.parts);
  const paying = state.paying.filter(({ payout }) => others.some((part) => part.payout === payout));
  // A report that names none speaks of the one refund that was made, reported as taken or not.
  const one = state.paid.map(({ id }) => ({ payout: state.payouts, id }));
  const failed = [...state.failed, ...(event.parts ?? [...ofReport, ...one])].map(({ payout, id }) => ({ payout, id }));
  const left = { ...state, paid, paidTotal: sumOfParts(paid), underWay: others, paying, failed };
  const booked = left.paidTotal === 0 ? withoutPaid(left) : left;
  // What it was to be paid for was declined or given up meanwhile: then nothing is owed any more.
  if (state.refund.kind === 'none' || state.withdrawnAt !== null) return { ...booked, refund: { kind: 'none' } };
  // So it is where a decision since then has left nothing to be paid, if it is sure what has failed.
  const isSure = event.parts !== undefined || paid.length === 0;
  if (isSure && state.money.total <= booked.paidTotal) return booked;
  const place = placeOfMet(state);
  const clocks = state.clocks.map((clock, index) => {
    if (index !== place || clock.dueAt === null || clock.state === 'paused') return clock;
    const { over: _, ...unmet } = clock;
    return { ...unmet, state: event.at < clock.dueAt ? ('running' as const) : ('breached' as const) };
  });
  const taken = wasSubmitted(state) || booked.paidTotal > 0 ? { taken: true as const } : {};
  const unpaid = { ...booked, clocks, refund: { kind: 'failed' as const, at: event.at, ...taken }, closed: null };
  return withFlag(end(unpaid, event.at, 'bank'), 'REFUND_FAILED');
}
