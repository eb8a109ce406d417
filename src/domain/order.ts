// What a shop tells us of an order and what a customer asks for: CASE-FILE sections 2. All amounts are whole minor units.
import type { Day, Instant, InstantOrDay } from './instant.ts';
import type { Minor } from './money.ts';
import type { Evidence, GiftKind, Ground, Resolution, Tag } from './vocabulary.ts';

export interface Order {
  readonly number: string;
  readonly channel: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly placedAt: Instant;
  readonly shippedAt: Instant | null;
  /** The carrier's delivery event; null: not delivered. */
  readonly deliveredAt: Instant | null;
  readonly promisedBy: Day | null;
  /** The carrier's estimate; a day stands for its 00:00 in the zone of ALL-03. */
  readonly deliveryPlannedAt: InstantOrDay | null;
  readonly shipTo: { readonly country: string; readonly region?: string; readonly zone?: string };
  readonly shipping: { readonly standard: Minor; readonly expedited: Minor; readonly discount: Minor };
  readonly discounts: readonly Discount[];
  readonly lines: readonly OrderLine[];
  readonly payments: readonly Payment[];
  /** Exchanges already made of the units now asked for. */
  readonly exchangesBefore: number;
}

/** On one line a line discount, on several an order-level one (ALL-15). */
export interface Discount {
  readonly amount: Minor;
  readonly why: string;
  readonly lines: readonly string[];
}

export interface OrderLine {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  /** List price of one unit, with its tax. */
  readonly unitPrice: Minor;
  readonly tags: readonly Tag[];
  /** The line this gift came with. */
  readonly giftWith?: string;
  readonly giftKind?: GiftKind;
  /** Null: not delivered, whatever the order says; absent: the order's instant counts. */
  readonly deliveredAt?: Instant | null;
  readonly signedAt?: Instant | null;
  readonly returnedBefore: number;
  readonly replacementDeliveredAt?: Instant;
}

export interface Payment {
  readonly id: string;
  readonly provider: string;
  readonly reference: string;
  readonly captured: Minor;
  readonly refundedBefore: Minor;
}

export interface ReturnRequest {
  /** The instant of the first message (ALL-11). */
  readonly at: Instant;
  readonly ground: Ground;
  readonly resolution: Resolution;
  readonly lines: readonly RequestedLine[];
  readonly evidence: readonly Evidence[];
  readonly conditions: {
    readonly installed?: boolean;
    readonly used?: boolean;
    readonly deliveryRefused?: boolean;
  };
  /** Whether the file has `conditions` at all: they count as the evidence `condition` (CASE-FILE 4). */
  readonly conditionsTold: boolean;
  /** The deduction shown before confirming: the most that restocking and carriage take together (ALL-17). */
  readonly shownDeduction?: Minor;
}

export interface RequestedLine {
  readonly line: string;
  readonly quantity: number;
  readonly ground?: Ground;
}

export interface Units {
  readonly line: string;
  readonly quantity: number;
}

/** How many of one line these are together. */
export function unitsOf(units: readonly Units[], id: string): number {
  return units.reduce((sum, { line, quantity }) => (line === id ? sum + quantity : sum), 0);
}
