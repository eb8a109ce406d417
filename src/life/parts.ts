// The parts of a return, each a union or a record of what is known by then (DESIGN 3).
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
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
  /** Accepted by the inspector under a fault of the shop that was not found: a reviewer decides again (ALL-25). */
  readonly unproven: number;
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
  | { readonly kind: 'received'; readonly at: Instant }
  | { readonly kind: 'lost'; readonly at: Instant; readonly onUs: boolean };

export interface Scan {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** The earliest proof of posting (ALL-09). */
  readonly postedAt: Instant;
  readonly carriagePaidBy: 'shop' | 'customer' | null;
  readonly carriage: Minor | null;
}

export type Refund =
  | { readonly kind: 'none' }
  | { readonly kind: 'due'; readonly since: Instant }
  /** Became due while a hold stood: it has not entered `refunding`. */
  | { readonly kind: 'waiting'; readonly since: Instant }
  | { readonly kind: 'submitted'; readonly at: Instant }
  | { readonly kind: 'settled'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly at: Instant };

/** A part of the refund on its way, by where it goes. `payout`: of all payouts of the return the how-manieth, from 1. */
export interface Payout {
  readonly payout: number;
  /** A payment of the order; else what src/life/payout.ts names. */
  readonly id: string;
  readonly amount: Minor;
}

export type Exchange =
  | { readonly kind: 'none' }
  | { readonly kind: 'due'; readonly since: Instant }
  | { readonly kind: 'dispatched'; readonly at: Instant };

export type Custody =
  | { readonly kind: 'none' }
  | { readonly kind: 'held'; readonly since: Instant }
  | { readonly kind: 'demanded'; readonly at: Instant }
  | { readonly kind: 'sent-back'; readonly at: Instant }
  | { readonly kind: 'right-ended'; readonly at: Instant };

export type Offer =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly at: Instant; readonly resolution: Resolution; readonly amount: Minor | null }
  | { readonly kind: 'answered'; readonly at: Instant; readonly answer: 'accept' | 'decline' };

export type Appeal =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly at: Instant; readonly against: 'decline' | 'rejection' }
  | {
      readonly kind: 'decided';
      readonly at: Instant;
      readonly verdict: 'approve' | 'decline';
      readonly against: 'decline' | 'rejection';
    };

export type Cancellation =
  | { readonly kind: 'none' }
  /** Asked for where a reviewer decides (JSS-33, ALL-22). */
  | { readonly kind: 'wished'; readonly at: Instant }
  | { readonly kind: 'made'; readonly at: Instant; readonly by: 'customer' | 'shop' };

export interface Claim {
  readonly sentAt: Instant;
  readonly answer: { readonly at: Instant; readonly amount: Minor; readonly paidTo: 'platform' | 'customer' } | null;
}
