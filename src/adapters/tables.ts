// The tables of the database, as Kysely sees them. Instants go in as text and come out as `Date`.
import type { ColumnType, Generated } from 'kysely';
import type { Card } from '../contract/card.ts';
import type { RefundIntent, RefundState } from '../ports/refunds.ts';
import type { PostalAddress } from '../ports/people.ts';

/** A `timestamptz`. */
type InstantColumn = ColumnType<Date, string, string>;

/** A `jsonb`: JSON text goes in, the value comes out. */
type JsonColumn<Value> = ColumnType<Value, string, string>;

export interface Tables {
  readonly people: PeopleTable;
  readonly requests: RequestsTable;
  readonly claims: ClaimsTable;
  readonly refund_intents: RefundIntentsTable;
  readonly mail_log: MailLogTable;
  readonly returns: ReturnsTable;
}

interface PeopleTable {
  id: string;
  rma: string;
  name: string;
  email: string;
  address: JsonColumn<PostalAddress>;
  kept_at: Generated<Date>;
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
}

interface MailLogTable {
  message_id: string;
  rma: string;
  notice: string;
  recipient: string;
  sent_at: InstantColumn;
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
  written_at: Generated<Date>;
}
