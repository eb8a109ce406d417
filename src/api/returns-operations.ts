// Starting a return, and reading it.
import { z } from '@hono/zod-openapi';
import { evidenceItems, outcomes, stages } from '../domain/vocabulary.ts';
import { noSuchReturn } from './answer.ts';
import { listReturns } from './list.ts';
import type { Operation } from './operation.ts';
import { previewReturn } from './preview.ts';
import answers from './schemas/answers.json' with { type: 'json' };
import { cardSchema, owesSchema } from './schemas/card.ts';
import examples from './schemas/examples.json' with { type: 'json' };
import { listQuery, listSchema } from './schemas/list.ts';
import { previewSchema } from './schemas/preview.ts';
import { previewBody, startSchema } from './schemas/start.ts';
import { instant, rma } from './schemas/words.ts';
import { startReturn } from './start.ts';

const started = {
  rma,
  shop: z.string(),
  orderNumber: z.string(),
  workflowId: z.string(),
  self: z.string(),
};

export const startedSchema = z
  .strictObject({
    ...started,
    stage: z.enum(stages).exactOptional().describe('This and what follows where a worker answered in time.'),
    outcome: z.enum(outcomes).nullable().exactOptional(),
    owes: owesSchema.exactOptional(),
    missing: z.array(z.enum(evidenceItems)).exactOptional().describe('Evidence that is owed.'),
    reviewDueAt: instant
      .nullable()
      .exactOptional()
      .describe('Until when the shop reviews it, if that is what is owed now.'),
  })
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
    body: { kind: 'json', schema: startSchema, example: examples.start },
    answers: {
      201: { says: 'The return has started.', schema: startedSchema, example: answers.started },
      200: {
        says: 'The same request was made before; this is its return.',
        schema: startedSchema,
        example: answers.started,
      },
      202: {
        says: 'The return is taken; nobody was there to say more about it yet.',
        schema: startedSchema,
        example: answers.taken,
      },
    },
    problems: ['DIFFERENT_CONTENT', 'TOO_MUCH'],
    run: ({ doors, principal, body }) => startReturn(doors, principal, body),
  },
  {
    id: 'listReturns',
    method: 'get',
    path: '/v1/returns',
    tag: 'returns',
    summary: 'List returns',
    description: 'What is due first comes first. The next page has the same parameters, and `cursor`.',
    action: 'listReturns',
    query: listQuery,
    answers: { 200: { says: 'A page of returns.', schema: listSchema, example: answers.list } },
    run: ({ doors, principal, query }) => listReturns(doors, principal, query),
  },
  {
    id: 'previewReturn',
    method: 'post',
    path: '/v1/returns/preview',
    tag: 'returns',
    summary: 'Ask what would come of a return',
    description:
      'What may come back, which evidence, which way, what would be paid back until when. Nothing is started.',
    action: 'previewReturn',
    body: { kind: 'json', schema: previewBody, example: { case: examples.start.case } },
    answers: {
      200: { says: 'What the policy says, with its words.', schema: previewSchema, example: answers.preview },
    },
    run: ({ doors, principal, body }) => previewReturn(doors, principal, body),
  },
  {
    id: 'readReturn',
    method: 'get',
    path: '/v1/returns/{rma}',
    tag: 'returns',
    summary: 'Read the card of a return',
    action: 'readReturn',
    answers: { 200: { says: 'Who owes what, by when, and why.', schema: cardSchema, example: answers.card } },
    run: async ({ doors, rma }) => {
      const card = await doors.returns.card(rma);
      return card === undefined ? noSuchReturn() : { kind: 'done', status: 200, body: card };
    },
  },
];
