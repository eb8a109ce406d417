// What the fields of an order say of one another: fields that contradict are no order (CASE-FILE 2).
import { addDays, startOfDay } from '../calendar/zone.ts';
import { isBefore } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order } from '../domain/order.ts';
import { placeIn } from './read-places.ts';
import type { Place, Report } from './read-places.ts';
import { checkMoney } from './read-money-sense.ts';

/** Reports INCONSISTENT where fields of the order contradict, BAD_VALUE where a sum leaves the range of amounts. */
export function checkOrder(order: Order, place: Place, report: Report): void {
  checkDates(order, place, report);
  checkIds(order.lines, placeIn(place, 'lines'), report);
  checkIds(order.payments, placeIn(place, 'payments'), report);
  checkGifts(order, place, report);
  checkWhatWentBefore(order, place, report);
  checkMoney(order, place, report);
}

function checkDates(order: Order, place: Place, report: Report): void {
  const notBefore = (at: Order['deliveryPlannedAt'] | undefined, ...keys: readonly (string | number)[]): void => {
    if (at === null || at === undefined || !liesBefore(at, order.placedAt, order.shipTo.zone)) return;
    report(placeIn(place, ...keys), 'INCONSISTENT', 'Nothing on the order lies before its `placedAt`.');
  };
  notBefore(order.shippedAt, 'shippedAt');
  notBefore(order.deliveredAt, 'deliveredAt');
  if (order.shippedAt !== null && order.deliveredAt !== null && isBefore(order.deliveredAt, order.shippedAt)) {
    report(placeIn(place, 'deliveredAt'), 'INCONSISTENT', 'Nothing is delivered before it is shipped.');
  }
  notBefore(order.promisedBy, 'promisedBy');
  notBefore(order.deliveryPlannedAt, 'deliveryPlannedAt');
  for (const [index, line] of order.lines.entries()) {
    notBefore(line.deliveredAt, 'lines', index, 'deliveredAt');
    notBefore(line.signedAt, 'lines', index, 'signedAt');
    notBefore(line.replacementDeliveredAt, 'lines', index, 'replacementDeliveredAt');
  }
}

/**
 * A day lies before an instant when it has passed to its end: an order can be promised for the day of its placing. In
 * which zone a day without one ends the pack knows and the reader does not, so it ends when it has ended everywhere.
 */
function liesBefore(at: string, placedAt: Instant, zone = 'Etc/GMT+12'): boolean {
  if (at.includes('T')) return isBefore(at, placedAt);
  // A day after that of `placedAt` in UTC has ended nowhere by then, which spares asking a zone in most cases.
  return at < placedAt && !isBefore(placedAt, startOfDay(addDays(at, 1), zone));
}

function checkIds(items: readonly { readonly id: string }[], place: Place, report: Report): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) report(placeIn(place, index, 'id'), 'INCONSISTENT', 'Each id stands in the list once.');
    seen.add(id);
  }
}

function checkGifts({ lines }: Order, place: Place, report: Report): void {
  const bought = new Set(lines.filter((line) => line.giftWith === undefined).map((line) => line.id));
  for (const [index, line] of lines.entries()) {
    const at = placeIn(place, 'lines', index);
    if (line.giftWith === undefined) {
      if (line.giftKind === undefined) continue;
      report(placeIn(at, 'giftKind'), 'INCONSISTENT', 'Only a line with `giftWith` has a `giftKind`.');
    } else if (!bought.has(line.giftWith)) {
      report(placeIn(at, 'giftWith'), 'INCONSISTENT', 'A gift names the id of another line, which is no gift itself.');
    }
  }
}

function checkWhatWentBefore(order: Order, place: Place, report: Report): void {
  for (const [index, line] of order.lines.entries()) {
    if (line.returnedBefore <= line.quantity) continue;
    const at = placeIn(place, 'lines', index, 'returnedBefore');
    report(at, 'INCONSISTENT', `At most the \`quantity\` of the line went back before: ${line.quantity}.`);
  }
  for (const [index, payment] of order.payments.entries()) {
    if (payment.refundedBefore <= payment.captured) continue;
    const at = placeIn(place, 'payments', index, 'refundedBefore');
    report(at, 'INCONSISTENT', `At most what was \`captured\` was refunded before: ${payment.captured}.`);
  }
}
