// The form of a pack: one shop's policy as data, checked when it is read.
import { z } from 'zod';
import { steps } from '../domain/clock.ts';
import { noticeNames, questions } from '../domain/vocabulary.ts';
import { rule } from './schema-rule.ts';
import { calendar, day } from './schema-calendar.ts';
import { clauseId, clockId, when } from './schema-when.ts';

export { type ClockRule } from './schema-clock.ts';
export { type Rule } from './schema-rule.ts';
export { type When } from './schema-when.ts';

/** A message that this clause makes a duty: it is cited in it. */
const tells = z.union([
  z.enum(noticeNames),
  z.strictObject({
    notice: z.enum(noticeNames),
    when: when.optional(),
    /** For `reminder` and `overdue`: only about clocks of these steps. */
    steps: z.array(z.enum(steps)).optional(),
    /** Only where that clause is the reason of the message (JSS-41). */
    beside: clauseId.optional(),
    /** Cited before the clauses that are not. */
    first: z.boolean().default(false),
  }),
]);

export const clause = z.strictObject({
  id: clauseId,
  /** Word for word from the shop's text; null where the rule or its figure is ours. */
  quote: z.string().nullable(),
  reading: z.string().min(1),
  question: z.union([z.enum(questions), z.array(z.enum(questions))]).optional(),
  rule: rule.default({}),
  overrides: z.array(clauseId).default([]),
  /** Clocks of other clauses that cite this one too (SOO-16 in ALL-K07). */
  joins: z.array(clockId).default([]),
  /** The messages that fulfil it. */
  tells: z.array(tells).default([]),
  /** The page or paper that shows it, where no rule carries it. */
  shown: z.string().optional(),
  examples: z.array(z.record(z.string(), z.unknown())).default([]),
});
export type Clause = z.infer<typeof clause>;

const country = z.string().regex(/^[A-Z]{2}$/, 'write two capital letters of ISO 3166, like DE');

const postalAddress = z.strictObject({
  lines: z.array(z.string()).min(1),
  postalCode: z.string(),
  city: z.string(),
  country,
});

const warehouse = z.strictObject({ name: z.string(), address: postalAddress });

export const pack = z.strictObject({
  shop: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  version: z.string().min(1),
  inForceFrom: day,
  rmaPrefix: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string(),
  calendar,
  contact: z.strictObject({
    sender: z.strictObject({ name: z.string(), address: z.string() }),
    desks: z.record(z.string(), z.string()),
  }),
  /** Where parcels go from every country that has no warehouse of its own. */
  warehouse,
  /** Nearer ones, by the country of the order's delivery (WEB-07). */
  localWarehouses: z.array(warehouse.extend({ countries: z.array(country).min(1) })).default([]),
  clauses: z.array(clause).min(1),
});
export type PackDocument = z.infer<typeof pack>;

/** `common.yaml`: the readings that hold for every shop; they stand behind the shop's own clauses. */
export const commonPack = z.strictObject({ version: z.string().min(1), clauses: z.array(clause).min(1) });
export type CommonDocument = z.infer<typeof commonPack>;
