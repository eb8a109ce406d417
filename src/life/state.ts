// Everything that is known of one return by now: the headline parts are unions, the rest are facts beside them.
import type { CaseEvent } from '../contract/events.ts';
import type { Problem } from '../contract/problems.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Order, ReturnRequest, Units } from '../domain/order.ts';
import type { Money, NoticeDue, Ruling } from '../domain/ruling.ts';
import {
  type Attention,
  type Evidence,
  isByParcel,
  type Outcome,
  type Resolution,
  type Who,
} from '../domain/vocabulary.ts';
import type { Outlook } from './ask.ts';
import type { EvidenceAsk } from './asks.ts';
import type {
  Appeal,
  Cancellation,
  Claim,
  Decision,
  DecisionNotice,
  Exchange,
  LineState,
  Offer,
  Parcel,
  Paying,
  Payout,
  Refund,
  Rejection,
  Review,
  Scan,
} from './parts.ts';
import type { Receipt } from './receipts.ts';

export interface ReturnState {
  readonly shop: string;
  readonly order: Order;
  readonly request: ReturnRequest;
  /** How far the return's own time has come. */
  readonly at: Instant;
  /** The event that waits for an answer. */
  readonly asking: LifeFact | null;
  readonly lines: readonly LineState[];
  readonly resolution: Resolution;
  readonly evidence: readonly Evidence[];
  /** What a reviewer asked for beyond the policy's own, not yet supplied. */
  readonly askedFor: readonly Evidence[];
  /** Every ask, the first one by the policy, of which something is still owed. */
  readonly asks: readonly EvidenceAsk[];
  readonly missing: readonly Evidence[];
  /** Some of what is missing keeps the review from beginning. */
  readonly delayed: boolean;
  readonly review: Review;
  readonly decisions: readonly Decision[];
  readonly notice: DecisionNotice;
  readonly offer: Offer;
  readonly travels: boolean;
  readonly parcel: Parcel;
  readonly scan: Scan | null;
  /** When the goods are to be picked up, where that was agreed. */
  readonly pickUpFor: Instant | null;
  readonly receivedUnits: readonly Units[];
  readonly receipts: readonly Receipt[];
  /** The inspector has found a gift that is named on the sheet as lacking. */
  readonly giftsLacking: boolean;
  readonly refund: Refund;
  /** What providers have taken so far, by payment of the order, minor units. */
  readonly paid: readonly { readonly id: string; readonly amount: Minor }[];
  /** The same in sum, outside the payments too. */
  readonly paidTotal: Minor;
  /** Payouts begun, failed ones included: each is an intent of its own. */
  readonly payouts: number;
  /** What was asked to be paid out and is not reported on yet. */
  readonly underWay: readonly Payout[];
  readonly paying: readonly Paying[];
  /** Parts of payouts that are known to have failed: the same news again changes nothing. */
  readonly failed: readonly Pick<Payout, 'payout' | 'id'>[];
  /** The clock of what had come by then would have started its refund, but for a hold (ALL-13). */
  readonly heldBackTo: Instant | null;
  readonly exchange: Exchange;
  readonly notInStockAt: Instant | null;
  readonly hold: {
    readonly at: Instant;
    readonly by: Who;
    readonly reason: string;
    readonly suspicion: boolean;
  } | null;
  /** Goods that were refused, rejection by rejection, in their order. */
  readonly rejections: readonly Rejection[];
  /** Who rejected goods: none of them decides an appeal (AIS-19). */
  readonly rejectedBy: readonly Who[];
  /** Of the carriage of new goods (SOO-12); that of refused goods stands with their rejection. */
  readonly carriagePaidAt: Instant | null;
  readonly carriageClaim: { readonly at: Instant; readonly amount: Minor; readonly expenses: Minor } | null;
  /** Whether this shop hears appeals (AIS-19). */
  readonly appealable: boolean;
  readonly appeal: Appeal;
  readonly claim: Claim | null;
  readonly cancellation: Cancellation;
  readonly trace: { readonly at: Instant; readonly account: string | null } | null;
  readonly withdrawnAt: Instant | null;
  readonly clocks: readonly Clock[];
  readonly rulings: readonly Ruling[];
  readonly money: Money;
  readonly notices: readonly NoticeDue[];
  readonly outlook: Outlook;
  readonly problems: readonly Problem[];
  /** Codes that no clock and no part above tells: they stand until what they name is over. */
  readonly flags: readonly Attention[];
  /** The next repetition of an alert, where something is overdue or needs a person. */
  readonly alertAt: Instant | null;
  readonly early: readonly CaseEvent[];
  readonly closed: { readonly at: Instant; readonly outcome: Outcome } | null;
  /** It was opened again after its end by this fact, at that instant. */
  readonly reopenedAt: Instant | null;
  /** What a person has to clear: a step that cannot go on by itself. */
  readonly stuck: { readonly step: string; readonly why: string; readonly at: Instant } | null;
  readonly revision: number;
}

/** What the machine takes in: events of the case file, the opening, passing time, answers. */
export type LifeFact =
  | CaseEvent
  | { readonly event: 'opened'; readonly at: Instant }
  /** A clock's instant has come: its limit, or the hour before it; or a message about it is repeated. */
  | {
      readonly event: 'clock-struck';
      readonly at: Instant;
      readonly clock: number;
      readonly what: 'due' | 'acts' | 'alert' | 'repetition';
    }
  /** A step of ours could not be carried out, or was taken up again by an operator. */
  | { readonly event: 'step-failed'; readonly at: Instant; readonly step: string; readonly why: string }
  | { readonly event: 'step-retried'; readonly at: Instant }
  | { readonly event: 'closing'; readonly at: Instant };

export function unitsIn(
  state: ReturnState,
  of: 'asked' | 'authorized' | 'received' | 'accepted' | 'rejected' | 'unproven' | 'paid' | 'sent',
): number {
  return state.lines.reduce((sum, line) => sum + line[of], 0);
}

/** New goods are to be sent, and no money. */
export function wantsNewGoods({ resolution }: Pick<ReturnState, 'resolution'>): boolean {
  return resolution === 'exchange' || resolution === 'replacement';
}

/** Received units on which nobody has ruled yet. */
export function uninspected(line: LineState): number {
  return Math.max(0, Math.min(line.received, line.authorized) - line.accepted - line.rejected);
}

/** It need not come. */
export function staysThere({ travels }: Pick<ReturnState, 'travels'>, { route }: LineState): boolean {
  return !travels || !isByParcel(route);
}

/** Something waits for the inspector: units that were received, or a parcel in which nothing that was approved came. */
export function hasUninspected({ lines }: ReturnState): boolean {
  const approved = lines.filter(({ authorized }) => authorized > 0);
  const none = approved.length > 0 && approved.every((line) => line.received + line.accepted + line.rejected === 0);
  return none || lines.some((line) => uninspected(line) > 0);
}

/** An approval that does not name all units asked for declines the others with it (CASE-FILE 3). */
export function leavesOut({ review, lines }: ReturnState): boolean {
  const isLeftOut = ({ standing, asked, authorized }: LineState): boolean =>
    standing !== 'refused' && authorized < asked;
  return review.kind === 'approved' && lines.some(isLeftOut);
}

export function withFlag(state: ReturnState, flag: Attention): ReturnState {
  return state.flags.includes(flag) ? state : { ...state, flags: [...state.flags, flag] };
}

export function withoutFlags(state: ReturnState, ...flags: readonly Attention[]): ReturnState {
  const left = state.flags.filter((flag) => !flags.includes(flag));
  return left.length === state.flags.length ? state : { ...state, flags: left };
}
