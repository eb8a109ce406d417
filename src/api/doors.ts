// What the API needs from outside; entry points hand it in, so that the API itself decides and reaches nothing.
import type { Principal } from '../contract/can.ts';
import type { EventName } from '../contract/events.ts';
import type { JsonSchema } from '../contract/json-schema.ts';
import type { Problem } from '../contract/problems.ts';
import type { Places } from '../domain/incident.ts';
import type { Order, ReturnRequest } from '../domain/order.ts';
import type { Audit } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { EvidenceFiles } from '../ports/evidence.ts';
import type { Door } from './door.ts';
import type { Hearings } from '../ports/hearings.ts';
import type { Health, Metrics } from '../ports/health.ts';
import type { MailLog, ReadBounce } from '../ports/mail.ts';
import type { PolicyBook } from '../ports/packs.ts';
import type { People } from '../ports/people.ts';
import type { Requests } from '../ports/records.ts';
import type { Returns } from '../ports/returns.ts';
import type { Reads } from './reads.ts';
import type { WebhookDesk } from '../ports/webhooks.ts';

export interface ApiDoors {
  readonly returns: Returns;
  readonly reads: Reads;
  readonly people: People;
  readonly requests: Requests;
  /** What was taken or started is answered only when it stands there. */
  readonly audit: Audit;
  readonly book: PolicyBook;
  readonly evidence: EvidenceFiles;
  /** Which mails were sent, and what a mail server says of one that came back. */
  readonly mail: { readonly log: MailLog; readonly readBounce: ReadBounce };
  /** Where shops want to be told what happens. */
  readonly webhooks: WebhookDesk;
  /** What payment providers and carriers report by themselves. */
  readonly hearings: Hearings;
  readonly clock: Clock;
  readonly health: Health;
  readonly metrics: Metrics;
  /** Who may come in, and how often. */
  readonly door: Door;
  /** Who a presented development key belongs to; undefined: none of these. */
  readonly keys: (presented: string) => Principal | undefined;
  /** The RMA number of a shop's request, by the shop's prefix: the same request has the same number. */
  readonly rmaOf: (prefix: string, requestId: string) => string;
  /** A digest of a JSON value, whatever the order of its keys. */
  readonly hashOf: (value: unknown) => string;
  /** An id that nobody else has, for the report of an incident. */
  readonly newId: () => string;
  /** One JSON object from the bytes of a body: strict UTF-8, no key twice. */
  readonly readJson: (bytes: Uint8Array) => ReadJson;
  /** The reader of case files, for a value of this shape: shop, order, request, events; of one shop alone where it is named. */
  readonly readCase: (value: unknown, shop?: string) => ReadCase;
  /** The fields of one event, without `at`, `by`, `event`. */
  readonly readMessage: (event: EventName, body: unknown) => ReadMessage;
  /** What these two readers take, for the document. */
  readonly described: Described;
  /** Whether a return may run on a time of its own (DESIGN 3). */
  readonly clockShiftAllowed: boolean;
  /** Whether an error says that the database cannot be asked just now. */
  readonly isAway: (error: unknown) => boolean;
  /** Where incidents are reported; they hold nothing personal. */
  readonly report: (incident: Incident) => void;
}

/** How the readers of cases and messages describe themselves: for `order` and `request` whole, and for each event. */
export interface Described {
  readonly order: JsonSchema;
  readonly request: JsonSchema;
  readonly fieldsOf: (event: EventName) => JsonSchema;
}

/** What the command line uses of them, which looks after keys and staff without a server. */
export interface PeopleDoors extends Pick<ApiDoors, 'audit' | 'book' | 'clock'> {
  readonly door: Pick<Door, 'keys' | 'staff'>;
}

export type ReadJson = { readonly kind: 'value'; readonly value: unknown } | Refused;

export type ReadCase = { readonly kind: 'case'; readonly file: AskedCase } | Refused;

export type ReadMessage = { readonly kind: 'event'; readonly fields: object } | Refused;

/** What the API uses of a case file that was read. */
export interface AskedCase {
  readonly shop: string;
  readonly order: Order;
  readonly request: ReturnRequest;
}

export interface Refused {
  readonly kind: 'problems';
  readonly problems: readonly Problem[];
}

/** A mistake of ours: what broke and where in the code, without the message, which may quote a customer. */
export interface Incident extends Places {
  readonly incident: string;
  readonly route: string;
}
