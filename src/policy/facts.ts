// The facts of one line that conditions of a pack speak of, drawn from order, request and what was decided.
import { isBefore, laterOf, msOf, type Instant } from '../domain/instant.ts';
import type { Order, OrderLine, ReturnRequest } from '../domain/order.ts';
import type { Ground, Resolution, Route, Tag } from '../domain/vocabulary.ts';
import { addDays, startOfDay } from '../calendar/zone.ts';

export interface LineFacts {
  readonly ground: Ground;
  readonly shopsFault: boolean;
  readonly tags: readonly Tag[];
  readonly country: string;
  readonly resolution: Resolution;
  readonly route: Route | null;
  readonly bearer: 'shop' | 'customer' | null;
  readonly delivered: boolean;
  readonly dispatched: boolean;
  readonly installed: boolean;
  readonly deliveryRefused: boolean;
  readonly travels: boolean;
  readonly exception: boolean;
  readonly replacement: boolean;
  readonly datesAgree: boolean;
  readonly promisePassed: boolean;
  readonly shippedLate: boolean;
  readonly cancellable: boolean;
  readonly wholeOrder: boolean;
  readonly giftKept: boolean;
  readonly cancelled: boolean;
  readonly cancelledBy: 'customer' | 'shop' | null;
  /** No clause names the ground (ALL-22). */
  readonly gap: boolean;
  readonly bankDaysOver: boolean;
  readonly appealOpen: boolean;
}

/** What is not on the order or the request: decided later, or known from another question. */
export type KnownLater = Pick<
  LineFacts,
  | 'shopsFault'
  | 'resolution'
  | 'route'
  | 'bearer'
  | 'travels'
  | 'exception'
  | 'giftKept'
  | 'cancelled'
  | 'cancelledBy'
  | 'gap'
  | 'bankDaysOver'
  | 'shippedLate'
  | 'cancellable'
  | 'appealOpen'
>;

export const nothingLater: Omit<KnownLater, 'resolution'> = {
  shopsFault: false,
  route: null,
  bearer: null,
  travels: false,
  exception: false,
  giftKept: false,
  cancelled: false,
  cancelledBy: null,
  gap: false,
  bankDaysOver: true,
  shippedLate: false,
  cancellable: false,
  appealOpen: false,
};

export interface Asked {
  readonly order: Order;
  readonly request: ReturnRequest;
  readonly line: OrderLine;
  readonly ground: Ground;
  readonly shopZone: string;
}

export function lineFacts(asked: Asked, later: KnownLater): LineFacts {
  const { order, request, line, ground } = asked;
  const deliveredAt = deliveryOf(order, line, request.at);
  return {
    ...later,
    ground,
    tags: line.tags,
    country: order.shipTo.country,
    delivered: deliveredAt !== null,
    dispatched: order.shippedAt !== null && !isBefore(request.at, order.shippedAt),
    installed: request.conditions.installed === true,
    deliveryRefused: request.conditions.deliveryRefused === true,
    replacement: line.replacementDeliveredAt !== undefined,
    datesAgree: datesAgree(asked, deliveredAt),
    promisePassed: promisePassed(asked, deliveredAt),
    wholeOrder: isWholeOrder(order, request),
  };
}

/** ALL-07: the line's own event, else the order's; a later signature counts instead; after the request it counts as none. */
export function deliveryOf(order: Order, line: OrderLine, requestedAt: Instant): Instant | null {
  const replaced = line.replacementDeliveredAt;
  const carrier = replaced ?? (line.deliveredAt === undefined ? order.deliveredAt : line.deliveredAt);
  const signed = replaced === undefined ? line.signedAt : undefined;
  const counted = carrier !== null && signed != null ? laterOf(carrier, signed) : (carrier ?? signed ?? null);
  return counted !== null && !isBefore(requestedAt, counted) ? counted : null;
}

/** `late`: not there and the promised day over, or the estimate beyond it; `arrived-late`: delivered after that day. */
function datesAgree({ order, request, ground, shopZone }: Asked, deliveredAt: Instant | null): boolean {
  if (order.promisedBy === null) return false;
  const zone = order.shipTo.zone ?? shopZone;
  const promiseEnds = startOfDay(addDays(order.promisedBy, 1), zone);
  if (ground === 'arrived-late') return deliveredAt !== null && !isBefore(deliveredAt, promiseEnds);
  if (deliveredAt !== null) return false;
  const planned = order.deliveryPlannedAt;
  const plannedAt = planned === null ? null : planned.length === 10 ? startOfDay(planned, zone) : planned;
  return !isBefore(request.at, promiseEnds) || (plannedAt !== null && !isBefore(plannedAt, promiseEnds));
}

/** Delivered after the promised day, or that day over while nothing is delivered. */
function promisePassed({ order, request, shopZone }: Asked, deliveredAt: Instant | null): boolean {
  if (order.promisedBy === null) return false;
  const promiseEnds = startOfDay(addDays(order.promisedBy, 1), order.shipTo.zone ?? shopZone);
  return !isBefore(deliveredAt ?? request.at, promiseEnds);
}

function isWholeOrder(order: Order, request: ReturnRequest): boolean {
  return order.lines
    .filter(({ giftWith }) => giftWith === undefined)
    .every((line) => (request.lines.find((one) => one.line === line.id)?.quantity ?? 0) === line.quantity);
}

/** The instant for which a planned delivery stands: a day for its 00:00 (ALL-03). */
export function plannedInstant(order: Order, shopZone: string): Instant | null {
  const planned = order.deliveryPlannedAt;
  if (planned === null) return null;
  return planned.length === 10 ? startOfDay(planned, order.shipTo.zone ?? shopZone) : planned;
}

export function isAfterDelivery(order: Order, line: OrderLine, at: Instant): boolean {
  const delivered = line.deliveredAt === undefined ? order.deliveredAt : line.deliveredAt;
  return delivered !== null && msOf(delivered) <= msOf(at);
}
