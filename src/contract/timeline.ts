// What happened in the life of a return, in the order in which the return came round to it; nothing personal is in it.
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { MoneyLine, Ruling } from '../domain/ruling.ts';
import type { Outcome, Question, Stage, Who } from '../domain/vocabulary.ts';
import type { Problem } from './problems.ts';

export const timelineKinds = ['fact', 'clock', 'mail', 'papers', 'refund'] as const;
/** fact: something was told or done; clock: an instant came by itself; the others: what we did about it. */
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineEntry {
  /** 1, 2, 3 and so on, without a gap: an entry keeps its number. */
  readonly number: number;
  /** When it happened, in the return's own time. */
  readonly at: Instant;
  /** When the return took it in; later than `at` where somebody told it late, or no worker was there. */
  readonly takenAt: Instant;
  readonly kind: TimelineKind;
  /** fact: the event of the case file, or `opened`, `step-failed`, `step-retried`; clock: its id; mail: the notice. */
  readonly what: string;
  /** Null: it came by itself. */
  readonly by: Who | null;
  /** `api`, `temporal` (told by a Temporal client, past the API), `homeward` (our own report). */
  readonly via: 'api' | 'temporal' | 'homeward';
  /** The sender's id of the message. */
  readonly id?: string;
  /** What was told or done, by the names of the case file. */
  readonly details: Readonly<Record<string, unknown>>;
  /** What it rests on: of a mail or a refund its own clauses, of a fact those of what it changed. */
  readonly clauses: readonly string[];
  /** Nothing came of it, and why. */
  readonly refused?: Problem;
  /** It came before its stage and was kept for it. */
  readonly early?: true;
  /** Afterwards. */
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly changes: readonly Change[];
}

export const clockChanges = ['started', 'paused', 'resumed', 'moved', 'met', 'breached', 'ended'] as const;

/** What differs after an entry. */
export type Change =
  | { readonly change: 'stage'; readonly from: Stage | null; readonly to: Stage }
  | { readonly change: 'outcome'; readonly outcome: Outcome | null }
  | {
      readonly change: 'ruling';
      readonly question: Question;
      readonly line?: string;
      readonly ruling: Ruling['ruling'];
      readonly clauses: readonly string[];
    }
  | {
      readonly change: 'clock';
      readonly id: string;
      readonly step: string;
      readonly line?: string;
      readonly became: (typeof clockChanges)[number];
      readonly owes: string;
      readonly dueAt: Instant | null;
      readonly clauses: readonly string[];
    }
  | {
      readonly change: 'money';
      readonly currency: string;
      /** Minor units. */
      readonly total: Minor;
      readonly lines: readonly MoneyLine[];
    };

/** One answer to the query; `next` is the number to ask from, null where there is no more. */
export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  readonly next: number | null;
}

/** As many entries as one answer has at most: it stays far below what Temporal lets through. */
export const timelinePage = 500;

/** What was ordered and asked for, as the return was started with it. */
export interface AskedFor {
  readonly shop: string;
  readonly order: Order;
  readonly request: ReturnRequest;
}
