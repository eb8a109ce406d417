// What a person sees of a return at a glance; it holds nothing personal.
import type { Instant } from '../domain/instant.ts';
import type { Units } from '../domain/order.ts';
import type { Money, PackStamp } from '../domain/ruling.ts';
import type { Attention, Evidence, NoticeName, Outcome, Stage, Who } from '../domain/vocabulary.ts';
import type { Problem } from './problems.ts';

export interface Card {
  readonly rma: string;
  readonly shop: string;
  readonly orderNumber: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly attention: readonly Attention[];
  /** Who has to act now, and until when; null where no clock runs. */
  readonly owes: {
    readonly who: string;
    readonly what: string;
    readonly dueAt: Instant | null;
    readonly clause: string;
  } | null;
  readonly missing: readonly Evidence[];
  readonly decision: {
    readonly verdict: string;
    readonly by: Who;
    readonly at: Instant;
    readonly reason?: string;
    readonly via: string;
  } | null;
  readonly money: Money;
  readonly notices: readonly {
    readonly notice: NoticeName;
    readonly to: string;
    readonly at: Instant;
    readonly clauses: readonly string[];
    /** The clock it is about, where it is about one. */
    readonly clock?: string;
  }[];
  /** What was refused: messages that could not be taken, and why. */
  readonly problems: readonly Problem[];
  readonly pack: PackStamp;
  /** Of the units asked for those that nobody can ask for again; given once it has ended. */
  readonly kept?: readonly Units[];
  /** The return's own time when this was written. */
  readonly at: Instant;
  /** Grows with every write; a row of the read model is never covered by an older one. */
  readonly revision: number;
}
