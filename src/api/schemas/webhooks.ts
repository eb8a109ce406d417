// Endpoints to which shops have events sent, and what became of each.
import { z } from '@hono/zod-openapi';
import { webhookTypes } from '../../contract/webhooks.ts';
import { deliveryStates, tryErrors, type WebhookDelivery, type WebhookEndpoint } from '../../ports/webhooks.ts';
import { line } from './typed.ts';
import { instant, rma } from './words.ts';

const type = z.enum(webhookTypes);
const types = z
  .array(type)
  .nullable()
  .describe('Which events are sent; null: all of them, also those that come later.');
const endpointId = z.string().openapi({ example: 'ep_0d1f6c2b9a8e7f6655443322' });
export const secretText = z
  .string()
  .openapi({ example: 'whsec_kO3uJ2mR4xq8n1bVY7cZ5tHs9wLpXeAg6dFi0QyUaBc=' })
  .describe('Signs as Standard Webhooks has it. It is told here, and never again.');

const endpointShape = {
  id: endpointId,
  shop: z.string(),
  url: z.string(),
  description: z.string(),
  types,
  enabled: z.boolean(),
  disabledBecause: z.enum(['gone']).nullable().describe('`gone`: it answered 410, and we have switched it off.'),
  madeAt: instant,
  oldSecretUntil: instant.nullable().describe('Until when secrets before this one sign, too.'),
};
export const endpointSchema = z
  .strictObject(endpointShape)
  .openapi('WebhookEndpoint') satisfies z.ZodType<WebhookEndpoint>;

const wishShape = {
  url: line(1, 2000).openapi({ example: 'https://shop.example/hooks/returns' }).describe('With https.'),
  description: line(0, 200).default(''),
  types: types
    .refine((list) => list === null || (list.length > 0 && new Set(list).size === list.length), 'Name each type once.')
    .default(null),
  enabled: z.boolean().default(true),
};
export const wishSchema = z.strictObject(wishShape).openapi('WebhookEndpointWish');
export const newEndpointSchema = z
  .strictObject({
    shop: line(1, 200).exactOptional().describe('Whose; a shop’s own key need not say it.'),
  })
  .extend(wishShape)
  .openapi('NewWebhookEndpoint');

export const deliverySchema = z
  .strictObject({
    id: z.string(),
    event: z.string().describe('Sent as `webhook-id`, the same at every try and every replay.'),
    type,
    rma,
    state: z.enum(deliveryStates),
    run: z.int().describe('Grows with each replay.'),
    madeAt: instant,
    tries: z
      .array(
        z.strictObject({
          at: instant,
          run: z.int(),
          status: z.int().nullable().describe('Of HTTP; null: no answer came.'),
          durationMs: z.int(),
          error: z.enum(tryErrors).nullable().describe('Null: it was taken.'),
        }),
      )
      .describe('The oldest first.'),
  })
  .openapi('WebhookDelivery') satisfies z.ZodType<WebhookDelivery>;

export const exampleEndpoint = {
  id: 'ep_0d1f6c2b9a8e7f6655443322',
  shop: 'abc',
  url: 'https://shop.example/hooks/returns',
  description: 'the order system',
  types: ['return.closed', 'refund.settled'],
  enabled: true,
  disabledBecause: null,
  madeAt: '2026-03-20T09:00:00Z',
  oldSecretUntil: null,
} as const;

const exampleId = 'evt_9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d';

export const exampleDelivery = {
  id: `${exampleId}-ep_0d1f6c2b9a8e7f6655443322`,
  event: exampleId,
  type: 'return.closed',
  rma: 'ABC-7K3MQ9XA-5',
  state: 'delivered',
  run: 1,
  madeAt: '2026-03-25T12:00:00Z',
  tries: [{ at: '2026-03-25T12:00:01Z', run: 1, status: 200, durationMs: 84, error: null }],
} as const;
