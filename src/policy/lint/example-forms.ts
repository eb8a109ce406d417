// The forms that an example of a pack may have, as the head of common.yaml tells them.
import { z } from 'zod';
import { clockUnits } from '../../domain/clock.ts';
import { grounds, routes, tags } from '../../domain/vocabulary.ts';

const instant = z.iso.datetime();
const because = z.string().min(1);
const place = {
  country: z.string().length(2).default('CN'),
  zone: z.string().optional(),
  holidays: z.string().optional(),
  dayEndsAt: z.string().optional(),
};
const pauses = z.array(z.strictObject({ from: instant, to: instant })).default([]);
const goods = {
  tags: z.array(z.enum(tags)).default([]),
  country: z.string().length(2).default('CN'),
  installed: z.boolean().default(false),
  deliveryRefused: z.boolean().default(false),
};
const ruling = z.enum(['accepted', 'refused', 'reviewer']);

export const clockExample = z.strictObject({
  because,
  clock: z.string().optional(),
  anchorAt: instant,
  toldAt: instant.optional(),
  targetAt: instant.optional(),
  warnAt: instant.optional(),
  actsAt: instant.optional(),
  remindsAt: z.array(instant).optional(),
  /** Null: the clock has a target and no limit. */
  dueAt: instant.nullable(),
  doneAt: instant.optional(),
  state: z.enum(['met', 'breached', 'ended']).optional(),
  pauses,
  ...place,
});
export const countExample = z.strictObject({
  because,
  unit: z.enum(clockUnits),
  count: z.int(),
  anchorAt: instant,
  dueAt: instant,
  pauses,
  ...place,
});
export const windowExample = z.strictObject({
  because,
  deliveredAt: instant.nullish(),
  signedAt: instant.optional(),
  replacementDeliveredAt: instant.optional(),
  requestedAt: instant,
  channel: z.string().default('official-website'),
  ground: z.enum(grounds).default('no-reason'),
  promisedBy: z.iso.date().nullable().default(null),
  deliveryPlannedAt: z.union([instant, z.iso.date()]).nullable().default(null),
  ...goods,
  zone: z.string().optional(),
  ruling,
});
export const cancelExample = z.strictObject({
  because,
  placedAt: instant.optional(),
  deliveryPlannedAt: z.union([instant, z.iso.date()]).nullable(),
  shippedAt: instant.nullish(),
  dueAt: instant.optional(),
  cancelledAt: instant,
  zone: z.string().optional(),
  ruling,
});
export const freightExample = z.strictObject({
  because,
  ground: z.enum(grounds),
  delivered: z.boolean().default(true),
  promisedBy: z.iso.date().nullable().default(null),
  ...goods,
  route: z.enum(routes),
  bearer: z.enum(['shop', 'customer']).optional(),
});
export const shippingExample = z.strictObject({
  because,
  placedAt: instant,
  shippedAt: instant,
  dueAt: instant,
  late: z.boolean(),
});
export const exchangeExample = z.strictObject({ because, exchangesBefore: z.int(), ruling });
