// What many operations of the document refer to.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { JsonSchema } from '../contract/json-schema.ts';
import type { Described } from './doors.ts';
import { messageAt, messageId } from './schemas/message.ts';
import { problemSchema } from './schemas/problem.ts';
import { returnCase } from './schemas/start.ts';

type Registry = OpenAPIHono['openAPIRegistry'];

const schemes = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of a shop’s backend, a carrier, a payment provider or a mail system: `Authorization: Bearer hw_…`.',
  },
  link: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a customer’s link, which opens one return.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-homeward-session',
    description:
      'The session of somebody signed in (POST /v1/session). What changes something needs the session’s token in the header `X-CSRF-Token`, too. Over plain HTTP on the own machine the cookie is `homeward-session`.',
  },
} as const;

export function registerShared(registry: Registry, described: Described): void {
  for (const [name, scheme] of Object.entries(schemes)) registry.registerComponent('securitySchemes', name, scheme);
  registry.register('Problem', problemSchema);
  registry.register('MessageId', messageId);
  registry.register('MessageAt', messageAt);
  const schemas: Readonly<Record<string, JsonSchema>> = {
    Order: described.order,
    ReturnRequest: described.request,
    ReturnCase: returnCase(),
  };
  // The library's own type has lists that may be written to.
  for (const [name, schema] of Object.entries(schemas)) registry.registerComponent('schemas', name, schema as object);
}
