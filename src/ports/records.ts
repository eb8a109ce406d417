// The read model: one row per return, written at each stage change, never covered by an older revision.
import type { Card } from '../contract/card.ts';

export interface Records {
  write(card: Card): Promise<void>;
  find(rma: string): Promise<Card | undefined>;
}

/** Requests by the shop's own id, for good: the same id with other content is refused. */
export interface Requests {
  /**
   * Answers what is known of the request; a new one is kept, and holds the units that it asks for until its return ends
   * and they are with the customer. `held`: other returns hold some of them, and nothing was kept.
   */
  claim(request: RequestOfUnits): Promise<Claimed | { readonly kind: 'held'; readonly lines: readonly HeldLine[] }>;
}

export interface RequestOfUnits {
  readonly shop: string;
  readonly requestId: string;
  readonly orderNumber: string;
  readonly rma: string;
  /** Of the content. */
  readonly hash: string;
  readonly lines: readonly UnitsAsked[];
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
