// Messages to a running return and the events they report; names stand in histories: added, never renamed.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Clock } from '../domain/clock.ts';
import type { Instant } from '../domain/instant.ts';
import type { Money, Ruling } from '../domain/ruling.ts';
import type { Stage, Who } from '../domain/vocabulary.ts';
import type { Card } from './card.ts';
import type { EventName } from './events.ts';
import type { AskedFor, TimelinePage } from './timeline.ts';

/** What every message carries beside the fields of its event. */
export interface Message {
  /** The sender's id of this message: the same id is the same message, and with other content it is refused. */
  readonly id: string;
  /** When the fact happened; sent past the API it may be absent: then the return's own time on handling counts. */
  readonly at?: Instant;
  /** When we took it in. */
  readonly heardAt?: Instant;
  readonly by: Who;
  readonly [field: string]: unknown;
}

/** What a message is answered with. */
export interface Heard {
  readonly stage: Stage;
  /** The message came before its stage: it is kept and used then. */
  readonly early: boolean;
}

/** Every event has exactly one message; two of them, `approve` and `decline`, are further names of `decided`. */
export const updateEvents = {
  supplyEvidence: 'evidence-supplied',
  withdraw: 'withdrawn',
  answerOffer: 'offer-answered',
  registerParcel: 'parcel-scanned',
  agreePickUp: 'pick-up-agreed',
  claimCarriage: 'carriage-claimed',
  appeal: 'appealed',
  reclaimGoods: 'goods-demanded',
  reportMissingRefund: 'trace-asked',
  cancelOrder: 'cancelled',
  askForEvidence: 'evidence-asked',
  decide: 'decided',
  makeOffer: 'offer-made',
  recordClaimSent: 'claim-sent',
  answerTrace: 'trace-answered',
  recordReceipt: 'received',
  recordInspection: 'inspected',
  recordDispatch: 'dispatched',
  recordSentBack: 'goods-sent-back',
  recordNotInStock: 'not-in-stock',
  decideAppeal: 'appeal-decided',
  holdRefund: 'refund-held',
  releaseRefund: 'refund-released',
  overrideRuling: 'decided',
  moveClock: 'clock-moved',
  confirmRefund: 'refund-settled',
  recordCarriagePaid: 'carriage-paid',
  retryStep: null,
} as const satisfies Record<string, EventName | null>;

export const signalEvents = {
  approve: 'decided',
  decline: 'decided',
  parcelScanned: 'parcel-scanned',
  secondParcelScanned: 'second-parcel',
  parcelLost: 'parcel-lost',
  carrierAnswered: 'carrier-answered',
  refundReported: 'refund-submitted',
  noticeSent: 'notice-sent',
  noticeBounced: 'notice-bounced',
} as const satisfies Record<string, EventName>;

/** What a provider says in the field `status` of `refundReported`; without it the provider has taken the refund. */
export const refundReports = {
  submitted: 'refund-submitted',
  settled: 'refund-settled',
  failed: 'refund-failed',
} as const satisfies Record<string, EventName>;

export type UpdateName = keyof typeof updateEvents;
export type SignalName = keyof typeof signalEvents;

export const updateDefinition = (name: UpdateName) => defineUpdate<Heard, [Message]>(name);
export const signalDefinition = (name: SignalName) => defineSignal<[Message]>(name);

export const cardQuery = defineQuery<Card>('card');
export const clocksQuery = defineQuery<readonly Clock[]>('clocks');
export const rulingsQuery = defineQuery<readonly Ruling[]>('rulings');
export const moneyQuery = defineQuery<Money>('money');
/** From the entry of this number on. */
export const timelineQuery = defineQuery<TimelinePage, [number]>('timeline');
export const askedForQuery = defineQuery<AskedFor>('askedFor');
