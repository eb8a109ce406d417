// The door of the service: HTTP in, one call, HTTP out.
import { Hono } from 'hono';
import { ReturnsUnavailable } from '../ports/returns.ts';
import { noSuchReturn, refuse, responseOf } from './answer.ts';
import { readBody } from './body.ts';
import { takeBounce } from './bounce.ts';
import { brokenResponse } from './broken.ts';
import type { ApiDoors } from './doors.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { admit } from './keys.ts';
import { messageNamed, sendMessage } from './message.ts';
import { problemResponse } from './problem.ts';
import { startReturn } from './start.ts';

/** All routes. Every refusal is a problem document of RFC 9457, also for what there is no route for. */
export function api(doors: ApiDoors): Hono {
  const app = new Hono();

  app.get('/healthz', (context) => context.json({ status: 'ok' }));

  app.post('/v1/returns', async ({ req }) => {
    const admitted = await admit(doors, req.raw.headers, 'startReturn');
    if (admitted.kind === 'problems') return responseOf(admitted);
    const body = await readBody(doors, req.raw);
    if (body.kind === 'problems') return responseOf(body);
    return responseOf(await startReturn(doors, admitted.principal, body.value));
  });

  app.get('/v1/returns/:rma', async ({ req }) => {
    const admitted = await admit(doors, req.raw.headers, 'readReturn', req.param('rma'));
    if (admitted.kind === 'problems') return responseOf(admitted);
    const card = await doors.returns.card(admitted.rma);
    return responseOf(card === undefined ? noSuchReturn() : { kind: 'done', status: 200, body: card });
  });

  app.post('/v1/returns/:rma/:message', async ({ req }) => {
    const named = messageNamed(req.param('message'));
    if (named === undefined) return responseOf(refuse('NOT_FOUND', 'There is no message of this name.'));
    const admitted = await admit(doors, req.raw.headers, named.name, req.param('rma'));
    if (admitted.kind === 'problems') return responseOf(admitted);
    const body = await readBody(doors, req.raw);
    if (body.kind === 'problems') return responseOf(body);
    const sending = { ...admitted, named, idempotencyKey: req.header('idempotency-key') };
    return responseOf(await sendMessage(doors, sending, body.value));
  });

  evidenceRoutes(app, doors);

  app.post('/v1/bounces', async ({ req }) => responseOf(await takeBounce(doors, req.raw)));

  app.notFound(() => responseOf(refuse('NOT_FOUND', 'There is no such path, or it does not take this method.')));
  app.onError((error, { req }) => {
    if (error instanceof ReturnsUnavailable) return problemResponse([error.problem]);
    return brokenResponse(doors, `${req.method} ${req.routePath}`, error);
  });
  return app;
}
