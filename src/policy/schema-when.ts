// The small forms that all rules of a pack are made of: ids, counts, conditions.
import { z } from 'zod';
import { grounds, resolutions, routes, tags } from '../domain/vocabulary.ts';

export const clauseId = z
  .string()
  .regex(/^[A-Z]{3}-\d{2}$/, 'a clause id is three letters, a dash and two digits: ALL-11');
export const clockId = z
  .string()
  .regex(/^[A-Z]{3}-K\d{2}$/, 'a clock id is three letters, a dash, K and two digits: ALL-K01');
export const count = z.int().min(0);

/** Conditions on the facts of one line; all that are named must hold, a list holds when one of it does. */
export const when = z.strictObject({
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
