// The read model: one row per return, written at each stage change, never covered by an older revision.
import type { Card } from '../contract/card.ts';

export interface Records {
  write(card: Card): Promise<void>;
  find(rma: string): Promise<Card | undefined>;
}

/** Requests by the shop's own id, for good: the same id with other content is refused. */
export interface Requests {
  /** Answers what is known of the request; a new one is kept. `hash` is of the content. */
  claim(request: {
    readonly shop: string;
    readonly requestId: string;
    readonly rma: string;
    readonly hash: string;
  }): Promise<{ readonly hash: string; readonly rma: string }>;
}
