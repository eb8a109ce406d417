// What shops are told as it happens, and the workflows that tell them. Types are public: added, never renamed.

export const webhookTypes = [
  'return.started',
  'return.stage_changed',
  'return.ruled',
  'return.decided',
  'return.attention_changed',
  'return.closed',
  'return.reopened',
  'refund.intended',
  'refund.submitted',
  'refund.pending',
  'refund.settled',
  'refund.failed',
  'refund.unknown',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

export const deliveryWorkflow = 'deliverWebhook';

/** One event for one endpoint; run 1 is the first, each replay is the next. */
export interface DeliveryOrder {
  readonly delivery: string;
  readonly run: number;
}

/** How one run of a delivery ended. `replaced`: a replay has taken it over. */
export type DeliveryEnd = 'delivered' | 'given-up' | 'endpoint-off' | 'replaced';

/** `webhook-EVENT-ENDPOINT`; a replay has its number behind it. */
export function deliveryIdOf({ delivery, run }: DeliveryOrder): string {
  return run === 1 ? `webhook-${delivery}` : `webhook-${delivery}-${run}`;
}

/** The waits between the tries of one run, some three days in all; a receiver that is down for a weekend misses nothing. */
export const webhookWaits = ['5s', '5m', '30m', '2h', '5h', '10h', '14h', '20h', '24h'] as const;
