// The forms of the kinds of rule, which files in rules/ carry out.
import { z } from 'zod';
import { moneyKinds } from '../domain/ruling.ts';
import { evidenceItems, grounds, refundMethods, resolutions, routes, sheetAnswers } from '../domain/vocabulary.ts';
import { clockRule } from './schema-clock.ts';
import { clauseId, clockId, count, when } from './schema-when.ts';

/** A clause may hold a rule of this kind once, or several times under different conditions; read, it is always a list. */
const oneOrMore = <Kind extends z.ZodType>(kind: Kind) =>
  z.union([z.array(kind).min(1), kind.transform((only): z.output<Kind>[] => [only])]);

/** The kinds of rule, one file each in `rules/`. A clause may hold several, of different kinds. */
export const rule = z.strictObject({
  'opened-within': z
    .strictObject({
      clock: clockId,
      days: count.optional(),
      months: count.optional(),
      late: z.enum(['refused', 'reviewer']),
      /** The clause that says so, where it is another one than the window's (JSS-02). */
      lateBy: clauseId.optional(),
      /** Of these grounds only the carrier's delivery counts, not a signature (AIS-21). */
      carrierOnlyFor: z.array(z.enum(grounds)).default([]),
      /** Whose delivery counts: the line's, or the order's last parcel (PLT-01). */
      anchor: z.enum(['line', 'order']).default('line'),
      when: when.optional(),
      with: z.array(clauseId).default([]),
    })
    .optional(),
  'sold-through': z.strictObject({ channels: z.array(z.string()).min(1) }).optional(),
  /** Accepts, refuses or leaves to the reviewer; whose fault the ground is, in the shop's own words. */
  accepts: z
    .strictObject({ when: when.optional(), fault: z.enum(['shop', 'customer', 'nobody']).optional() })
    .optional(),
  refuses: z.strictObject({ when }).optional(),
  reviewer: z
    .strictObject({
      when: when.optional(),
      gap: z.boolean().default(false),
      /** Refused by default: approved only as an exception (JSS-17). */
      exception: z.boolean().default(false),
      /** Declined by default: approved only by a supervisor's override (PLT-08). */
      override: z.boolean().default(false),
      /** The reviewer sets the carriage and the amount too (PLT-07, ALL-22). */
      decidesAll: z.boolean().default(false),
    })
    .optional(),
  'needs-evidence': oneOrMore(
    z.strictObject({
      items: z.array(z.enum(evidenceItems)).min(1),
      /** One of these does instead of all items. */
      or: z.array(z.enum(evidenceItems)).default([]),
      bars: z.boolean().default(false),
      /** The review does not begin without it. */
      delays: z.boolean().default(true),
      /** A picture: not asked for of goods that are not in hand. */
      ofGoods: z.boolean().default(false),
      when: when.optional(),
    }),
  ).optional(),
  /** What may not be asked of the customer (AIS-01). */
  spares: z.strictObject({ items: z.array(z.enum(evidenceItems)).min(1), when: when.optional() }).optional(),
  /** What an act of the shop's people must bring along, beyond what every shop asks of it. */
  demands: oneOrMore(
    z.strictObject({
      /** `decline`: of a request or of units that an approval leaves out; `reject`: of goods. */
      of: z.array(z.enum(['approve', 'decline', 'reject'])).min(1),
      reason: z.boolean().default(false),
      evidence: z.boolean().default(false),
      /** The reason names a clause of the pack (PLT-21). */
      clause: z.boolean().default(false),
      /** Asked of a decline of units that an approval leaves out, too (AIS-17). */
      leftOut: z.boolean().default(true),
      when: when.optional(),
    }),
  ).optional(),
  offers: oneOrMore(
    z.strictObject({
      resolutions: z.array(z.enum(resolutions)).min(1),
      /** Only the customer may choose it: another one than asked for takes an offer (JSS-39). */
      customersChoice: z.boolean().default(false),
      when: when.optional(),
    }),
  ).optional(),
  sends: oneOrMore(z.strictObject({ route: z.enum(routes), when: when.optional() })).optional(),
  'borne-by': oneOrMore(z.strictObject({ bearer: z.enum(['shop', 'customer']), when: when.optional() })).optional(),
  checks: oneOrMore(
    z.strictObject({
      answers: z.array(z.enum(sheetAnswers)).min(1),
      /** A false answer alone rejects nothing. */
      recordsOnly: z.boolean().default(false),
    }),
  ).optional(),
  'pays-to': oneOrMore(z.strictObject({ method: z.enum(refundMethods), when: when.optional() })).optional(),
  /** Elapsed hours from the order, those of holidays left out: later it is shipped late. Measured, never listed (WEB-22). */
  'ships-within': z.strictObject({ clock: clockId, hours: count }).optional(),
  'at-most-exchanges': z.strictObject({ exchanges: count }).optional(),
  cancels: oneOrMore(
    z.strictObject({
      by: z.enum(['customer', 'shop']),
      ruling: z.enum(['accepted', 'reviewer']),
      /** Elapsed hours before the planned delivery; without a plan until dispatch (SOO-29). */
      hoursBeforeDelivery: count.optional(),
      /** Elapsed hours after the order, or until dispatch if that is later (WEB-20). */
      hoursAfterOrder: count.optional(),
      /** Only while the order is not dispatched (JSS-33). */
      untilDispatch: z.boolean().default(false),
      clock: clockId.optional(),
    }),
  ).optional(),
  /** A kind of line in the amount; which units and how much is the kind's own arithmetic. */
  pays: oneOrMore(
    z.strictObject({
      what: z.enum(moneyKinds),
      when: when.optional(),
      with: z.array(clauseId).default([]),
      /** The evidence without which what the customer advanced is not paid. */
      proofs: z.array(z.enum(evidenceItems)).default(['carriage-invoice']),
    }),
  ).optional(),
  /** A kind of line that is never paid, but by a clause that overrides this one (SOO-14). */
  keeps: oneOrMore(z.strictObject({ what: z.enum(moneyKinds), when: when.optional() })).optional(),
  deducts: z
    .strictObject({
      what: z.enum(moneyKinds),
      percent: z.number().min(0).max(100).optional(),
      /** A fixed fee, once a return, in minor units of each currency that has one; by itself or beside the percentage. */
      flat: z.record(z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters: EUR'), count).optional(),
      when: when.optional(),
    })
    .optional(),
  clock: clockRule.optional(),
  clocks: z.array(clockRule).optional(),
  /** What stands on the packing slip's check list (SOO-04, SOO-20). */
  'check-list': z.strictObject({ items: z.array(z.string()).min(1) }).optional(),
  /** A reading that code carries out as a whole; the name of the part that does. */
  reading: z.string().optional(),
});
export type Rule = z.infer<typeof rule>;
