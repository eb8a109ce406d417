// Where events are sent to, and what became of them.
import type { deliverySchema, endpointSchema, newEndpointSchema, wishSchema } from '../api/schemas/webhooks.ts';
import type { AnswerOf, QueryOf } from './answer-of.ts';
import type { Call, CallOptions } from './call.ts';
import { jsonBy } from './json.ts';
import { pathOf } from './path.ts';

export type WebhookEndpoint = AnswerOf<typeof endpointSchema>;
export type WebhookDelivery = AnswerOf<typeof deliverySchema>;

export interface Webhooks {
  listWebhookEndpoints(
    query?: { readonly shop?: string },
    options?: CallOptions,
  ): Promise<{ readonly endpoints: readonly WebhookEndpoint[] }>;
  /** The secret is told this once. */
  makeWebhookEndpoint(
    body: QueryOf<typeof newEndpointSchema>,
    options?: CallOptions,
  ): Promise<WebhookEndpoint & { readonly secret: string }>;
  readWebhookEndpoint(id: string, options?: CallOptions): Promise<WebhookEndpoint>;
  changeWebhookEndpoint(id: string, body: QueryOf<typeof wishSchema>, options?: CallOptions): Promise<WebhookEndpoint>;
  removeWebhookEndpoint(id: string, options?: CallOptions): Promise<{ readonly id: string; readonly removed: true }>;
  /** The secret before signs beside it for a while. */
  rotateWebhookSecret(
    id: string,
    options?: CallOptions,
  ): Promise<{ readonly id: string; readonly secret: string; readonly oldSecretUntil: string }>;
  listWebhookDeliveries(
    id: string,
    query?: { readonly state?: WebhookDelivery['state']; readonly limit?: number; readonly cursor?: string },
    options?: CallOptions,
  ): Promise<{ readonly deliveries: readonly WebhookDelivery[]; readonly next: string | null }>;
  replayWebhookDelivery(id: string, delivery: string, options?: CallOptions): Promise<WebhookDelivery>;
  /** All that have failed since that instant. */
  replayFailedWebhooks(
    id: string,
    body: { readonly since: string },
    options?: CallOptions,
  ): Promise<{ readonly replayed: number }>;
}

export function webhooksBy(call: Call): Webhooks {
  const json = jsonBy(call);
  const endpoint = (id: string, ...rest: readonly string[]) => pathOf('webhook-endpoints', id, ...rest);
  const once = { method: 'POST', again: 'if-refused' } as const;
  return {
    listWebhookEndpoints: (query = {}, options) =>
      json({ method: 'GET', path: pathOf('webhook-endpoints'), query }, options),
    makeWebhookEndpoint: (body, options) => json({ ...once, path: pathOf('webhook-endpoints'), body }, options),
    readWebhookEndpoint: (id, options) => json({ method: 'GET', path: endpoint(id) }, options),
    changeWebhookEndpoint: (id, body, options) => json({ method: 'PUT', path: endpoint(id), body }, options),
    removeWebhookEndpoint: (id, options) =>
      json({ method: 'DELETE', path: endpoint(id), again: 'if-refused' }, options),
    rotateWebhookSecret: (id, options) => json({ ...once, path: endpoint(id, 'secret') }, options),
    listWebhookDeliveries: (id, query = {}, options) =>
      json({ method: 'GET', path: endpoint(id, 'deliveries'), query }, options),
    replayWebhookDelivery: (id, delivery, options) =>
      json({ ...once, path: endpoint(id, 'deliveries', delivery, 'replay') }, options),
    replayFailedWebhooks: (id, body, options) => json({ ...once, path: endpoint(id, 'replay'), body }, options),
  };
}
