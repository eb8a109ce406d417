// Lists of returns, from the read model.
import type { Card } from '../contract/card.ts';
import type { Instant } from '../domain/instant.ts';
import type { Attention, Outcome, Stage } from '../domain/vocabulary.ts';
import type { ClockOfList } from './records.ts';

export interface ReturnList {
  /** What is due first comes first, what has no due date last. */
  page(wanted: ListWanted, page: ListPage): Promise<readonly ListedReturn[]>;
  /** How many there are in each stage, whatever stage is wanted. */
  counts(wanted: ListWanted): Promise<Readonly<Partial<Record<Stage, number>>>>;
}

/** Everything that is given has to hold. */
export interface ListWanted {
  readonly stage?: Stage;
  readonly outcome?: Outcome;
  readonly shop?: string;
  readonly orderNumber?: string;
  /** `any`: whatever code it is. */
  readonly attention?: Attention | 'any';
  readonly clock?: 'running' | 'paused';
  /** Something is due at this instant or later. */
  readonly dueAfter?: Instant;
  /** Something is due before this instant. */
  readonly dueBefore?: Instant;
  /** An order's number or, in any case, an e-mail as it was typed; and the RMA number that it is, if it is one. */
  readonly search?: { readonly text: string; readonly rma: string | null };
}

export interface ListPage {
  readonly limit: number;
  /** The last one of the page before. */
  readonly after?: ListPlace;
}

/** Where a return stands in the order of a list. */
export interface ListPlace {
  readonly dueAt: Instant | null;
  readonly rma: string;
}

export interface ListedReturn {
  readonly card: Card;
  readonly clock: ClockOfList;
}
