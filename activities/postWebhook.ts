// One try to tell a shop's system what has happened; when the next one comes, and which is the last, is said here.
import { ApplicationFailure } from '@temporalio/activity';
import { type DeliveryEnd, type DeliveryOrder, webhookWaits } from '../src/contract/webhooks.ts';
import type { SendAnswer, SendInTurn, ToSend, WebhookDeliveries } from '../src/ports/webhooks.ts';

export interface WebhookDeps {
  readonly webhooks: { readonly deliveries: WebhookDeliveries; readonly send: SendInTurn };
}

/**
 * May be repeated: the receiver knows the event by its `webhook-id`. Throws a `WebhookNotTaken` while it was not taken,
 * to be tried again after the wait of this try, or after what the receiver asks for if that is longer; after the last
 * try it is not to be tried again. What is thrown otherwise was no try: its turn comes as the proxy says.
 */
export function postWebhook({ webhooks }: WebhookDeps): (order: DeliveryOrder) => Promise<DeliveryEnd> {
  return async (order) => {
    const { deliveries, send } = webhooks;
    const parcel = await deliveries.toSend(order);
    if (parcel.kind === 'endpoint-off') await deliveries.end(order, 'endpoint-off');
    if (parcel.kind !== 'send') return parcel.kind;
    const answer = await send(parcel);
    if (answer === 'busy') throw notYet(parcel);
    await deliveries.note(order, answer);
    if (answer.error === null) return 'delivered';
    if (answer.error === 'gone') return 'endpoint-off';
    throw notTaken(parcel, answer);
  };
}

/** What is given up is shown, and may be replayed. */
export function giveUpWebhook({ webhooks }: WebhookDeps): (order: DeliveryOrder) => Promise<void> {
  return async (order) => webhooks.deliveries.end(order, 'given-up');
}

type Parcel = Extract<ToSend, { readonly kind: 'send' }>;

/** Nothing is wrong with us, so that nobody is called. */
function notYet({ id, endpoint }: Parcel): ApplicationFailure {
  const message = `${id} waits for its turn: as many sends to ${endpoint}, or to its shop, are under way as may be.`;
  return ApplicationFailure.create({ type: 'WebhookWaits', message, category: 'BENIGN' });
}

function notTaken({ id, triedBefore }: Parcel, answer: SendAnswer): ApplicationFailure {
  const message = `The receiver did not take ${id}: ${wordsOf(answer)}.`;
  const wait = webhookWaits[triedBefore];
  if (wait === undefined) return ApplicationFailure.nonRetryable(message, 'WebhookNotTaken');
  const asked = Math.min(answer.retryAfterMs ?? 0, longestMs);
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
