// What callers send: the forms of the case file and of messages, with what may be left out.
import type { EventFields } from '../contract/events.ts';
import type { refundReports, signalEvents, SignalName, updateEvents, UpdateName } from '../contract/messages.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order, OrderLine, Payment, ReturnRequest } from '../domain/order.ts';

/** Only these have to be told; amounts are whole minor units. */
export type OrderBody = Pick<Order, 'number' | 'channel' | 'currency' | 'placedAt' | 'shipTo'> &
  Partial<Omit<Order, 'lines' | 'payments' | 'shipping'>> & {
    readonly lines: readonly Telling<OrderLine, 'id' | 'sku' | 'title' | 'quantity' | 'unitPrice'>[];
    readonly payments: readonly Telling<Payment, 'id' | 'provider' | 'reference' | 'captured'>[];
    readonly shipping?: Partial<Order['shipping']>;
  };

export type RequestBody = Telling<
  Omit<ReturnRequest, 'conditionsTold'>,
  'at' | 'ground' | 'resolution' | 'lines' | 'evidence'
>;

/** By its number where the service can ask the shop for the order. */
export type CaseBody = { readonly shop: string; readonly request: RequestBody } & (
  { readonly order: OrderBody } | { readonly orderNumber: string }
);

export interface PersonBody {
  readonly name: string;
  readonly email: string;
  readonly address: {
    readonly lines: readonly string[];
    /** Empty where the country has none. */
    readonly postalCode: string;
    readonly city: string;
    /** ISO 3166, two letters. */
    readonly country: string;
  };
  /** A tag of BCP 47 like `de` or `zh-CN`. */
  readonly language?: string;
}

export interface StartBody {
  /** The shop's own id of the request: the same is the same return. One is made where it is left out. */
  readonly requestId?: string;
  readonly person: PersonBody;
  readonly case: CaseBody;
  /** Whole milliseconds; refused in production. */
  readonly clockShift?: number;
}

export type MessageName = UpdateName | SignalName;

/** The fields of a message, its id and, from those who may say so, when it happened. */
export type MessageBody<Name extends MessageName> = FieldsOf<Name> & {
  /** The same is the same message. One is made where it is left out. */
  readonly id?: string;
  readonly at?: Instant;
};

type FieldsOf<Name extends MessageName> = Name extends 'approve' | 'decline'
  ? Omit<EventFields['decided'], 'verdict'>
  : Name extends 'overrideRuling'
    ? Omit<EventFields['decided'], 'override'>
    : Name extends 'refundReported'
      ? { readonly status?: keyof typeof refundReports }
      : EventOf<Name> extends keyof EventFields
        ? EventFields[EventOf<Name>]
        : object;

type EventOf<Name extends MessageName> = Name extends UpdateName
  ? (typeof updateEvents)[Name]
  : Name extends SignalName
    ? (typeof signalEvents)[Name]
    : never;

type Telling<Whole, Must extends keyof Whole> = Pick<Whole, Must> & Partial<Whole>;
