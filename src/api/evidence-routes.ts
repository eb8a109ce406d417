// The paths of evidence.
import type { Hono } from 'hono';
import { responseOf } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import { giveEvidence, listEvidence, serveEvidence } from './evidence.ts';
import { admit } from './keys.ts';

/** A file is the bare body of its request, whatever type it says it has. */
export function evidenceRoutes(app: Hono, doors: ApiDoors): void {
  app.post('/v1/returns/:rma/evidence/:evidence', async ({ req }) => {
    const admitted = await admit(doors, req.raw.headers, 'giveEvidence', req.param('rma'));
    if (admitted.kind === 'problems') return responseOf(admitted);
    const giving = { ...admitted, evidence: req.param('evidence'), content: req.raw.body ?? nothing() };
    return responseOf(await giveEvidence(doors, giving));
  });

  app.get('/v1/returns/:rma/evidence', async ({ req }) => {
    const admitted = await admit(doors, req.raw.headers, 'readEvidence', req.param('rma'));
    if (admitted.kind === 'problems') return responseOf(admitted);
    return responseOf(await listEvidence(doors, admitted.rma));
  });

  app.get('/v1/returns/:rma/evidence/:name', async ({ req }) => {
    const admitted = await admit(doors, req.raw.headers, 'readEvidence', req.param('rma'));
    if (admitted.kind === 'problems') return responseOf(admitted);
    return serveEvidence(doors, admitted.rma, req.param('name'));
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
