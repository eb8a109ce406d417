// What the workflow asks its activities to do and what they answer; all of it stands in histories.
import type { ClockStep } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { Money, PackStamp } from '../domain/ruling.ts';
import type { Evidence, NoticeName, NoticePart, Resolution, Route } from '../domain/vocabulary.ts';

/** One e-mail to be written and handed over. Names and addresses are looked up by the activity. */
export interface NoticeOrder {
  readonly rma: string;
  readonly pack: PackStamp;
  readonly personId: string;
  readonly clockShift: number;
  readonly notice: NoticeName;
  /** `customer`, `agent`, `supervisor`, `inspector`, `carrier`. */
  readonly to: string;
  /** The instant of the fact that it tells. */
  readonly at: Instant;
  /** What the mail rests on; each is quoted. */
  readonly clauses: readonly string[];
  /** Together with return and notice it makes the Message-ID: the same cause is the same mail. */
  readonly cause: string;
  readonly orderNumber: string;
  /** Of the order's delivery, two capital letters: it chooses the warehouse (WEB-07). */
  readonly country: string;
  readonly lines: readonly { readonly line: string; readonly title: string; readonly quantity: number }[];
  /** Further lines of the order that the amounts speak of, like a gift that was kept. */
  readonly otherLines?: readonly { readonly line: string; readonly title: string }[];
  /** Until when the reader, or the one whom the mail is about, has to act, and by which clause. */
  readonly due: { readonly at: Instant; readonly clause: string; readonly zone: string } | null;
  /** What a mail to staff is about; it decides which commands the mail offers. */
  readonly step?: ClockStep;
  readonly missing: readonly Evidence[];
  readonly reason: string | null;
  readonly route: Route | null;
  /** Whether the customer has yet to post a parcel; a history that does not say it means every route with one. */
  readonly awaitsParcel?: boolean;
  /** How an appeal was decided. */
  readonly verdict?: 'approve' | 'decline';
  readonly resolution: Resolution;
  readonly checkList: readonly CheckItem[];
  readonly money: Money;
  /** What is deducted if nothing changes, told before the goods travel (SOO-08). */
  readonly expected: Money | null;
  readonly papers: readonly PaperMade[];
  /** What is owed with this mail and could not be made (ALL-10). */
  readonly lacks: readonly NoticePart[];
}

export interface CheckItem {
  readonly what: string;
  readonly quantity: number;
  readonly clause: string;
}

export type NoticeAnswer =
  | { readonly kind: 'sent'; readonly at: Instant; readonly messageId: string; readonly lacks: readonly NoticePart[] }
  | { readonly kind: 'bounced'; readonly at: Instant; readonly reason: string };

export interface PapersOrder {
  readonly rma: string;
  readonly pack: PackStamp;
  readonly personId: string;
  readonly orderNumber: string;
  /** Of the order's delivery, two capital letters: it chooses the warehouse (WEB-07). */
  readonly country: string;
  readonly resolution: Resolution;
  /** A label is bought for `prepaid-label` and `pick-up`; a packing slip is made for every route with a parcel. */
  readonly route: Route;
  readonly checkList: readonly CheckItem[];
}

export interface PaperMade {
  /** `return-address`: for a parcel whose carriage the customer pays. */
  readonly kind: 'packing-slip' | 'label' | 'return-address' | 'refund-certificate';
  /** Under which the file is kept. */
  readonly key: string;
}

export interface PapersAnswer {
  readonly papers: readonly PaperMade[];
  readonly lacks: readonly NoticePart[];
  /** Why a label is lacking, for the operator: what the carrier said. */
  readonly why?: string;
}

/** One refund to one payment of the order. */
export interface RefundRequest {
  readonly rma: string;
  readonly shop: string;
  readonly orderNumber: string;
  readonly cause: 'goods' | 'shipping' | 'carriage' | 'compensation' | 'cancelled-order';
  /** The payment's id, and the number of the try after a failure: `p1`, `p1-2`. */
  readonly slot: string;
  readonly payment: { readonly id: string; readonly provider: string; readonly reference: string };
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  /** What was captured by this payment less what was refunded before us, minor units. */
  readonly refundable: number;
  /** The clauses of the amount, for the operator. */
  readonly clauses: readonly string[];
  readonly clockShift: number;
}

/** `asked`: whoever pays reports by `refundReported` or `confirmRefund` when it is done. */
export type RefundOutcome =
  | { readonly kind: 'asked'; readonly at: Instant }
  | { readonly kind: 'submitted'; readonly at: Instant; readonly providerId: string; readonly settled: boolean }
  | { readonly kind: 'declined'; readonly at: Instant; readonly reason: string };
