// The facts of one line that conditions of a pack speak of, drawn from order, request and what was decided.
import { isBefore, laterOf, msOf, type Instant } from '../domain/instant.ts';
import type { Order, OrderLine, ReturnRequest } from '../domain/order.ts';
import type { Ground, Resolution, Route, Tag } from '../domain/vocabulary.ts';
import { endOfDay, startOfDay } from '../calendar/zone.ts';

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
  const promiseEndsAt = endOfPromise(asked);
  // Written out in one piece: an engine reads such an object faster than one that was put together.
  return {
    ground,
    shopsFault: later.shopsFault,
    tags: line.tags,
    country: order.shipTo.country,
    resolution: later.resolution,
    route: later.route,
    bearer: later.bearer,
    delivered: deliveredAt !== null,
    dispatched: isDispatched(order, request.at),
    installed: request.conditions.installed === true,
    deliveryRefused: request.conditions.deliveryRefused === true,
    travels: later.travels,
    exception: later.exception,
    replacement: line.replacementDeliveredAt !== undefined,
    datesAgree: promiseEndsAt !== null && datesAgree(asked, { deliveredAt, promiseEndsAt }),
    // Delivered after the promised day, or that day over while nothing is delivered.
    promisePassed: promiseEndsAt !== null && !isBefore(deliveredAt ?? request.at, promiseEndsAt),
    shippedLate: later.shippedLate,
    cancellable: later.cancellable,
    wholeOrder: isWholeOrder(order, request),
    giftKept: later.giftKept,
    cancelled: later.cancelled,
    cancelledBy: later.cancelledBy,
    gap: later.gap,
    bankDaysOver: later.bankDaysOver,
    appealOpen: later.appealOpen,
  };
}

export function isDispatched({ shippedAt }: Order, at: Instant): boolean {
  return shippedAt !== null && !isBefore(at, shippedAt);
}

/** ALL-07: the line's own event, else the order's; a later signature counts instead; after the request it counts as none. */
export function deliveryOf(order: Order, line: OrderLine, requestedAt: Instant): Instant | null {
  const replaced = line.replacementDeliveredAt;
  const carrier = replaced ?? (line.deliveredAt === undefined ? order.deliveredAt : line.deliveredAt);
  const signed = replaced === undefined ? line.signedAt : undefined;
  const counted = carrier !== null && signed != null ? laterOf(carrier, signed) : (carrier ?? signed ?? null);
  return counted !== null && !isBefore(requestedAt, counted) ? counted : null;
}

/** The end of the promised day; null: no day was promised. */
function endOfPromise({ order, shopZone }: Asked): Instant | null {
  return order.promisedBy === null ? null : endOfDay(order.promisedBy, order.shipTo.zone ?? shopZone);
}

/** `late`: not there and the promised day over, or the estimate beyond it; `arrived-late`: delivered after that day. */
function datesAgree(
  { order, request, ground, shopZone }: Asked,
  { deliveredAt, promiseEndsAt }: { readonly deliveredAt: Instant | null; readonly promiseEndsAt: Instant },
): boolean {
  if (ground === 'arrived-late') return deliveredAt !== null && !isBefore(deliveredAt, promiseEndsAt);
  if (deliveredAt !== null) return false;
  const plannedAt = plannedInstant(order, shopZone);
  return !isBefore(request.at, promiseEndsAt) || (plannedAt !== null && !isBefore(plannedAt, promiseEndsAt));
}

/** Of no line more is asked for than was ordered, and of no gift any: then nothing is left out if the sums agree. */
function isWholeOrder(order: Order, request: ReturnRequest): boolean {
  const asked = request.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return asked === order.lines.reduce((sum, line) => (line.giftWith === undefined ? sum + line.quantity : sum), 0);
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
