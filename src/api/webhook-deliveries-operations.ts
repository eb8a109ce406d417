// What became of the events that were sent to an endpoint, and sending them once more.
import { z } from '@hono/zod-openapi';
import { type DeliveryPage, deliveryStates } from '../ports/webhooks.ts';
import { refuse } from './answer.ts';
import type { Operation } from './operation.ts';
import { readBy } from './read-by.ts';
import { line, typedInstant } from './schemas/typed.ts';
import { deliverySchema, exampleDelivery } from './schemas/webhooks.ts';
import { endpointOf, note } from './webhook-endpoints.ts';

const query = z.strictObject({
  state: z.enum(deliveryStates).exactOptional(),
  limit: z
    .string()
    .regex(/^([1-9][0-9]?|100)$/, 'A whole number from 1 to 100.')
    .exactOptional()
    .describe('How many on a page: 1 to 100, 25 by default.'),
  cursor: line(1, 200).exactOptional().describe('`next` of the page before.'),
});

const listSchema = z
  .strictObject({
    deliveries: z.array(deliverySchema),
    next: z.string().nullable().describe('The `cursor` of the next page; null where this is the last.'),
  })
  .openapi('WebhookDeliveryList');

const sinceSchema = z.strictObject({ since: typedInstant }).openapi('ReplayFailed');
const replayedSchema = z.strictObject({ replayed: z.int() }).openapi('Replayed');

const path = '/v1/webhook-endpoints/{id}';

export const webhookDeliveriesOperations: readonly Operation[] = [
  {
    id: 'listWebhookDeliveries',
    method: 'get',
    path: `${path}/deliveries`,
    tag: 'webhooks',
    summary: 'List what was sent, and each try',
    action: 'readWebhooks',
    query,
    answers: {
      200: { says: 'The latest first.', schema: listSchema, example: { deliveries: [exampleDelivery], next: null } },
    },
    async run(call) {
      const found = await endpointOf(call, 'readWebhooks');
      if ('kind' in found) return found;
      const { limit = '25', ...page } = call.query as Omit<DeliveryPage, 'limit'> & { readonly limit?: string };
      const body = await call.doors.webhooks.deliveries(found.id, { ...page, limit: Number(limit) });
      if (body === undefined) return refuse('BAD_VALUE', 'This is no cursor of a page of this endpoint.', 'cursor');
      return { kind: 'done', status: 200, body };
    },
  },
  {
    id: 'replayWebhookDelivery',
    method: 'post',
    path: `${path}/deliveries/{delivery}/replay`,
    tag: 'webhooks',
    summary: 'Send an event once more',
    description: 'From its first try on, under the same `webhook-id`.',
    action: 'manageWebhooks',
    answers: {
      202: {
        says: 'It is on its way.',
        schema: deliverySchema,
        example: { ...exampleDelivery, state: 'waiting', run: 2 },
      },
    },
    async run(call) {
      const found = await endpointOf(call, 'manageWebhooks');
      if ('kind' in found) return found;
      const replayed = await call.doors.webhooks.replay(found.id, call.parts['delivery'] ?? '');
      if (replayed === undefined) return refuse('NOT_FOUND', 'This endpoint has no delivery of this id.');
      await note(call.doors, call.principal, found, 'webhook-replayed');
      return { kind: 'done', status: 202, body: replayed };
    },
  },
  {
    id: 'replayFailedWebhooks',
    method: 'post',
    path: `${path}/replay`,
    tag: 'webhooks',
    summary: 'Send all once more that did not arrive',
    description: 'What was given up, or not sent since the endpoint was off, of events since an instant.',
    action: 'manageWebhooks',
    body: { kind: 'json', schema: sinceSchema, example: { since: '2026-03-20T00:00:00Z' } },
    answers: { 202: { says: 'So many are on their way.', schema: replayedSchema, example: { replayed: 3 } } },
    async run(call) {
      const found = await endpointOf(call, 'manageWebhooks');
      if ('kind' in found) return found;
      const read = readBy(sinceSchema, call.body);
      if (read.kind === 'problems') return read;
      const replayed = await call.doors.webhooks.replayFailed(found.id, read.value.since);
      await note(call.doors, call.principal, found, 'webhook-replayed');
      return { kind: 'done', status: 202, body: { replayed } };
    },
  },
];
