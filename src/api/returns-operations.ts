// Starting a return, and reading it.
import { z } from '@hono/zod-openapi';
import { noSuchReturn } from './answer.ts';
import type { Operation } from './operation.ts';
import { cardSchema } from './schemas/card.ts';
import examples from './schemas/examples.json' with { type: 'json' };
import { rma } from './schemas/words.ts';
import { startReturn } from './start.ts';

const startedSchema = z
  .strictObject({ rma, shop: z.string(), orderNumber: z.string(), workflowId: z.string(), self: z.string() })
  .openapi('Started');

export const returnsOperations: readonly Operation[] = [
  {
    id: 'startReturn',
    method: 'post',
    path: '/v1/returns',
    tag: 'returns',
    summary: 'Start a return',
    description: 'The same `requestId` again is the same return; with other content it is refused.',
    action: 'startReturn',
    body: { kind: 'json', schema: z.looseObject({}).openapi('Start'), example: examples.start },
    answers: {
      201: { says: 'The return has started.', schema: startedSchema },
      200: { says: 'The same request was made before; this is its return.', schema: startedSchema },
    },
    problems: ['DIFFERENT_CONTENT', 'TOO_MUCH'],
    run: ({ doors, principal, body }) => startReturn(doors, principal, body),
  },
  {
    id: 'readReturn',
    method: 'get',
    path: '/v1/returns/{rma}',
    tag: 'returns',
    summary: 'Read the card of a return',
    action: 'readReturn',
    answers: { 200: { says: 'Who owes what, by when, and why.', schema: cardSchema } },
    run: async ({ doors, rma }) => {
      const card = await doors.returns.card(rma);
      return card === undefined ? noSuchReturn() : { kind: 'done', status: 200, body: card };
    },
  },
];
