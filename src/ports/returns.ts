// Running returns, as the API sees them.
import type { Card } from '../contract/card.ts';
import type { ReturnInput } from '../contract/input.ts';
import type { Heard, Message, SignalName, UpdateName } from '../contract/messages.ts';
import type { Problem } from '../contract/problems.ts';
import type { AskedFor, TimelineEntry } from '../contract/timeline.ts';
import type { Clock } from '../domain/clock.ts';
import type { Money, Ruling } from '../domain/ruling.ts';
import type { Outcome } from '../domain/vocabulary.ts';

export type Told =
  | { readonly kind: 'heard'; readonly heard: Heard }
  /** A signal is kept and never answered: the card shows what came of it. */
  | { readonly kind: 'kept' }
  /** `outcome` comes with `RETURN_ENDED`, where it is known. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly outcome?: Outcome };

/** Nobody answered in time, or the return is paused: whether it was carried out is unknown, the same ids may be sent again. */
export class ReturnsUnavailable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, { cause });
    this.name = 'ReturnsUnavailable';
    this.problem = problem;
  }
}

/** What can be read of a return beside its card. */
export interface ReturnParts {
  readonly clocks: readonly Clock[];
  readonly rulings: readonly Ruling[];
  readonly money: Money;
  readonly askedFor: AskedFor;
  readonly timeline: readonly TimelineEntry[];
}

/** Of a return that ended before Temporal's retention the card is all that is left. */
export type Kept<Part> =
  { readonly kind: 'kept'; readonly part: Part } | { readonly kind: 'forgotten'; readonly card: Card };

/** Every call throws `ReturnsUnavailable` when no answer comes, and only then is the outcome unknown. */
export interface Returns {
  /** Starting the same return again is harmless; `hash` is of the whole request. */
  start(input: ReturnInput, hash: string): Promise<'started' | 'open' | 'different' | 'closed'>;
  update(rma: string, name: UpdateName, message: Message): Promise<Told>;
  signal(rma: string, name: SignalName, message: Message): Promise<Told>;
  /** Undefined: no such return. */
  card(rma: string): Promise<Card | undefined>;
  /** The card once the policy has judged the request; undefined: nobody has, within so many milliseconds. */
  firstCard(rma: string, withinMs: number): Promise<Card | undefined>;
  /** Undefined: no such return. */
  read<Name extends keyof ReturnParts>(rma: string, name: Name): Promise<Kept<ReturnParts[Name]> | undefined>;
}
