// The parts of a return, each a union or a record of what is known by then (DESIGN 3).
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Units } from '../domain/order.ts';
import type { Evidence, Ground, NoticePart, Resolution, Route, Who } from '../domain/vocabulary.ts';

/** What the shop's policy said of a line when it was asked for. */
export type Standing = 'accepted' | 'refused' | 'reviewer';

export interface LineState {
  readonly line: string;
  readonly asked: number;
  /** The ground that counts: as asked, then as approved (ALL-25). */
  readonly ground: Ground;
  readonly standing: Standing;
  readonly route: Route | null;
  readonly bearer: 'shop' | 'customer' | null;
  readonly authorized: number;
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Of those received and accepted: lost on the way at the shop's risk (ALL-24). */
  readonly lost: number;
  /** Accepted by the inspector under a fault of the shop that was not found: a reviewer decides again (ALL-25). */
  readonly unproven: number;
  /** Whose refund a provider has taken. */
  readonly paid: number;
  /** For which new goods have left. */
  readonly sent: number;
  /** Whose refund the clock of their receipt has started, inspected or not (ALL-13). */
  readonly started: number;
}

export interface Decision {
  readonly verdict: 'approve' | 'decline';
  readonly at: Instant;
  readonly by: Who;
  readonly via: string;
  readonly reason?: string;
  readonly evidence: readonly Evidence[];
  readonly resolution: Resolution;
  readonly exception: boolean;
  readonly override: boolean;
  readonly freight?: 'shop' | 'customer';
  /** Set by the reviewer where he decides all (PLT-07, ALL-22), minor units. */
  readonly amount?: Minor;
  /** The offer that the customer accepted. */
  readonly agreed?: boolean;
  /** How many clocks had begun by then. */
  readonly clocks: number;
}

export type Review =
  | { readonly kind: 'not-begun' }
  | { readonly kind: 'open'; readonly since: Instant }
  /** Every line was refused when it was asked for. */
  | { readonly kind: 'barred'; readonly at: Instant }
  | { readonly kind: 'approved'; readonly decision: Decision }
  | { readonly kind: 'declined'; readonly decision: Decision }
  | { readonly kind: 'dropped'; readonly at: Instant };

/** The e-mail of the last decision (CASE-FILE 3): handed over or not. */
export type DecisionNotice =
  | { readonly kind: 'none' }
  | { readonly kind: 'owed'; readonly about: DecisionKind; readonly at: Instant }
  | {
      readonly kind: 'lacking';
      readonly about: DecisionKind;
      readonly at: Instant;
      readonly lacks: readonly NoticePart[];
    }
  | { readonly kind: 'told'; readonly about: DecisionKind; readonly at: Instant }
  /** `firstTold`: it had been handed over before it came back; null: never. */
  | {
      readonly kind: 'bounced';
      readonly about: DecisionKind;
      readonly at: Instant;
      readonly firstTold: Instant | null;
    };

export type DecisionKind = 'approval' | 'decline' | 'acceptance' | 'rejection' | 'offer' | 'appeal';

export type Parcel =
  | { readonly kind: 'none' }
  | { readonly kind: 'awaited' }
  | { readonly kind: 'in-transit' }
  | { readonly kind: 'lapsed'; readonly at: Instant }
  /** Posted too late: a supervisor decides (ALL-14), be the goods here already or not. */
  | { readonly kind: 'late'; readonly receivedAt: Instant | null }
  /** `another`: of a parcel with the rest of the goods, scanned after this one was here, nothing more was heard, or its loss. */
  | { readonly kind: 'received'; readonly at: Instant; readonly another?: 'in-transit' | 'lost' }
  | { readonly kind: 'lost'; readonly at: Instant; readonly onUs: boolean };

export interface Scan {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The earliest proof of posting (ALL-09). */
  readonly postedAt: Instant;
  readonly carriagePaidBy: 'shop' | 'customer' | null;
  readonly carriage: Minor | null;
}

/** The provider has taken all that was due; the money has arrived. */
export type RefundMade =
  { readonly kind: 'submitted'; readonly at: Instant } | { readonly kind: 'settled'; readonly at: Instant };

export type Refund =
  | { readonly kind: 'none' }
  /** `before`: what was paid of other parts by then. */
  | { readonly kind: 'due'; readonly since: Instant; readonly before?: RefundMade }
  /** Became due while a hold stood: it has not entered `refunding`. */
  | { readonly kind: 'waiting'; readonly since: Instant; readonly before?: RefundMade }
  | RefundMade
  /** `taken`: the provider had taken some of it before. */
  | { readonly kind: 'failed'; readonly at: Instant; readonly taken?: true };

/** A part of the refund on its way, by where it goes. `payout`: of all payouts of the return the how-manieth, from 1. */
export interface Payout {
  readonly payout: number;
  /** A payment of the order; else what src/life/payout.ts names. */
  readonly id: string;
  readonly amount: Minor;
}

/** What a payout that is under way is for, beyond what was paid or asked for before. */
export interface Paying {
  readonly payout: number;
  /** How many clocks there were when it was asked for: it is to meet those of them that no earlier one meets. */
  readonly clocks: number;
  readonly units: readonly Units[];
}

export type Exchange =
  | { readonly kind: 'none' }
  | { readonly kind: 'due'; readonly since: Instant }
  | { readonly kind: 'dispatched'; readonly at: Instant };

/** Goods that were refused at one time: each rejection has a time of its own to want them back (SOO-15, ALL-20). */
export interface Rejection {
  readonly at: Instant;
  /** None: the goods were on their way when the request was declined. */
  readonly units: readonly Units[];
  /** Its e-mail was handed over then, and its clocks count from there; null: not yet. */
  readonly toldAt: Instant | null;
  readonly goods: RefusedGoods;
  /** The carriage of sending these goods back (SOO-16); null: not paid. */
  readonly carriagePaidAt: Instant | null;
  /** An appeal against it is open, or was decided (AIS-19). */
  readonly isAppealed: boolean;
}

export type RefusedGoods =
  | { readonly kind: 'held' }
  | { readonly kind: 'demanded'; readonly at: Instant }
  | { readonly kind: 'sent-back'; readonly at: Instant }
  | { readonly kind: 'right-ended'; readonly at: Instant }
  /** After all, by a second decision or an appeal. */
  | { readonly kind: 'accepted'; readonly at: Instant };

export type Offer =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly at: Instant; readonly resolution: Resolution; readonly amount: Minor | null }
  | { readonly kind: 'answered'; readonly at: Instant; readonly answer: 'accept' | 'decline' };

export type Appeal =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'open'; readonly at: Instant } & Appealed)
  | ({ readonly kind: 'decided'; readonly at: Instant; readonly verdict: 'approve' | 'decline' } & Appealed);

export interface Appealed {
  /** Against what of the request was declined, all of it or what an approval left out. */
  readonly ofRequest: boolean;
  /** Against these rejections of goods, by their instants. */
  readonly ofGoods: readonly Instant[];
  /** How many decisions there were when one was last appealed against: a later one can be appealed against anew. */
  readonly decisions: number;
}

export type Cancellation =
  | { readonly kind: 'none' }
  /** Asked for where a reviewer decides (JSS-33, ALL-22). */
  | { readonly kind: 'wished'; readonly at: Instant }
  | {
      readonly kind: 'made';
      readonly at: Instant;
      readonly by: 'customer' | 'shop';
      /** Payouts that had been asked for by then, for the return that it was before. */
      readonly payoutsBefore: number;
    };

export interface Claim {
  readonly sentAt: Instant;
  readonly answer: { readonly at: Instant; readonly amount: Minor; readonly paidTo: 'platform' | 'customer' } | null;
}
