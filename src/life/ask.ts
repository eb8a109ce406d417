// What the machine asks and what it is answered: policy, calendar and money arrive only here.
import type { NoticeDue, Money, Ruling } from '../domain/ruling.ts';
import type { ProblemCode } from '../contract/problems.ts';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { Attention, Evidence, Ground, Route } from '../domain/vocabulary.ts';
import type { LifeFact, ReturnState } from './state.ts';
import type { Standing } from './parts.ts';

/** `state` is as it will be if nothing bars `about`; `before` is as it is. */
export interface Ask {
  readonly about: LifeFact;
  readonly before: ReturnState;
  readonly state: ReturnState;
}

/** What a line is, as asked and then as approved. */
export interface LineAnswer {
  readonly line: string;
  readonly standing: Standing;
  readonly ground: Ground;
  readonly route: Route | null;
  readonly bearer: 'shop' | 'customer' | null;
}

/** What the policy says of the lines, the evidence and the fact itself. */
export interface Judgement {
  readonly lines: readonly LineAnswer[];
  readonly missing: readonly Evidence[];
  /** What is missing keeps the review from beginning. */
  readonly delayed: boolean;
  /** A declined or rejected customer may appeal (AIS-19). */
  readonly appealable: boolean;
  /** Whether the fact that cancels the order does so; refused: the request stands as a return. */
  readonly cancellation?: 'accepted' | 'refused' | 'reviewer';
  /** Proof of posting, where a postmark's day had to be put into a zone. */
  readonly postedAt?: Instant;
  /** The clock that acts counts from receipt: a missing inspection does not stop its refund (ALL-13). */
  readonly waivesInspection?: boolean;
  /** Lines accepted under a fault of the shop that the inspector did not find (ALL-25). */
  readonly unproven?: readonly string[];
}

export interface Answer {
  /** Bars the event: the state stays as it was. */
  readonly problem?: { readonly code: ProblemCode; readonly detail: string };
  /** The problem is told, but what was found out about the fact stays: a cancellation that came too late. */
  readonly stays?: true;
  readonly judgement: Judgement;
  /** Null: as they were. */
  readonly rulings: readonly Ruling[] | null;
  readonly money: Money;
  /** Clocks that start now, and running ones counted anew after a pause or a move, by their place in the list. */
  readonly started: readonly Clock[];
  readonly recounted: readonly { readonly place: number; readonly clock: Clock }[];
  readonly notices: readonly NoticeDue[];
  /** What a decision's e-mail tells of the time after it; null: nothing was decided. */
  readonly outlook: Outlook | null;
  readonly flags: readonly Attention[];
  /** When an alert that still stands is to be repeated: the start of the shop's next working day (ALL-12). */
  readonly repeatAt: Instant;
}

/** What will be, if the e-mail of a decision is handed over at once and everything comes as approved. */
export interface Outlook {
  /** Clocks that its hand-over will start. */
  readonly clocks: readonly Clock[];
  /** What has to be in the parcel, each with the clause that asks for it. */
  readonly checkList: readonly { readonly what: string; readonly quantity: number; readonly clause: string }[];
  readonly money: Money | null;
}
