// What the policy would say of a return that nobody has started.
import { z } from '@hono/zod-openapi';
import type { Deadline, Preview, PreviewLine, PreviewRefund } from '../../contract/preview.ts';
import { steps } from '../../domain/clock.ts';
import { attentionCodes, evidenceItems, resolutions, routes } from '../../domain/vocabulary.ts';
import type { HeldLine } from '../../ports/records.ts';
import { clockSchema, rulingSchema } from './parts.ts';
import { clause, instant, moneySchema, packSchema, rma } from './words.ts';

const clauses = z.array(clause);

const lineSchema = z
  .strictObject({
    line: z.string(),
    quantity: z.int(),
    mayReturn: z.enum(['accepted', 'refused', 'reviewer']).describe('`reviewer`: the policy leaves it to staff.'),
    clauses,
    route: z.enum(routes).nullable(),
    freight: z.enum(['shop', 'customer']).nullable().describe('Who bears the carriage back.'),
    resolutions: z.array(z.enum(resolutions)).describe('What may be chosen.'),
  })
  .openapi('PreviewLine') satisfies z.ZodType<PreviewLine>;

const refundSchema = z
  .strictObject({
    money: moneySchema,
    dueAt: instant
      .nullable()
      .describe('At the latest, if all else happened at once: later by as much as review, way and inspection take.'),
    clauses,
  })
  .openapi('PreviewRefund') satisfies z.ZodType<PreviewRefund>;

const deadlineSchema = z
  .strictObject({
    id: z.string(),
    step: z.enum(steps),
    line: z.string().exactOptional(),
    clauses,
    owes: clockSchema.shape.owes,
    zone: z.string(),
    targetAt: instant.nullable(),
    dueAt: instant.nullable(),
    begins: z.enum(['now', 'later']).describe('`later`: counted as if what begins it happened with the request.'),
  })
  .openapi('Deadline') satisfies z.ZodType<Deadline>;

const heldSchema = z
  .strictObject({
    line: z.string(),
    left: z.int().describe('Units that can still be asked for.'),
    holders: z.array(z.strictObject({ rma, quantity: z.int() })),
  })
  .openapi('HeldLine') satisfies z.ZodType<HeldLine>;

const asPreviewed = {
  lines: z.array(lineSchema),
  evidence: z.strictObject({
    needed: z.array(z.enum(evidenceItems)),
    missing: z.array(z.enum(evidenceItems)).describe('What of it the request does not name yet.'),
    clauses,
  }),
  refund: refundSchema
    .nullable()
    .describe('If all is approved and accepted; null where nothing is, or new goods are asked for.'),
  deadlines: z.array(deadlineSchema),
  attention: z.array(z.enum(attentionCodes)),
  rulings: z.array(rulingSchema),
  pack: packSchema,
};

z.strictObject(asPreviewed) satisfies z.ZodType<Preview>;

export const previewSchema = z
  .strictObject({
    ...asPreviewed,
    shop: z.string(),
    orderNumber: z.string(),
    held: z.array(heldSchema).describe('Lines of which other returns hold too many units: a start would be refused.'),
  })
  .openapi('Preview');
