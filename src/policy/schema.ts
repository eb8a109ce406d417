// The form of a pack: one shop's policy as data, checked when it is read.
import { z } from 'zod';
import { clockUnits, pauseCauses, steps } from '../domain/clock.ts';
import { moneyKinds } from '../domain/ruling.ts';
import {
  attentionCodes,
  evidenceItems,
  grounds,
  noticeNames,
  outcomes,
  questions,
  refundMethods,
  resolutions,
  routes,
  sheetAnswers,
  tags,
} from '../domain/vocabulary.ts';

const clauseId = z.string().regex(/^[A-Z]{3}-\d{2}$/, 'a clause id is three letters, a dash and two digits: ALL-11');
const clockId = z.string().regex(/^[A-Z]{3}-K\d{2}$/, 'a clock id is three letters, a dash, K and two digits: ALL-K01');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2025-01-01, in quotes');
const count = z.int().min(0);

/** Conditions on the facts of one line; all that are named must hold, a list holds when one of it does. */
const when = z.strictObject({
  grounds: z.array(z.enum(grounds)).optional(),
  exceptGrounds: z.array(z.enum(grounds)).optional(),
  /** The ground is one for which the pack names the shop as the fault party. */
  shopsFault: z.boolean().optional(),
  tags: z.array(z.enum(tags)).optional(),
  untagged: z.array(z.enum(tags)).optional(),
  countries: z.array(z.string().length(2)).optional(),
  exceptCountries: z.array(z.string().length(2)).optional(),
  resolutions: z.array(z.enum(resolutions)).optional(),
  routes: z.array(z.enum(routes)).optional(),
  bearer: z.enum(['shop', 'customer']).optional(),
  delivered: z.boolean().optional(),
  dispatched: z.boolean().optional(),
  installed: z.boolean().optional(),
  deliveryRefused: z.boolean().optional(),
  /** Goods come back with this return. */
  travels: z.boolean().optional(),
  /** The reviewer granted an exception (JSS-17). */
  exception: z.boolean().optional(),
  /** The units asked for are themselves a replacement (SOO-27). */
  replacement: z.boolean().optional(),
  /** Dates on record bear the ground out: `late`, `arrived-late`. */
  datesAgree: z.boolean().optional(),
  /** The promised day was over at the delivery, or at the request while nothing was delivered. */
  promisePassed: z.boolean().optional(),
  /** The order was not shipped within the hours that a clause measures (WEB-22). */
  shippedLate: z.boolean().optional(),
  /** At the request the customer could still cancel the order by right (WEB-20). */
  cancellable: z.boolean().optional(),
  /** Every unit of the order is asked for. */
  wholeOrder: z.boolean().optional(),
  /** A gift of the order is not among what comes back (SOO-08). */
  giftKept: z.boolean().optional(),
  /** The order is cancelled before its delivery. */
  cancelled: z.boolean().optional(),
  cancelledBy: z.enum(['customer', 'shop']).optional(),
  /** No clause names the ground (ALL-22). */
  gap: z.boolean().optional(),
  /** The bank's days have run out, so that asking for the money is no longer too early (SOO-25, ALL-26). */
  bankDaysOver: z.boolean().optional(),
  /** An appeal is open (AIS-20). */
  appealOpen: z.boolean().optional(),
});
export type When = z.infer<typeof when>;

/** From which moment a clock counts; the machine names the moments (src/life/moments.ts). */
const moments = [
  'request',
  'complete',
  'asked',
  'asked-in-appeal',
  'offered',
  'approved',
  'approved-without-parcel',
  'notice-lacking',
  'approval-told',
  'rejection-told',
  'scanned',
  'received',
  'accepted',
  'not-in-stock',
  'not-in-stock-with-parcel',
  'not-in-stock-without-parcel',
  'submitted',
  'refused-goods-wanted',
  'appealed',
  'trace',
  /** Asked where the money is, and told where it should be (WEB-17). */
  'trace-with-account',
  'cancellation-wished',
  'cancellation-asked',
  'cancelled',
  'claimed',
  'carrier-answered',
  'carriage-claimed',
  'closed',
] as const;
export type MomentName = (typeof moments)[number];

const reminder = z.strictObject({
  notice: z.enum(noticeNames),
  to: z.string(),
  /** At the begin of that day of the clock, counted as the clock counts. */
  onDay: count.optional(),
  hoursBefore: count.optional(),
  /** When the target of the clock is reached (PLT-15). */
  atTarget: z.boolean().default(false),
  /** Only where more days than these lie between start and end. */
  ifLongerThanDays: count.optional(),
  clauses: z.array(clauseId),
});

export const clockRule = z.strictObject({
  id: clockId,
  step: z.enum(steps),
  /** Further clauses beside the one it stands in, in the order of citing. */
  with: z.array(clauseId).default([]),
  owes: z.enum(['shop', 'customer', 'carrier', 'supervisor', 'bank']),
  from: z.array(z.enum(moments)).min(1),
  /** What the days are counted from, where it is not the moment itself: a posting limit, told by a notice (JSS-28, JSS-36). */
  counts: z.enum(['from-moment', 'from-delivery', 'from-order']).default('from-moment'),
  unit: z.enum(clockUnits),
  /** 0: at once. */
  target: count.optional(),
  limit: count.optional(),
  when: when.optional(),
  /** It does not start while this holds of any line, whatever holds of others. */
  unless: when.optional(),
  /** Not before the end of this day of the notice (JSS-28, JSS-36). */
  notBeforeNoticeDays: count.optional(),
  pauses: z.array(z.enum(pauseCauses)).default([]),
  breach: z.enum(['escalate', 'refund-starts', 'lapse', 'staff-list', 'right-ends', 'closes', 'nothing']),
  attention: z.enum(attentionCodes).optional(),
  outcome: z.enum(outcomes).optional(),
  /** A refund still open then starts by itself, this many hours before the limit (ALL-13). */
  actsHoursBefore: count.optional(),
  /** Who is reminded at the target and at the start of the last day (ALL-12, ALL-13). */
  remindsStaff: z.enum(['agent', 'inspector', 'supervisor']).optional(),
  reminders: z.array(reminder).default([]),
  /** Not listed among the clocks of an answer (ALL-29). */
  unlisted: z.boolean().default(false),
});
export type ClockRule = z.infer<typeof clockRule>;

/** A clause may hold a rule of this kind once, or several times under different conditions; read, it is always a list. */
const oneOrMore = <Kind extends z.ZodType>(kind: Kind) =>
  z.union([z.array(kind).min(1), kind.transform((only): z.output<Kind>[] => [only])]);

/** The kinds of rule, one file each in `rules/`. A clause may hold several, of different kinds. */
const rule = z.strictObject({
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
  deducts: z
    .strictObject({ what: z.enum(moneyKinds), percent: z.number().min(0).max(100).optional(), when: when.optional() })
    .optional(),
  clock: clockRule.optional(),
  clocks: z.array(clockRule).optional(),
  /** What stands on the packing slip's check list (SOO-04, SOO-20). */
  'check-list': z.strictObject({ items: z.array(z.string()).min(1) }).optional(),
  /** A reading that code carries out as a whole; the name of the part that does. */
  reading: z.string().optional(),
});
export type Rule = z.infer<typeof rule>;

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

const postalAddress = z.strictObject({
  lines: z.array(z.string()).min(1),
  postalCode: z.string(),
  city: z.string(),
  country: z.string().length(2),
});

export const pack = z.strictObject({
  shop: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  version: z.string().min(1),
  inForceFrom: day,
  rmaPrefix: z.string().regex(/^[A-Z]{3}$/),
  zone: z.string(),
  calendar: z.strictObject({
    holidays: z.string(),
    dayEndsAt: z.string().regex(/^\d{2}:\d{2}$/),
    closed: z.array(day).default([]),
    open: z.array(day).default([]),
  }),
  contact: z.strictObject({
    sender: z.strictObject({ name: z.string(), address: z.string() }),
    desks: z.record(z.string(), z.string()),
  }),
  warehouse: z.strictObject({ name: z.string(), address: postalAddress }),
  clauses: z.array(clause).min(1),
});
export type PackDocument = z.infer<typeof pack>;

/** `common.yaml`: the readings that hold for every shop; they stand behind the shop's own clauses. */
export const commonPack = z.strictObject({ version: z.string().min(1), clauses: z.array(clause).min(1) });
export type CommonDocument = z.infer<typeof commonPack>;
