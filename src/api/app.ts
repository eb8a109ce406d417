// The door of the service: HTTP in, one call, HTTP out.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../contract/problems.ts';
import { ReturnsUnavailable } from '../ports/returns.ts';
import { brokenResponse } from './broken.ts';
import { documentRoutes, serveDocument } from './serve-document.ts';
import type { ApiDoors } from './doors.ts';
import { type Carried, mount } from './mount.ts';
import { noSuchRoute } from './methods.ts';
import { operations } from './operations.ts';
import { problemResponse } from './problem.ts';
import { withSafeHeaders } from './safe-headers.ts';

/** All routes. Every refusal is a problem document of RFC 9457, also for what there is no route for. */
export function api(doors: ApiDoors): OpenAPIHono<Carried> {
  const app = new OpenAPIHono<Carried>();
  app.use(async (context, next) => {
    const began = performance.now();
    await next();
    withSafeHeaders(context.res, doors.door.publicUrl);
    const seconds = (performance.now() - began) / 1000;
    doors.metrics.answered({ operation: context.get('operation') ?? 'none', status: context.res.status, seconds });
  });
  for (const operation of operations) mount(app, doors, operation);
  serveDocument(app, doors);
  const refused = noSuchRoute([...operations, ...documentRoutes]);
  app.notFound(({ req }) => refused(req.raw));
  app.onError((error, { req }) => {
    if (error instanceof ReturnsUnavailable) return problemResponse([error.problem]);
    if (doors.isAway(error)) return problemResponse([databaseAway]);
    return brokenResponse(doors, `${req.method} ${req.routePath}`, error);
  });
  return app;
}

/** Whatever was begun is completed by the same request again. */
const databaseAway: Problem = {
  at: '',
  code: 'UNAVAILABLE',
  detail: 'The database does not answer just now. Send the same again, with the same ids.',
};
