// A return at a glance.
import { z } from '@hono/zod-openapi';
import type { Card } from '../../contract/card.ts';
import { attentionCodes, evidenceItems, noticeNames, outcomes, stages } from '../../domain/vocabulary.ts';
import { oneProblemSchema } from './problem.ts';
import { clause, instant, moneySchema, packSchema, rma, who } from './words.ts';

export const owesSchema = z
  .strictObject({ who: z.string(), what: z.string(), dueAt: instant.nullable(), clause })
  .nullable()
  .describe('Who has to act now, until when, by which clause; null where no clock runs.') satisfies z.ZodType<
  Card['owes']
>;

export const cardSchema = z
  .strictObject({
    rma,
    shop: z.string(),
    orderNumber: z.string(),
    stage: z.enum(stages),
    outcome: z.enum(outcomes).nullable(),
    attention: z.array(z.enum(attentionCodes)),
    owes: owesSchema,
    missing: z.array(z.enum(evidenceItems)),
    decision: z
      .strictObject({ verdict: z.string(), by: who, at: instant, reason: z.string().exactOptional(), via: z.string() })
      .nullable(),
    money: moneySchema,
    notices: z.array(
      z.strictObject({
        notice: z.enum(noticeNames),
        to: z.string(),
        at: instant,
        clauses: z.array(clause),
        clock: z.string().exactOptional(),
      }),
    ),
    problems: z.array(oneProblemSchema).describe('Messages that could not be taken, and why.'),
    pack: packSchema,
    kept: z.array(z.strictObject({ line: z.string(), quantity: z.int() })).exactOptional(),
    at: instant,
    revision: z.int(),
  })
  .openapi('Card') satisfies z.ZodType<Card>;
