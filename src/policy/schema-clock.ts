// The form of a pack's clock: who owes what, from when, until when, and what its breach does.
import { z } from 'zod';
import { clockUnits, pauseCauses, steps } from '../domain/clock.ts';
import { attentionCodes, noticeNames, outcomes } from '../domain/vocabulary.ts';
import { clauseId, clockId, count, when } from './schema-when.ts';

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

const reminder = z.strictObject({
  notice: z.enum(noticeNames),
  to: z.string(),
  /** At the begin of that day of the clock, counted as the clock counts. */
  onDay: count.optional(),
  hoursBefore: count.optional(),
  /** When the target of the clock is reached (PLT-15). */
  atTarget: z.boolean().default(false),
  /** Then again each time as many days later, and staff with it, until it is done; an answer lists the first (PLT-15). */
  repeats: z.boolean().default(false),
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
