// Running returns, as the API sees them.
import type { Card } from '../contract/card.ts';
import type { ReturnInput } from '../contract/input.ts';
import type { Heard, Message, SignalName, UpdateName } from '../contract/messages.ts';
import type { Problem } from '../contract/problems.ts';
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

/** Every call throws `ReturnsUnavailable` when no answer comes, and only then is the outcome unknown. */
export interface Returns {
  /** Starting the same return again is harmless; `hash` is of the whole request. */
  start(input: ReturnInput, hash: string): Promise<'started' | 'open' | 'different' | 'closed'>;
  update(rma: string, name: UpdateName, message: Message): Promise<Told>;
  signal(rma: string, name: SignalName, message: Message): Promise<Told>;
  /** Undefined: no such return. */
  card(rma: string): Promise<Card | undefined>;
}
