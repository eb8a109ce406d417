// The parts of one return, its papers and its history.
import type { Answer } from './answer.ts';
import { historyOf } from './history.ts';
import { historyMarkdown } from './history-markdown.ts';
import type { Call, Operation } from './operation.ts';
import { listPapers, servePaper } from './papers.ts';
import { readClocks, readMoney, readRulings, readTimeline } from './parts.ts';
import answers from './schemas/answers.json' with { type: 'json' };
import { historySchema } from './schemas/history.ts';
import { papersSchema } from './schemas/papers.ts';
import { clocksSchema, moneyPartSchema, rulingsSchema, timelineSchema } from './schemas/parts.ts';

const reading = { method: 'get', tag: 'returns', action: 'readReturn' } as const;

export const partsOperations: readonly Operation[] = [
  {
    ...reading,
    id: 'readClocks',
    path: '/v1/returns/{rma}/clocks',
    summary: 'Read the clocks of a return',
    answers: {
      200: { says: 'Every clock that has started, in its order.', schema: clocksSchema, example: answers.clocks },
    },
    run: ({ doors, rma }: Call) => readClocks(doors, rma),
  },
  {
    ...reading,
    id: 'readRulings',
    path: '/v1/returns/{rma}/rulings',
    summary: 'Read what the policy says of a return',
    answers: {
      200: {
        says: 'Each ruling with its clauses, their words and how they are read.',
        schema: rulingsSchema,
        example: answers.rulings,
      },
    },
    run: ({ doors, rma }: Call) => readRulings(doors, rma),
  },
  {
    ...reading,
    id: 'readMoney',
    path: '/v1/returns/{rma}/money',
    summary: 'Read what is due, and what was paid back',
    answers: {
      200: { says: 'What is due as things stand, line by line.', schema: moneyPartSchema, example: answers.money },
    },
    run: ({ doors, rma }: Call) => readMoney(doors, rma),
  },
  {
    ...reading,
    id: 'readTimeline',
    path: '/v1/returns/{rma}/timeline',
    summary: 'Read who did what, when, by which clause',
    answers: {
      200: {
        says: 'In the order in which the return came round to it.',
        schema: timelineSchema,
        example: answers.timeline,
      },
    },
    run: ({ doors, rma }: Call) => readTimeline(doors, rma),
  },
  {
    id: 'readHistory',
    method: 'get',
    path: '/v1/returns/{rma}/history',
    tag: 'returns',
    summary: 'Export the history of a return',
    description:
      'JSON, or a page to read with `Accept: text/markdown`. The case in it can be judged again by `decide`.',
    action: 'readHistory',
    answers: {
      200: { says: 'All that is known of it.', schema: historySchema, example: answers.history, orAs: 'text/markdown' },
    },
    run: exportHistory,
  },
  {
    id: 'listPapers',
    method: 'get',
    path: '/v1/returns/{rma}/papers',
    tag: 'papers',
    summary: 'List the papers of a return',
    action: 'readPapers',
    answers: {
      200: {
        says: 'Labels, packing slip, return address, certificate.',
        schema: papersSchema,
        example: answers.papers,
      },
    },
    run: ({ doors, rma }) => listPapers(doors, rma),
  },
  {
    id: 'readPaper',
    method: 'get',
    path: '/v1/returns/{rma}/papers/{name}',
    tag: 'papers',
    summary: 'Fetch a paper',
    action: 'readPapers',
    answers: { 200: { says: 'The PDF, to be saved.', mediaType: 'application/pdf' } },
    run: ({ doors, rma, parts }) => servePaper(doors, rma, parts['name'] ?? ''),
  },
];

async function exportHistory({ doors, rma, request }: Call): Promise<Answer | Response> {
  const read = await historyOf(doors, rma);
  if (read.kind === 'problems') return read;
  const isPage = (request.headers.get('accept') ?? '').toLowerCase().includes('text/markdown');
  if (!isPage) return { kind: 'done', status: 200, body: read.history };
  return new Response(historyMarkdown(read.history), {
    headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
  });
}
