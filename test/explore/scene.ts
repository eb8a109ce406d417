// What the explorer plays: a schedule's steps, and where a return stands between two of them. Scenes are never changed.
import type { Answer, Ask } from '../../src/life/ask.ts';
import type { Strike } from '../../src/life/clocks.ts';
import type { Effect, LifeEvent, Step as MachineStep } from '../../src/life/next.ts';
import type { LifeFact, ReturnState } from '../../src/life/state.ts';
import type { Problem } from '../../src/contract/problems.ts';
import type { Stage } from '../../src/domain/vocabulary.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Pack } from '../../src/policy/load.ts';
import type { Book } from './book.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './worlds.ts';

/** `at`: when it comes to our ears; the fact of a message has its own instant. */
export type Step =
  | { readonly do: 'tell'; readonly at: Instant; readonly id: string; readonly fact: LifeFact }
  | { readonly do: 'wait'; readonly at: Instant }
  /** The worker is down: messages queue, time passes, nothing is done. */
  | { readonly do: 'stop'; readonly at: Instant }
  | { readonly do: 'start'; readonly at: Instant };

export interface Entry {
  readonly id: string;
  readonly fact: LifeFact;
}

export interface Scene {
  readonly world: World;
  readonly state: ReturnState;
  readonly now: Instant;
  readonly isDown: boolean;
  readonly inbox: readonly Entry[];
  /** Messages by the sender's id. */
  readonly known: ReadonlyMap<string, LifeFact>;
  readonly ledger: Ledger;
  readonly book: Book;
  /** How many facts the machine has taken in. */
  readonly heard: number;
}

/** One fact, or one thing that came by itself, with all that followed from it at once. */
export interface Moment {
  readonly life: Life;
  readonly world: World;
  readonly event: LifeEvent;
  readonly before: ReturnState;
  readonly after: ReturnState;
  readonly effects: readonly Effect[];
  readonly refused: Problem | null;
  readonly ledgerBefore: Ledger;
  readonly ledger: Ledger;
  readonly book: Book;
  readonly heard: number;
}

export function isClosing({ before, after }: Moment): boolean {
  return after.closed !== null && after.closed !== before.closed;
}

/** The machine under test. */
export interface Life {
  readonly next: (state: ReturnState, event: LifeEvent) => MachineStep;
  readonly answer: (pack: Pack, ask: Ask) => Answer;
  readonly nextStrikeOrAlert: (state: ReturnState) => Strike | undefined;
  readonly stageOf: (state: ReturnState) => Stage;
}

export interface Invariant {
  /** A sentence that holds of every moment. */
  readonly name: string;
  /** What breaks it; undefined: nothing. */
  readonly broken: (moment: Moment) => string | undefined;
}

/** A broken invariant. */
export class Broken extends Error {
  readonly invariant: string;
  constructor(invariant: string, why: string) {
    super(why);
    this.invariant = invariant;
  }
}

/** What is thrown otherwise breaks one too. */
export function brokenBy(error: unknown): Broken {
  return error instanceof Broken ? error : new Broken('nothing is thrown', String((error as Error).stack ?? error));
}
