// Lists of returns.
import { z } from '@hono/zod-openapi';
import type { ReturnSummary } from '../../contract/summary.ts';
import { attentionCodes, outcomes, stages } from '../../domain/vocabulary.ts';
import { owesSchema } from './card.ts';
import { line, typedInstant } from './typed.ts';
import { instant, minor, rma } from './words.ts';

export const summarySchema = z
  .strictObject({
    rma,
    shop: z.string(),
    orderNumber: z.string(),
    stage: z.enum(stages),
    outcome: z.enum(outcomes).nullable(),
    owes: owesSchema,
    clock: z.enum(['running', 'paused']).nullable(),
    attention: z.array(z.enum(attentionCodes)),
    total: minor,
    currency: z.string(),
    updatedAt: instant,
  })
  .openapi('ReturnSummary') satisfies z.ZodType<ReturnSummary>;

export const listSchema = z
  .strictObject({
    returns: z.array(summarySchema),
    next: z.string().nullable().describe('The `cursor` of the next page; null where this is the last.'),
    counts: z
      .partialRecord(z.enum(stages), z.int())
      .exactOptional()
      .describe('With `counts=yes`: how many there are in each stage, whatever `stage`, `cursor` and `limit` say.'),
  })
  .openapi('ReturnList');

export const listQuery = z.strictObject({
  stage: z.enum(stages).exactOptional(),
  outcome: z.enum(outcomes).exactOptional(),
  shop: line(1, 200).exactOptional(),
  order: line(1, 200).exactOptional().describe('The order’s number.'),
  attention: z
    .enum([...attentionCodes, 'any'])
    .exactOptional()
    .describe('A code that stands on the card, or `any`.'),
  clock: z
    .enum(['running', 'paused'])
    .exactOptional()
    .describe('Whether the clock that ends first runs or stands still.'),
  dueAfter: typedInstant.exactOptional().describe('Something is due at this instant or later.'),
  dueBefore: typedInstant.exactOptional().describe('Something is due before this instant.'),
  q: line(1, 254).exactOptional().describe('An RMA number, an order’s number or a customer’s e-mail.'),
  limit: z
    .string()
    .regex(/^([1-9][0-9]?|100)$/, 'A whole number from 1 to 100.')
    .transform(Number)
    .exactOptional()
    .describe('How many on a page: 1 to 100, 25 by default.'),
  cursor: line(1, 500).exactOptional().describe('`next` of the page before, with the same filters.'),
  counts: z.literal('yes').exactOptional(),
});
