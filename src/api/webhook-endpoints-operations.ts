// Where a shop wants to be told what happens.
import { z } from '@hono/zod-openapi';
import type { Operation } from './operation.ts';
import { reading } from './read-by.ts';
import { line } from './schemas/typed.ts';
import { endpointSchema, exampleEndpoint, newEndpointSchema, secretText, wishSchema } from './schemas/webhooks.ts';
import { instant } from './schemas/words.ts';
import {
  changeEndpoint,
  endpointOf,
  listEndpoints,
  makeEndpoint,
  removeEndpoint,
  rotateSecret,
} from './webhook-endpoints.ts';

const madeSchema = z.strictObject({ ...endpointSchema.shape, secret: secretText }).openapi('WebhookEndpointMade');
const rotatedSchema = z
  .strictObject({ id: z.string(), secret: secretText, oldSecretUntil: instant })
  .openapi('WebhookSecretRotated');
const removedSchema = z.strictObject({ id: z.string(), removed: z.literal(true) }).openapi('WebhookEndpointRemoved');
const listSchema = z.strictObject({ endpoints: z.array(endpointSchema) }).openapi('WebhookEndpointList');

const exampleSecret = 'whsec_kO3uJ2mR4xq8n1bVY7cZ5tHs9wLpXeAg6dFi0QyUaBc=';
const { url, description, types, enabled } = exampleEndpoint;
const exampleWish = { url, description, types, enabled };
const path = '/v1/webhook-endpoints';
const one = { path: `${path}/{id}`, tag: 'webhooks' } as const;
const endpointAnswer = { says: 'The endpoint.', schema: endpointSchema, example: exampleEndpoint };

const says = `Events are signed as [Standard Webhooks](https://www.standardwebhooks.com) has it, and sent at least once, in
no promised order: \`webhook-id\` stays the same for the same event, and \`revision\` grows; where an operator has set a
return back it starts anew, and \`timestamp\` tells. Anything but 2xx is tried again for some three days; 410 switches the
endpoint off. Redirects are not followed, an answer has 15 seconds, and ten sends to an endpoint are under way at the most.
Events can be looked at and sent once more for some months, as long as the operators keep them.`;

export const webhookEndpointsOperations: readonly Operation[] = [
  {
    id: 'listWebhookEndpoints',
    method: 'get',
    path,
    tag: 'webhooks',
    summary: 'List the endpoints of a shop',
    action: 'readWebhooks',
    query: z.strictObject({ shop: line(1, 200).exactOptional() }),
    answers: {
      200: { says: 'All of them, the oldest first.', schema: listSchema, example: { endpoints: [exampleEndpoint] } },
    },
    run: (call) => listEndpoints(call, call.query['shop'] as string | undefined),
  },
  {
    id: 'makeWebhookEndpoint',
    method: 'post',
    path,
    tag: 'webhooks',
    summary: 'Have events sent to an address',
    description: says,
    action: 'manageWebhooks',
    body: { kind: 'json', schema: newEndpointSchema, example: exampleWish },
    answers: {
      201: { says: 'It was made.', schema: madeSchema, example: { ...exampleEndpoint, secret: exampleSecret } },
    },
    problems: ['TOO_MUCH'],
    run: reading(newEndpointSchema, makeEndpoint),
  },
  {
    ...one,
    id: 'readWebhookEndpoint',
    method: 'get',
    summary: 'Read an endpoint',
    action: 'readWebhooks',
    answers: { 200: endpointAnswer },
    async run(call) {
      const found = await endpointOf(call, 'readWebhooks');
      return 'kind' in found ? found : { kind: 'done', status: 200, body: found };
    },
  },
  {
    ...one,
    id: 'changeWebhookEndpoint',
    method: 'put',
    summary: 'Change an endpoint, or switch it off and on',
    action: 'manageWebhooks',
    body: { kind: 'json', schema: wishSchema, example: exampleWish },
    answers: { 200: endpointAnswer },
    run: reading(wishSchema, changeEndpoint),
  },
  {
    ...one,
    id: 'removeWebhookEndpoint',
    method: 'delete',
    summary: 'Remove an endpoint, its deliveries with it',
    action: 'manageWebhooks',
    answers: {
      200: { says: 'It is removed.', schema: removedSchema, example: { id: exampleEndpoint.id, removed: true } },
    },
    run: removeEndpoint,
  },
  {
    id: 'rotateWebhookSecret',
    method: 'post',
    path: `${path}/{id}/secret`,
    tag: 'webhooks',
    summary: 'Make a new secret',
    description:
      'Each one before signs beside it for 24 hours, as one more signature in the same header; at most five do at a time.',
    action: 'manageWebhooks',
    answers: {
      200: {
        says: 'The new secret signs from now on.',
        schema: rotatedSchema,
        example: { id: exampleEndpoint.id, secret: exampleSecret, oldSecretUntil: '2026-03-21T09:00:00Z' },
      },
    },
    problems: ['TOO_MUCH'],
    run: rotateSecret,
  },
];
