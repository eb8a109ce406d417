// The tables of webhooks, as Kysely sees them.
import type { ColumnType, Generated } from 'kysely';
import type { WebhookType } from '../../contract/webhooks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DeliveryState, TryError } from '../../ports/webhooks.ts';

export interface WebhookTables {
  readonly webhook_endpoints: WebhookEndpointsTable;
  readonly webhook_events: WebhookEventsTable;
  readonly webhook_deliveries: WebhookDeliveriesTable;
  readonly webhook_tries: WebhookTriesTable;
}

export interface WebhookEndpointsTable {
  id: string;
  shop: string;
  url: string;
  description: string;
  /** Null: all. */
  types: ColumnType<readonly WebhookType[] | null, string | null, string | null>;
  enabled: boolean;
  disabled_because: 'gone' | null;
  /** As it signs; whoever reads the database could sign, too. */
  secret: string;
  old_secret: string | null;
  old_secret_until: ColumnType<Date | null, string | null, string | null>;
  /** Those before the old secret, the latest first. */
  older_secrets: ColumnType<readonly OldSecret[], string | undefined, string>;
  made_at: Generated<Date>;
}

/** A secret that signs until an instant. */
export interface OldSecret {
  readonly secret: string;
  readonly until: Instant;
}

export interface WebhookEventsTable {
  seq: Generated<number>;
  id: string;
  shop: string;
  rma: string;
  type: WebhookType;
  /** The return's own time, as the fact has it. */
  at: ColumnType<Date, string, string>;
  /** What is sent: `type`, `timestamp`, `data`. */
  payload: ColumnType<object, string, string>;
  written_at: Generated<Date>;
  /** Null: nobody has asked yet who wants to know. */
  dispatched_at: ColumnType<Date | null, never, string>;
}

export interface WebhookDeliveriesTable {
  /** In the order in which they were made. */
  seq: Generated<number>;
  id: string;
  event_id: string;
  endpoint_id: string;
  state: Generated<DeliveryState>;
  run: Generated<number>;
  /** Of the runs the last whose workflow was started. */
  started_run: Generated<number>;
  claimed_until: ColumnType<Date | null, never, string | null>;
  made_at: Generated<Date>;
}

export interface WebhookTriesTable {
  seq: Generated<number>;
  delivery_id: string;
  run: number;
  at: ColumnType<Date, string, string>;
  status: number | null;
  duration_ms: number;
  error: TryError | null;
}
