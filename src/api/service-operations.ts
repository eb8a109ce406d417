// Whether the service is well.
import { z } from '@hono/zod-openapi';
import type { Operation } from './operation.ts';

export const serviceOperations: readonly Operation[] = [
  {
    id: 'readHealth',
    method: 'get',
    path: '/healthz',
    tag: 'service',
    summary: 'Whether the process answers',
    action: null,
    answers: { 200: { says: 'It does.', schema: z.strictObject({ status: z.literal('ok') }).openapi('Health') } },
    run: () => Promise.resolve({ kind: 'done', status: 200, body: { status: 'ok' } }),
  },
];
