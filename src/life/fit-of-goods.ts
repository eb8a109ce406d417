// Which events about goods fit the stage, and whether there are as many units as they name.
import type { CaseEvent } from '../contract/events.ts';
import { unitsOf } from '../domain/order.ts';
import { lacksRest } from './another-parcel.ts';
import { type Fit, isUndecided, never, type Refusal } from './fit.ts';
import { doneUnits, hasSent } from './paid.ts';
import type { LineState } from './parts.ts';
import type { ReturnState } from './state.ts';
import { uninspected } from './state.ts';

export function receivedFit(state: ReturnState, event: CaseEvent<'received'>): Fit {
  const ordered = (id: string): number => {
    const line = state.order.lines.find((one) => one.id === id);
    return line === undefined ? 0 : line.quantity - line.returnedBefore - unitsOf(state.receivedUnits, id);
  };
  return tooMany(event.lines, ordered) ?? 'now';
}

export function lostFit(state: ReturnState): Fit {
  if (isUndecided(state) || state.parcel.kind === 'awaited' || isLateOnItsWay(state)) return 'early';
  return state.parcel.kind === 'in-transit' || lacksRest(state) ? 'now' : never(state, 'no parcel is on its way');
}

/** Posted late: a supervisor may still have it accepted (ALL-14). */
function isLateOnItsWay({ parcel }: ReturnState): boolean {
  return parcel.kind === 'late' && parcel.receivedAt === null;
}

function isOnItsWay({ parcel }: ReturnState): boolean {
  return parcel.kind === 'awaited' || parcel.kind === 'in-transit' || parcel.kind === 'late';
}

export function inspectedFit(state: ReturnState, event: CaseEvent<'inspected'>): Fit {
  const open = state.lines.reduce((sum, line) => sum + uninspected(line) - line.unproven, 0);
  const here = state.review.kind === 'approved' && state.parcel.kind === 'received';
  if (!here) return isUndecided(state) || isOnItsWay(state) ? 'early' : never(state, 'there are no goods to inspect');
  if (open === 0) return never(state, 'every unit received has been inspected');
  const left = (id: string): number => {
    const line = state.lines.find((one) => one.line === id);
    // A gift, or whatever else came along, may be named; it has no bearing on what was asked for.
    return line === undefined ? unitsOf(state.receivedUnits, id) : uninspected(line) - line.unproven;
  };
  return tooMany(event.lines ?? [], left) ?? 'now';
}

export function exchangeFit(state: ReturnState, event: CaseEvent<'dispatched' | 'not-in-stock'>): Fit {
  if (state.exchange.kind === 'due') return 'now';
  const wanted = state.resolution === 'exchange' || state.resolution === 'replacement';
  if (!wanted || isAllSent(state)) return never(state, 'no new goods are to be sent');
  return event.event === 'not-in-stock' && !isUndecided(state) ? 'now' : 'early';
}

/** Nothing of what was approved may still be accepted and sent. */
function isAllSent(state: ReturnState): boolean {
  const isOpen = (line: LineState): boolean => line.authorized > line.rejected + doneUnits(line);
  return hasSent(state) && !state.lines.some(isOpen);
}

export function tooMany(
  units: readonly { readonly line: string; readonly quantity: number }[],
  most: (id: string) => number,
): Refusal | undefined {
  const over = units.find(({ line, quantity }) => quantity > most(line));
  return over === undefined
    ? undefined
    : { code: 'TOO_MUCH', detail: `line ${over.line}: at most ${most(over.line)} units` };
}
