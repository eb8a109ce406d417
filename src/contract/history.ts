// All that is known of one return, for an auditor: it can be judged again, and nothing personal is in it.
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Money, PackStamp, Ruling } from '../domain/ruling.ts';
import type { Attention, Outcome, Stage, Who } from '../domain/vocabulary.ts';
import type { Problem } from './problems.ts';
import type { AskedFor, TimelineEntry } from './timeline.ts';
import type { ToldClock } from './told-clock.ts';

/** One payment back that its provider has taken. */
export interface RefundTaken {
  /** Minor units. */
  readonly amount: Minor;
  readonly currency: string;
  readonly provider: string;
  /** The provider's own. */
  readonly reference: string;
  readonly at: Instant;
}

export interface ReturnHistory {
  readonly rma: string;
  readonly pack: PackStamp;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly attention: readonly Attention[];
  /** A case file as `decide` takes it: the facts, in the order in which they happened. */
  readonly case: HistoryCase;
  /** Facts that were told after a later one: `decide` hears them in order, so it may come to something else. */
  readonly toldLate: readonly number[];
  readonly rulings: readonly Ruling[];
  readonly clocks: readonly ToldClock[];
  readonly money: Money;
  readonly refunds: readonly RefundTaken[];
  /** Messages that went out, or came back, in their order. */
  readonly messages: readonly MessageSent[];
  readonly who: readonly Deeds[];
  readonly timeline: readonly TimelineEntry[];
  /** Messages that could not be taken, and why. */
  readonly problems: readonly Problem[];
}

export interface HistoryCase extends AskedFor {
  readonly events: readonly object[];
  /** How far the return's own time had come. */
  readonly asOf: Instant;
}

export interface MessageSent {
  readonly notice: string;
  readonly to: string;
  readonly at: Instant;
  readonly clauses: readonly string[];
  readonly messageId: string | null;
  /** Why it came back; null: it was handed over. */
  readonly bounced: string | null;
}

/** Somebody, and the numbers of the entries that are theirs. */
export interface Deeds {
  readonly who: Who;
  readonly entries: readonly number[];
}
