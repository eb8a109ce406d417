// The history of a return, for an auditor.
import { z } from '@hono/zod-openapi';
import type { MessageSent, ReturnHistory } from '../../contract/history.ts';
import { attentionCodes, outcomes, stages } from '../../domain/vocabulary.ts';
import { clockSchema, entrySchema, refundSchema, rulingSchema } from './parts.ts';
import { oneProblemSchema } from './problem.ts';
import { clause, instant, moneySchema, packSchema, rma, who } from './words.ts';

const messageSchema = z
  .strictObject({
    notice: z.string(),
    to: z.string(),
    at: instant,
    clauses: z.array(clause),
    messageId: z.string().nullable(),
    bounced: z.string().nullable().describe('Why it came back; null: it was handed over.'),
  })
  .openapi('MessageSent') satisfies z.ZodType<MessageSent>;

export const historySchema = z
  .strictObject({
    rma,
    pack: packSchema,
    stage: z.enum(stages),
    outcome: z.enum(outcomes).nullable(),
    attention: z.array(z.enum(attentionCodes)),
    case: z
      .looseObject({ shop: z.string(), asOf: instant, events: z.array(z.looseObject({})) })
      .describe('A case file: `decide` judges it again.'),
    toldLate: z.array(z.int()).describe('Entries of facts that were told after a later one.'),
    rulings: z.array(rulingSchema),
    clocks: z.array(clockSchema),
    money: moneySchema,
    refunds: z.array(refundSchema),
    messages: z.array(messageSchema),
    who: z.array(z.strictObject({ who, entries: z.array(z.int()) })),
    timeline: z.array(entrySchema),
    problems: z.array(oneProblemSchema),
  })
  .openapi('ReturnHistory') satisfies z.ZodType<Omit<ReturnHistory, 'case'>>;
