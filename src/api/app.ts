// The door of the service: HTTP in, one call, HTTP out.
import { OpenAPIHono } from '@hono/zod-openapi';
import { ReturnsUnavailable } from '../ports/returns.ts';
import { refuse, responseOf } from './answer.ts';
import { brokenResponse } from './broken.ts';
import type { ApiDoors } from './doors.ts';
import { mount } from './mount.ts';
import { tags } from './operation.ts';
import { operations } from './operations.ts';
import { problemResponse } from './problem.ts';

/** All routes. Every refusal is a problem document of RFC 9457, also for what there is no route for. */
export function api(doors: ApiDoors): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  for (const operation of operations) mount(app, doors, operation);
  app.doc31('/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Homeward', version: '1', description: 'Returns and refunds by the clauses of the shop’s policy.' },
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
  });
  app.notFound(() => responseOf(refuse('NOT_FOUND', 'There is no such path, or it does not take this method.')));
  app.onError((error, { req }) => {
    if (error instanceof ReturnsUnavailable) return problemResponse([error.problem]);
    return brokenResponse(doors, `${req.method} ${req.routePath}`, error);
  });
  return app;
}
