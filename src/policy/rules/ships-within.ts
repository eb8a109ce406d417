// Whether an order was shipped later than its shop promises: measured, and no clock of anybody (WEB-22).
import { elapsedLeavingOut } from '../../calendar/hours.ts';
import { isBefore, type Instant } from '../../domain/instant.ts';
import type { Order } from '../../domain/order.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import { workingDaysOf } from '../working-days.ts';

/** An order that is not shipped at `at` is judged by that instant. False where no clause measures. */
export function isShippedLate(pack: Pack, order: Order, at: Instant): boolean {
  const limit = shippedBy(pack, order);
  if (limit === null) return false;
  const shippedAt = order.shippedAt === null || isBefore(at, order.shippedAt) ? at : order.shippedAt;
  return !isBefore(shippedAt, limit);
}

/** The first instant that is too late for shipping; the hours of holidays are left out, those of weekends count. */
export function shippedBy(pack: Pack, order: Order): Instant | null {
  const rule = clausesWith(pack, 'ships-within')[0]?.rule['ships-within'];
  if (rule === undefined) return null;
  return elapsedLeavingOut(order.placedAt, rule.hours, pack.document.zone, workingDaysOf(pack));
}
