// Whether the service is well, and its figures.
import { z } from '@hono/zod-openapi';
import { type Answer, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import type { Operation } from './operation.ts';

const wellSchema = z.strictObject({ status: z.literal('ok') }).openapi('Well');

export const serviceOperations: readonly Operation[] = [
  {
    id: 'readHealth',
    method: 'get',
    path: '/healthz',
    tag: 'service',
    summary: 'Whether the process answers',
    action: null,
    answers: { 200: { says: 'It does.', schema: wellSchema, example: { status: 'ok' } } },
    run: () => Promise.resolve(well),
  },
  {
    id: 'readReadiness',
    method: 'get',
    path: '/readyz',
    tag: 'service',
    summary: 'Whether requests can be carried out',
    description:
      'That the database and Temporal answer, as of the last second. Of those that do not, each is a problem of its own (503).',
    action: null,
    answers: { 200: { says: 'They can.', schema: wellSchema, example: { status: 'ok' } } },
    run: ({ doors }) => readiness(doors),
  },
  {
    id: 'readMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'service',
    summary: 'Figures for Prometheus',
    description:
      'What this process has answered, and how returns and refunds stand. Give Prometheus a key of an operator who is bound to no shop.',
    action: 'readMetrics',
    answers: { 200: { says: 'In Prometheus’ text form.', mediaType: 'text/plain' } },
    async run({ doors, principal }) {
      if (principal.shop !== undefined) return refuse('NOT_ALLOWED', 'The figures are of all shops.');
      const { text, mediaType } = await doors.metrics.page();
      return new Response(text, { headers: { 'content-type': mediaType, 'cache-control': 'no-store' } });
    },
  },
];

const well: Answer = { kind: 'done', status: 200, body: { status: 'ok' } };

async function readiness({ health }: ApiDoors): Promise<Answer> {
  const bad = (await health.checks()).filter(({ isWell }) => !isWell);
  if (bad.length === 0) return well;
  return {
    kind: 'problems',
    problems: bad.map(({ what, cure = '' }) => ({
      at: '',
      code: 'UNAVAILABLE',
      detail: `The ${what} does not answer. ${cure}`.trim(),
    })),
  };
}
