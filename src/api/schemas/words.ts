// The words that many answers share.
import { z } from '@hono/zod-openapi';
import type { Money, MoneyLine, PackStamp } from '../../domain/ruling.ts';
import { moneyKinds } from '../../domain/ruling.ts';
import { refundMethods } from '../../domain/vocabulary.ts';

export const rma = z.string().openapi({ example: 'ABC-7K3MQ9XA-5', description: 'The RMA number.' });
export const instant = z.string().openapi({ example: '2026-03-25T12:00:00Z', description: 'An instant in UTC.' });
export const clause = z.string().openapi({ example: 'ABC-18', description: 'The id of a clause of the policy.' });
export const minor = z.int().openapi({ example: 7990, description: 'Whole minor units of the currency (ISO 4217).' });
export const who = z.string().openapi({ example: 'agent:bo', description: 'A role, and for staff their name.' });

export const packSchema = z.strictObject({ shop: z.string(), version: z.string(), hash: z.string() }).openapi('Pack', {
  description: 'The version of the policy that holds for the order.',
}) satisfies z.ZodType<PackStamp>;

export const moneyLineSchema = z
  .strictObject({
    what: z.enum(moneyKinds),
    line: z.string().exactOptional(),
    amount: minor,
    clauses: z.array(clause),
  })
  .openapi('MoneyLine') satisfies z.ZodType<MoneyLine>;

export const moneySchema = z
  .strictObject({
    currency: z.string(),
    method: z.enum(refundMethods).nullable(),
    lines: z.array(moneyLineSchema),
    total: minor,
    payments: z.array(z.strictObject({ id: z.string(), amount: minor })),
  })
  .openapi('Money', { description: 'What is due, line by line; deductions are negative.' }) satisfies z.ZodType<Money>;
