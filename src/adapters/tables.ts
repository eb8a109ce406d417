// The tables of the database, as Kysely sees them. Instants go in as text and come out as `Date`.
import type { ColumnType, Generated } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { Evidence } from '../domain/vocabulary.ts';
import type { RefundState } from '../domain/refund-books.ts';
import type { Facts } from '../ports/audit.ts';
import type { RefundIntent } from '../ports/refunds.ts';
import type { ContactField, PostalAddress } from '../ports/people.ts';
import type { ClockOfList } from '../ports/records.ts';
import type { InstantColumn, JsonColumn } from './columns.ts';
import type { DoorTables } from './door/tables.ts';
import type { HearingTables } from './hearings/tables.ts';
import type { RulingTold } from './webhooks/card-facts.ts';
import type { WebhookTables } from './webhooks/tables.ts';

export interface Tables extends WebhookTables, DoorTables, HearingTables {
  readonly people: PeopleTable;
  readonly contact_changes: ContactChangesTable;
  readonly requests: RequestsTable;
  readonly claims: ClaimsTable;
  readonly refund_intents: RefundIntentsTable;
  readonly mail_log: MailLogTable;
  readonly mail_bounces: MailBouncesTable;
  readonly returns: ReturnsTable;
  readonly audit: AuditTable;
  readonly evidence: EvidenceTable;
  readonly labels: LabelsTable;
}

export interface PeopleTable {
  id: string;
  rma: string;
  name: string;
  email: string;
  address: JsonColumn<PostalAddress>;
  language: string | null;
  /** Where a refund goes that cannot go back the way the money came. */
  payout_account: string | null;
  kept_at: Generated<Date>;
}

/** Of whom they were known to be before. */
export interface ContactChangesTable {
  id: string;
  rma: string;
  name: string;
  email: string;
  language: string | null;
  changed: JsonColumn<readonly ContactField[]>;
  /** The return's own time. */
  at: InstantColumn;
  noted_at: Generated<Date>;
  /** Somebody is telling it until then. */
  claimed_until: ColumnType<Date | null, never, string>;
}

interface RequestsTable {
  shop: string;
  request_id: string;
  rma: string;
  hash: string;
  claimed_at: Generated<Date>;
}

interface ClaimsTable {
  shop: string;
  order_number: string;
  line: string;
  rma: string;
  /** Units asked for. */
  quantity: number;
  /** Units of the line that had gone back before, as the shop told it with the request. */
  returned_before: number;
  /** Units that nobody else can ask for: all while it is open, then those that are not with the customer. */
  held: number;
  state: 'open' | 'closed';
  claimed_at: Generated<Date>;
}

export interface RefundIntentsTable {
  intent_id: string;
  rma: string;
  shop: string;
  order_number: string;
  cause: RefundIntent['cause'];
  slot: string;
  payment_id: string;
  provider: string;
  reference: string;
  /** Minor units, as `refundable`. */
  amount: number;
  currency: string;
  refundable: number;
  state: RefundState;
  provider_id: string | null;
  reason: string | null;
  reserved_at: Generated<Date>;
  /** The return's own time of the last change of state; null while it is only intended. */
  changed_at: ColumnType<Date | null, string | null, string>;
  /** How often its state has changed. */
  changes: Generated<number>;
}

export interface MailLogTable {
  message_id: string;
  rma: string;
  notice: string;
  /** A role, never an address. */
  recipient: string;
  sent_at: InstantColumn;
}

export interface MailBouncesTable {
  id: string;
  message_id: string;
  rma: string;
  notice: string;
  recipient: string;
  heard_at: InstantColumn;
  status: string | null;
  reason: string;
}

interface ReturnsTable {
  rma: string;
  shop: string;
  order_number: string;
  stage: string;
  outcome: string | null;
  due_at: ColumnType<Date | null, string | null, string | null>;
  attention: JsonColumn<Card['attention']>;
  revision: number;
  card: JsonColumn<Card>;
  /** As the shop was told them last; null: not yet. */
  rulings: ColumnType<readonly RulingTold[] | null, string | null | undefined, string | null>;
  /** Whether the clock that ends first runs; null: there is none. */
  clock: ColumnType<ClockOfList, ClockOfList | undefined, ClockOfList>;
  /** Of its workflow, those that have written here; the card is the last one's. */
  runs: ColumnType<readonly string[], string | undefined, string>;
  written_at: Generated<Date>;
}

export interface AuditTable {
  /** 1, 2, 3 and so on, without a gap. */
  seq: number;
  at: InstantColumn;
  shop: string | null;
  rma: string | null;
  who: string;
  action: string;
  once: string | null;
  facts: JsonColumn<Facts>;
  hash_before: string;
  hash: string;
}

export interface EvidenceTable {
  /** From chance, and the key of its files: nobody guesses one. */
  name: string;
  rma: string;
  evidence: Evidence;
  media_type: string;
  /** Of the original, as `sha256`, which is 64 hex digits. */
  bytes: number;
  sha256: string;
  given_by: string;
  at: InstantColumn;
  /** Counts up within the return: the first that was given is 1. */
  revision: number;
}

export interface LabelsTable {
  /** Under which it was bought: the same key is the same label, at the carrier as here. */
  key: string;
  rma: string;
  carrier: string;
  /** Under which the carrier knows what is to be bought, and then what was; null where it keeps no books. */
  shipment_id: string | null;
  tracking_number: string | null;
  file_key: string | null;
  /** `intended`: written before it is bought, so that whoever comes after a crash knows what to look for. */
  state: 'intended' | 'bought' | 'void';
  /** Minor units. */
  amount: number;
  currency: string;
  at: InstantColumn;
}
