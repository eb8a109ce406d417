// A clock as data: who owes what, from when, until when, and what happens when it is not done (DESIGN 4).
import type { Instant } from './instant.ts';
import type { Attention, NoticeName, Outcome } from './vocabulary.ts';

/** running, paused; met: done before `dueAt`; breached: `dueAt` passed undone, for ever; ended: no longer needed. */
export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'ended';

export const clockUnits = [
  'natural-days',
  'working-days',
  'customer-working-days',
  'bank-days',
  'hours',
  'months',
] as const;
/** working-days: the shop's calendar; customer-working-days: ALL-04; bank-days: Monday to Friday (ALL-02). */
export type ClockUnit = (typeof clockUnits)[number];

/** What a clock is about; it says which facts meet it. A pack has at most one running clock of a step and line. */
export const steps = [
  'request',
  'evidence',
  'review',
  'offer',
  'notice',
  'ship-back',
  'carrier-watch',
  'inspection',
  'refund',
  'credit',
  'decision-and-refund',
  'exchange',
  'bank',
  'custody',
  'send-back',
  'appeal',
  'appeal-decision',
  'supplementary',
  'trace',
  'cancellation-wish',
  'cancel',
  'claim',
  'compensation',
  'carriage',
  'aftercare',
] as const;
export type ClockStep = (typeof steps)[number];

export const pauseCauses = [
  'evidence',
  'offer',
  'notice',
  'pick-up',
  'carrier',
  'carriage',
  'supplementary',
  'appeal',
] as const;
export type PauseCause = (typeof pauseCauses)[number];

export interface Pause {
  readonly cause: PauseCause;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
}

/** From that instant on the limit is this one, but for what stops the clock afterwards (ALL-06). */
export interface Move {
  readonly at: Instant;
  readonly to: Instant;
}

/** What the clock's breach does: ALL-11 to ALL-14. */
export type Breach = 'escalate' | 'refund-starts' | 'lapse' | 'staff-list' | 'right-ends' | 'closes' | 'nothing';

/** A message that goes out when its instant comes and the clock still runs. */
export interface ClockNotice {
  readonly notice: NoticeName;
  readonly to: string;
  readonly at: Instant;
  readonly clauses: readonly string[];
  /** The clock it is about. */
  readonly clock: string;
}

export interface Clock {
  readonly id: string;
  readonly step: ClockStep;
  readonly line?: string;
  readonly clauses: readonly string[];
  readonly owes: 'shop' | 'customer' | 'carrier' | 'supervisor' | 'bank';
  /** In which its days are counted (ALL-03). */
  readonly zone: string;
  readonly anchorAt: Instant;
  readonly targetAt: Instant | null;
  readonly warnAt: Instant | null;
  /** The first instant that is too late; null where the end is not known yet. */
  readonly dueAt: Instant | null;
  readonly state: ClockState;
  readonly pauses: readonly Pause[];
  /** The causes that stop this clock. */
  readonly pausedBy: readonly PauseCause[];
  readonly breach: Breach;
  readonly attention?: Attention;
  /** ALL-13: an hour before the limit a refund still open starts by itself. */
  readonly actsAt?: Instant;
  /** Where the breach ends the return. */
  readonly outcome?: Outcome;
  /** Reminders still to be sent while it runs, in order. */
  readonly notices: readonly ClockNotice[];
  /** The next repetition of its reminder, with which staff are alerted; an answer does not list it (PLT-15). */
  readonly repetition?: ClockNotice;
  /** What goes out at `dueAt`, if it is not done. */
  readonly onBreach: readonly ClockNotice[];
  /** How its instants are written for people, in the zone in which it counts: by instant. */
  readonly texts: Readonly<Record<Instant, string>>;
  /** The moment that started it, where its days are counted from another one (JSS-28, JSS-36). */
  readonly startedAt?: Instant;
  /** A supervisor's moves of its limit, in order. */
  readonly moves?: readonly Move[];
  /** What was breached is done or no longer needed. */
  readonly over?: true;
  /** It counts from a receipt, and so owes for all that came by then, inspected or not (ALL-13). */
  readonly fromReceipt?: true;
  /** Kept for itself, not listed in an answer (ALL-29). */
  readonly unlisted?: true;
}
