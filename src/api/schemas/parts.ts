// The parts of a return: clocks, rulings, money, timeline.
import { z } from '@hono/zod-openapi';
import type { RefundTaken } from '../../contract/history.ts';
import { type Change, clockChanges, type TimelineEntry, timelineKinds } from '../../contract/timeline.ts';
import type { ToldClock } from '../../contract/told-clock.ts';
import { pauseCauses, steps } from '../../domain/clock.ts';
import type { Ruling } from '../../domain/ruling.ts';
import { outcomes, questions, stages } from '../../domain/vocabulary.ts';
import { oneProblemSchema } from './problem.ts';
import { clause, instant, minor, moneyLineSchema, moneySchema, packSchema, rma, who } from './words.ts';

const clauses = z.array(clause);

export const clockSchema = z
  .strictObject({
    id: z.string(),
    step: z.enum(steps),
    line: z.string().exactOptional(),
    clauses,
    owes: z.enum(['shop', 'customer', 'carrier', 'supervisor', 'bank']),
    zone: z.string().describe('In which its days are counted.'),
    anchorAt: instant,
    targetAt: instant.nullable(),
    warnAt: instant.nullable(),
    dueAt: instant.nullable().describe('The first instant that is too late; null where it is not known yet.'),
    state: z.enum(['running', 'paused', 'met', 'breached', 'ended']),
    pauses: z.array(z.strictObject({ cause: z.enum(pauseCauses), from: instant, to: instant.nullable() })),
    breach: z.enum(['escalate', 'refund-starts', 'lapse', 'staff-list', 'right-ends', 'closes', 'nothing']),
    movedTo: instant.exactOptional().describe('A supervisor moved its end.'),
  })
  .openapi('Clock') satisfies z.ZodType<ToldClock>;

export const clocksSchema = z.strictObject({ rma, clocks: z.array(clockSchema) }).openapi('Clocks');

export const rulingSchema = z
  .strictObject({
    question: z.enum(questions),
    line: z.string().exactOptional(),
    ruling: z.union([z.string(), z.array(z.string())]),
    clauses: clauses.describe('The clauses that decided, the deciding one first.'),
    quotes: z.array(z.string()).describe('Their words in the shop’s text; clauses of ours have none.'),
    readings: z.array(z.string()),
    facts: z.record(z.string(), z.unknown()),
  })
  .openapi('Ruling') satisfies z.ZodType<Ruling>;

export const rulingsSchema = z
  .strictObject({ rma, pack: packSchema, rulings: z.array(rulingSchema) })
  .openapi('Rulings');

export const refundSchema = z
  .strictObject({ amount: minor, currency: z.string(), provider: z.string(), reference: z.string(), at: instant })
  .openapi('RefundTaken') satisfies z.ZodType<RefundTaken>;

export const moneyPartSchema = z
  .strictObject({
    rma,
    money: moneySchema,
    refunds: z.array(refundSchema).describe('What providers have taken, the oldest first.'),
  })
  .openapi('ReturnMoney');

const changeSchema = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('stage'), from: z.enum(stages).nullable(), to: z.enum(stages) }),
    z.strictObject({ change: z.literal('outcome'), outcome: z.enum(outcomes).nullable() }),
    z.strictObject({
      change: z.literal('ruling'),
      question: z.enum(questions),
      line: z.string().exactOptional(),
      ruling: z.union([z.string(), z.array(z.string())]),
      clauses,
    }),
    z.strictObject({
      change: z.literal('clock'),
      id: z.string(),
      step: z.string(),
      line: z.string().exactOptional(),
      became: z.enum(clockChanges),
      owes: z.string(),
      dueAt: instant.nullable(),
      clauses,
    }),
    z.strictObject({
      change: z.literal('money'),
      currency: z.string(),
      total: minor,
      lines: z.array(moneyLineSchema),
    }),
  ])
  .openapi('Change') satisfies z.ZodType<Change>;

export const entrySchema = z
  .strictObject({
    number: z.int().describe('Counts up from 1; an entry keeps its number.'),
    at: instant.describe('When it happened.'),
    takenAt: instant.describe('When the return took it in.'),
    kind: z.enum(timelineKinds),
    what: z.string().describe('fact: an event of the case file; clock: its id; mail: the notice.'),
    by: who.nullable().describe('Null: it came by itself.'),
    via: z.enum(['api', 'temporal', 'homeward']),
    id: z.string().exactOptional().describe('The sender’s id of the message.'),
    details: z.record(z.string(), z.unknown()),
    clauses,
    refused: oneProblemSchema.exactOptional(),
    early: z.literal(true).exactOptional(),
    stage: z.enum(stages).describe('Afterwards.'),
    outcome: z.enum(outcomes).nullable(),
    changes: z.array(changeSchema),
  })
  .openapi('TimelineEntry') satisfies z.ZodType<TimelineEntry>;

export const timelineSchema = z.strictObject({ rma, entries: z.array(entrySchema) }).openapi('Timeline');
