// What shops want to be told, where, and what became of it.
import type { DeliveryOrder, WebhookType } from '../contract/webhooks.ts';
import type { Instant } from '../domain/instant.ts';

/** An address of a shop to which events are sent; its secret is told when it is made, and never again. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly shop: string;
  readonly url: string;
  readonly description: string;
  /** Null: all of them, also those that come later. */
  readonly types: readonly WebhookType[] | null;
  readonly enabled: boolean;
  /** `gone`: it has answered 410, so we have switched it off. */
  readonly disabledBecause: 'gone' | null;
  readonly madeAt: Instant;
  /** Until when the secret before this one signs, too; null: there is one secret. */
  readonly oldSecretUntil: Instant | null;
}

export type EndpointWish = Pick<WebhookEndpoint, 'url' | 'description' | 'types' | 'enabled'>;

export const deliveryStates = ['waiting', 'delivered', 'given-up', 'endpoint-off'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one endpoint. */
export interface WebhookDelivery {
  readonly id: string;
  /** Sent as `webhook-id`, the same at every try and every replay. */
  readonly event: string;
  readonly type: WebhookType;
  readonly rma: string;
  readonly state: DeliveryState;
  /** Grows with each replay. */
  readonly run: number;
  readonly madeAt: Instant;
  /** The oldest first. */
  readonly tries: readonly WebhookTry[];
}

export interface WebhookTry {
  readonly at: Instant;
  readonly run: number;
  /** Of HTTP; null: no answer came. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Null: it was taken. */
  readonly error: TryError | null;
}

export const tryErrors = ['status', 'redirect', 'gone', 'timeout', 'connection', 'private-address'] as const;
/** `private-address`: the name leads into a private network, and nothing was sent. */
export type TryError = (typeof tryErrors)[number];

export interface DeliveryPage {
  /** Whether only those of one state are wanted. */
  readonly state?: DeliveryState;
  readonly limit: number;
  /** The last of the page before. */
  readonly cursor?: string;
}

/** Of one shop. Each event is sent to all of them, so more would be somebody's mistake. */
export const mostEndpoints = 20;

/** Of one endpoint, beside the secret that it has. Each signs every event, and receivers bound the length of a header. */
export const mostOldSecrets = 5;

export interface RotatedSecret {
  readonly secret: string;
  readonly oldSecretUntil: Instant;
}

export interface WebhookDesk {
  /** The secret is `whsec_…`. Undefined: the shop has `mostEndpoints`. */
  create(
    shop: string,
    wish: EndpointWish,
  ): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string } | undefined>;
  /** Null: of all shops. */
  list(shop: string | null): Promise<readonly WebhookEndpoint[]>;
  find(id: string): Promise<WebhookEndpoint | undefined>;
  /** Undefined: there is none any more. */
  change(id: string, wish: EndpointWish): Promise<WebhookEndpoint | undefined>;
  /** Its deliveries go with it. */
  remove(id: string): Promise<void>;
  /** Each secret of before signs beside the new one for a day; `too-many`: `mostOldSecrets` do already. */
  rotate(id: string): Promise<RotatedSecret | 'too-many' | undefined>;
  /** The latest first; `next` is the cursor of the next page, null on the last. Undefined: no cursor of this endpoint. */
  deliveries(
    endpoint: string,
    page: DeliveryPage,
  ): Promise<{ readonly deliveries: readonly WebhookDelivery[]; readonly next: string | null } | undefined>;
  /** Sends it once more from the start; undefined: the endpoint has no such delivery. */
  replay(endpoint: string, delivery: string): Promise<WebhookDelivery | undefined>;
  /** Sends all anew that were given up, or missed while it was off, of events since then; answers how many. */
  replayFailed(endpoint: string, since: Instant): Promise<number>;
  /** A sentence why nothing can be sent to this address; undefined: it may be tried. */
  unfit(url: string): string | undefined;
}

/** What is to be sent, or why nothing is. */
export type ToSend =
  | ({ readonly kind: 'send' } & WebhookMessage & Whose & { readonly triedBefore: number })
  | { readonly kind: 'endpoint-off' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'delivered' };

/** Where it goes, and whose that is. */
export interface Whose {
  readonly endpoint: string;
  readonly shop: string;
}

export interface WebhookMessage {
  readonly url: string;
  readonly id: string;
  /** JSON. */
  readonly body: string;
  /** Each of them signs. */
  readonly secrets: readonly string[];
}

export interface SendAnswer extends Omit<WebhookTry, 'run'> {
  /** Milliseconds that the receiver asks us to wait. */
  readonly retryAfterMs?: number;
}

/** Signs and sends; what goes wrong outside is an answer, too. */
export type SendWebhook = (message: WebhookMessage) => Promise<SendAnswer>;

/** `busy`: nothing was sent, since as many sends to this endpoint, or of this shop, are under way as may be. */
export type SendInTurn = (message: WebhookMessage & Whose) => Promise<SendAnswer | 'busy'>;

/** The deliveries, as whoever sends them needs them. */
export interface WebhookDeliveries {
  /** `triedBefore` counts the tries of this run. */
  toSend(order: DeliveryOrder): Promise<ToSend>;
  /** Keeps the try, and what it means for the delivery; an endpoint that is `gone` is switched off. */
  note(order: DeliveryOrder, tried: SendAnswer): Promise<void>;
  end(order: DeliveryOrder, state: Extract<DeliveryState, 'given-up' | 'endpoint-off'>): Promise<void>;
}
