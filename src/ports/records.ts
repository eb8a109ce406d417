// The read model: one row per return, written at each stage change, never covered by an older revision or run.
import type { Card } from '../contract/card.ts';
import type { Ruling } from '../domain/ruling.ts';

export interface Records {
  /** What has changed is told to the shop with it. */
  write(card: Card, beside?: BesideCard): Promise<void>;
  find(rma: string): Promise<Card | undefined>;
}

export interface BesideCard {
  /** All that stand now; without them only the card is written. */
  readonly rulings?: readonly Ruling[];
  /** Whether the clock that ends first runs; null: there is none; absent: it is as it was. */
  readonly clock?: ClockOfList;
  /**
   * Of the workflow. Where an operator has reset the return a new run begins with older revisions, and covers what the runs
   * before it have written; absent: the revision alone decides.
   */
  readonly run?: string | undefined;
  /** The row before the card was asked for: the card covers it, of whatever run, as long as it stands like that. */
  readonly over?: RowState;
}

/** The read model for those who make it good. */
export interface ReconciledRecords extends Pick<Records, 'write'> {
  /** Undefined: the return has no row. */
  stateOf(rma: string): Promise<RowState | undefined>;
}

/** Which card the row shows; `run` undefined: it is not known which run wrote it. */
export interface RowState {
  readonly revision: number;
  readonly run: string | undefined;
}

export type ClockOfList = 'running' | 'paused' | null;

/** Requests by the shop's own id, for good: the same id with other content is refused. */
export interface Requests {
  /**
   * Answers what is known of the request; a new one is kept, and holds the units that it asks for until its return ends
   * and they are with the customer. `held`: other returns hold some of them, and nothing was kept.
   */
  claim(request: RequestOfUnits): Promise<Claimed | { readonly kind: 'held'; readonly lines: readonly HeldLine[] }>;
  /** The lines of which too few units are left for a new request; nothing is kept. */
  held(wish: UnitsWished): Promise<readonly HeldLine[]>;
}

export interface UnitsWished {
  readonly shop: string;
  readonly orderNumber: string;
  readonly lines: readonly UnitsAsked[];
}

export interface RequestOfUnits extends UnitsWished {
  readonly requestId: string;
  readonly rma: string;
  /** Of the content. */
  readonly hash: string;
}

/** Units of one line of the order; `sold` and `returnedBefore` as the shop tells them. */
export interface UnitsAsked {
  readonly line: string;
  readonly quantity: number;
  readonly sold: number;
  readonly returnedBefore: number;
}

export interface Claimed {
  readonly kind: 'claimed';
  readonly hash: string;
  readonly rma: string;
}

/** A line of which too few units are left, and the returns that hold the others. */
export interface HeldLine {
  readonly line: string;
  readonly left: number;
  readonly holders: readonly { readonly rma: string; readonly quantity: number }[];
}
