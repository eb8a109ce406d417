// The form of a shop's calendar: which days it works, and when they are over.
import { z } from 'zod';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2025-01-01, in quotes');
const time = z.string().regex(/^\d{2}:\d{2}$/, "an hour is written '20:00', in quotes");

export const calendar = z.strictObject({
  /** `china`, `none`, or a country or a part of one: `us`, `de-by`. */
  holidays: z.string(),
  /** The hour at which a working day is over in the shop's zone. */
  dayEndsAt: time.default('24:00'),
  /** Instead: working hours, which end the days on which they begin. They may be written in a zone of their own (SOO-31). */
  hours: z.strictObject({ from: time, to: time, zone: z.string().optional() }).optional(),
  /** Days off besides the holidays; closed outweighs open. */
  closed: z.array(day).default([]),
  /** Days on which the shop works although they are a holiday or on a weekend. */
  open: z.array(day).default([]),
  /** The calendars of countries of delivery, for the working days that customers owe (ALL-04). */
  deliveryCountries: z
    .record(z.string().regex(/^[A-Z]{2}$/, 'a country is two capital letters: US'), z.string())
    .default({}),
});
export type Calendar = z.infer<typeof calendar>;
