// One try to tell a shop's system what has happened; when the next one comes is said here, how many there are by the proxy.
import { activityInfo, ApplicationFailure } from '@temporalio/activity';
import { type DeliveryEnd, type DeliveryOrder, webhookWaits } from '../src/contract/webhooks.ts';
import type { SendAnswer, SendWebhook, ToSend, WebhookDeliveries } from '../src/ports/webhooks.ts';

export interface WebhookDeps {
  readonly webhooks: { readonly deliveries: WebhookDeliveries; readonly send: SendWebhook };
}

/**
 * May be repeated: the receiver knows the event by its `webhook-id`. Throws a `WebhookNotTaken` while it was not taken,
 * to be tried again after the wait of this try, or after what the receiver asks for if that is longer.
 */
export function postWebhook({ webhooks }: WebhookDeps): (order: DeliveryOrder) => Promise<DeliveryEnd> {
  return async (order) => {
    const { deliveries, send } = webhooks;
    const parcel: ToSend = await deliveries.toSend(order).catch(notNow);
    if (parcel.kind === 'endpoint-off') await deliveries.end(order, 'endpoint-off').catch(notNow);
    if (parcel.kind !== 'send') return parcel.kind;
    const tried = await send(parcel);
    await deliveries.note(order, tried).catch(notNow);
    if (tried.error === null) return 'delivered';
    if (tried.error === 'gone') return 'endpoint-off';
    throw notTaken(`The receiver did not take ${parcel.id}: ${wordsOf(tried)}.`, tried.retryAfterMs);
  };
}

/** What is given up is shown, and may be replayed. */
export function giveUpWebhook({ webhooks }: WebhookDeps): (order: DeliveryOrder) => Promise<void> {
  return async (order) => webhooks.deliveries.end(order, 'given-up');
}

/** Our own database is away: that is no reason to hurry either. */
function notNow(error: unknown): never {
  throw notTaken(`The delivery could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
}

function notTaken(message: string, retryAfterMs = 0): ApplicationFailure {
  const wait = webhookWaits[activityInfo().attempt - 1] ?? '24h';
  const asked = Math.min(retryAfterMs, longestMs);
  const isLonger = asked > msOf(wait);
  return ApplicationFailure.create({ type: 'WebhookNotTaken', message, nextRetryDelay: isLonger ? asked : wait });
}

const longestMs = 24 * 3_600_000;

const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

function msOf(wait: (typeof webhookWaits)[number]): number {
  return Number.parseInt(wait, 10) * units[wait.slice(-1) as keyof typeof units];
}

function wordsOf({ error, status }: SendAnswer): string {
  return status === null ? String(error) : `${error} ${status}`;
}
