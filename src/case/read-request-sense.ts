// What the request and the events say of the order and of one another (CASE-FILE 2 and 3).
import type { CaseEvent } from '../contract/events.ts';
import { isBefore } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Order, ReturnRequest } from '../domain/order.ts';
import { placeIn } from './read-places.ts';
import type { Place, Report } from './read-places.ts';

/** Reports INCONSISTENT, and TOO_MUCH where more units are asked for than are left. */
export function checkRequest(request: ReturnRequest, order: Order, place: Place, report: Report): void {
  if (isBefore(request.at, order.placedAt)) {
    report(placeIn(place, 'at'), 'INCONSISTENT', 'The request is not before `order.placedAt`.');
  }
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  for (const [index, asked] of request.lines.entries()) {
    const at = placeIn(place, 'lines', index);
    const line = lines.get(asked.line);
    if (line === undefined || line.giftWith !== undefined) {
      report(placeIn(at, 'line'), 'INCONSISTENT', 'A line of the order is named here that is no gift.');
    } else if (asked.quantity > line.quantity - line.returnedBefore && line.returnedBefore <= line.quantity) {
      const left = line.quantity - line.returnedBefore;
      report(placeIn(at, 'quantity'), 'TOO_MUCH', `At most what is left of the line is asked for: ${left}.`);
    }
  }
}

/** What was read of the rest of the file; an event that could not be read is undefined. */
export interface Surroundings {
  readonly events: readonly (CaseEvent | undefined)[];
  readonly order: Order | undefined;
  readonly request: ReturnRequest | undefined;
}

/** Reports INCONSISTENT for events out of order or too early, and for lines that the order does not have. */
export function checkEvents({ events, order, request }: Surroundings, place: Place, report: Report): void {
  const lines = order === undefined ? undefined : new Set(order.lines.map((line) => line.id));
  let last: Instant | undefined;
  for (const [index, event] of events.entries()) {
    if (event === undefined) continue;
    const at = placeIn(place, index);
    const wrong = whatIsWrongWithTime(event, last, order?.placedAt, request?.at);
    if (wrong !== undefined) report(placeIn(at, 'at'), 'INCONSISTENT', wrong);
    last = event.at;
    const named = 'lines' in event ? (event.lines ?? []) : [];
    for (const [position, { line }] of named.entries()) {
      if (lines === undefined || lines.has(line)) continue;
      report(placeIn(at, 'lines', position, 'line'), 'INCONSISTENT', 'A line of the order is named here.');
    }
  }
}

/** The default of `asOf`: the later of the request and the last event. */
export function lastInstant(request: ReturnRequest, events: readonly CaseEvent[]): Instant {
  const last = events.at(-1)?.at ?? request.at;
  return isBefore(last, request.at) ? request.at : last;
}

function whatIsWrongWithTime(
  event: CaseEvent,
  last: Instant | undefined,
  placedAt: Instant | undefined,
  requestedAt: Instant | undefined,
): string | undefined {
  if (last !== undefined && isBefore(event.at, last)) return 'Events stand in the order of their `at`.';
  if (placedAt !== undefined && isBefore(event.at, placedAt)) return 'No event lies before `order.placedAt`.';
  const mayBeEarly = event.event === 'parcel-scanned' || event.event === 'received';
  if (mayBeEarly || requestedAt === undefined || !isBefore(event.at, requestedAt)) return undefined;
  return 'Only `parcel-scanned` and `received` may lie before `request.at`.';
}
