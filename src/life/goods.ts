// Goods at the warehouse: receipt, loss on the way, inspection by unit.
import type { CaseEvent } from '../contract/events.ts';
import { earlierOf, isBefore, laterOf } from '../domain/instant.ts';
import { type Units, unitsOf } from '../domain/order.ts';
import { end, meet } from './clocks.ts';
import { isAnotherOnItsWay, isOnOurLabel, restLost } from './another-parcel.ts';
import { owed } from './notice.ts';
import { hasRefused, withRejection } from './rejections.ts';
import { receiptsOver } from './receipts.ts';
import type { ReturnState } from './state.ts';
import type { LineState } from './parts.ts';
import { hasUninspected, uninspected, unitsIn, withFlag, withoutFlags } from './state.ts';

export function scanHeard(state: ReturnState, event: CaseEvent<'parcel-scanned'>): ReturnState {
  const posted = event.postingReceiptAt === undefined ? event.at : earlierOf(event.at, event.postingReceiptAt);
  const before = state.scan;
  const scan = {
    firstAt: before === null ? event.at : earlierOf(before.firstAt, event.at),
    lastAt: before === null ? event.at : laterOf(before.lastAt, event.at),
    postedAt: before === null ? posted : earlierOf(before.postedAt, posted),
    carriagePaidBy: event.carriagePaidBy ?? before?.carriagePaidBy ?? null,
    carriage: event.carriage ?? before?.carriage ?? null,
  };
  const isNewest = before !== null && isBefore(before.lastAt, event.at);
  const scanned = { ...(isNewest ? end(state, event.at, 'carrier-watch') : state), scan };
  return state.review.kind === 'approved' ? scanned : withFlag(scanned, 'UNANNOUNCED_PARCEL');
}

export function receiptHeard(state: ReturnState, event: CaseEvent<'received'>): ReturnState {
  if (event.atAgreedAddress === false) return withFlag(state, 'WRONG_ADDRESS');
  const receivedUnits = added(state.receivedUnits, event.lines);
  const receipts = [...state.receipts, { at: event.at, lines: event.lines }];
  const lines = state.lines.map((line) => ({ ...line, received: unitsOf(receivedUnits, line.line) + line.lost }));
  const approved = state.review.kind === 'approved';
  // Whether goods that were still awaited came in time is asked first (src/life/rule.ts).
  const asked = state.parcel.kind === 'awaited' || state.parcel.kind === 'lapsed' || state.parcel.kind === 'late';
  const parcel = asked ? state.parcel : { kind: 'received' as const, at: event.at };
  const here = meet(
    withoutFlags({ ...state, lines, receivedUnits, receipts, parcel }, 'WRONG_ADDRESS'),
    'carrier-watch',
    event.at,
  );
  return approved || hasRefused(state) ? here : withFlag(here, 'UNANNOUNCED_PARCEL');
}

function added(some: readonly Units[], more: readonly Units[]): readonly Units[] {
  const ids = [...new Set([...some, ...more].map(({ line }) => line))];
  return ids.map((line) => ({ line, quantity: unitsOf(some, line) + unitsOf(more, line) }));
}

/** On the shop's label the loss counts as receipt and acceptance; on the customer's own carrier a person looks (ALL-24). */
export function lossHeard(state: ReturnState, event: CaseEvent<'parcel-lost'>): ReturnState {
  if (state.parcel.kind === 'received') return restLost(state, event.at);
  const onUs = state.lines.some(isOnOurLabel);
  const lost = { ...meet(state, 'carrier-watch', event.at), parcel: { kind: 'lost' as const, at: event.at, onUs } };
  if (!onUs) return withFlag(lost, 'PARCEL_LOST');
  const lines = lost.lines.map((line) => ({
    ...line,
    received: line.authorized,
    accepted: line.authorized,
    lost: line.lost + Math.max(0, line.authorized - line.received),
  }));
  return { ...lost, lines };
}

export function inspectionHeard(state: ReturnState, event: CaseEvent<'inspected'>): ReturnState {
  const named = event.lines;
  const lines = state.lines.map((line): LineState => {
    const quantity = named === undefined ? uninspected(line) - line.unproven : unitsOf(named, line.line);
    if (quantity <= 0) return line;
    if (event.verdict === 'reject') return { ...line, rejected: line.rejected + quantity };
    return { ...line, accepted: line.accepted + quantity };
  });
  const inspected = { ...state, lines, giftsLacking: state.giftsLacking || event.sheet.gifts === false };
  const extra = (event.extra ?? []).length > 0 ? withFlag(inspected, 'EXTRA_ITEM') : inspected;
  const flagged = event.sheet.identity === false ? withFlag(extra, 'WRONG_ITEM') : extra;
  if (event.verdict === 'accept') return owed(flagged, 'acceptance', event.at);
  const refused = { ...flagged, rejectedBy: [...flagged.rejectedBy, event.by] };
  return owed(withRejection(refused, state.lines, event.at), 'rejection', event.at);
}

/** The inspection's clock is met when no received unit waits any more; if all were rejected, nothing is owed for them. */
export function inspectionDone(inspected: ReturnState, at: string): ReturnState {
  const state = receiptsOver(inspected, at);
  if (hasUninspected(state)) return state;
  const met = meet(state, 'inspection', at);
  const done = isAnotherOnItsWay(met) ? met : end(met, at, 'carrier-watch');
  const nothingOwed = unitsIn(done, 'rejected') > 0 && unitsIn(done, 'accepted') === 0;
  return nothingOwed ? end(done, at, 'refund', 'credit', 'exchange') : done;
}
