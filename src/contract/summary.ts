// A return in a list: what its card says in one line. Nothing personal is in it.
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Attention, Outcome, Stage } from '../domain/vocabulary.ts';
import type { Card } from './card.ts';

export interface ReturnSummary {
  readonly rma: string;
  readonly shop: string;
  readonly orderNumber: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly owes: Card['owes'];
  /** Whether the clock that ends first runs or stands still; null where there is none. */
  readonly clock: 'running' | 'paused' | null;
  readonly attention: readonly Attention[];
  /** What is due as things stand, minor units. */
  readonly total: Minor;
  readonly currency: string;
  /** The return's own time when this was written. */
  readonly updatedAt: Instant;
}

export function summaryOf(card: Card, clock: ReturnSummary['clock']): ReturnSummary {
  const { rma, shop, orderNumber, stage, outcome, owes, attention, money, at } = card;
  const { total, currency } = money;
  return { rma, shop, orderNumber, stage, outcome, owes, clock, attention, total, currency, updatedAt: at };
}
