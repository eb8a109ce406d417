// What of a return is done for good, unit by unit: paid for, or sent anew (ALL-19). No later decision touches it.
import type { ClockStep } from '../domain/clock.ts';
import { unitsOf } from '../domain/order.ts';
import type { Exchange, LineState, Paying } from './parts.ts';
import type { ReturnState } from './state.ts';
import { unitsIn, wantsNewGoods } from './state.ts';

/** What the clocks are about by which money goes to the customer. */
export const payingSteps: readonly ClockStep[] = ['refund', 'credit', 'decision-and-refund', 'compensation'];

/** Units of a line whose refund a provider has taken, or for which new goods have left. */
export function doneUnits({ paid, sent }: LineState): number {
  return paid + sent;
}

/** New goods have left for some of the units, be others still owed or not. */
export function hasSent(state: ReturnState): boolean {
  return unitsIn(state, 'sent') > 0;
}

/** Units of a line for which money is due or was paid; started by its clock, they need no inspection (ALL-13). */
export function unitsInMoney(state: ReturnState, line: LineState): number {
  if (state.cancellation.kind === 'made') return line.asked;
  const started = Math.min(line.started + line.lost, line.received, line.authorized) - line.rejected;
  const due = wantsNewGoods(state) ? 0 : Math.max(line.accepted, started) - line.sent;
  return Math.max(line.paid, due);
}

/** A payout was asked for, by the number that was counted last: for what is due and was not asked for before. */
export function withPaying(state: ReturnState): ReturnState {
  const units = state.lines.map((line) => {
    const asked = line.paid + unitsFor(state.paying, line);
    return { line: line.line, quantity: Math.max(0, unitsInMoney(state, line) - asked) };
  });
  return { ...state, paying: [...state.paying, { payout: state.payouts, clocks: state.clocks.length, units }] };
}

/** A provider has taken what these payouts were for. */
export function withPaid(state: ReturnState, taken: readonly Paying[]): ReturnState {
  const lines = state.lines.map((line) => ({ ...line, paid: line.paid + unitsFor(taken, line) }));
  return { ...state, lines };
}

/** Somebody has paid out by hand all that was due. */
export function withAllPaid(state: ReturnState): ReturnState {
  return { ...state, lines: state.lines.map((line) => ({ ...line, paid: unitsInMoney(state, line) })) };
}

function unitsFor(paying: readonly Paying[], { line }: LineState): number {
  return paying.reduce((sum, { units }) => sum + unitsOf(units, line), 0);
}

/** Nothing of it arrived: what an inspector has accepted stays owed, what the clock alone started is open again. */
export function withoutPaid(state: ReturnState): ReturnState {
  return { ...state, lines: state.lines.map((line) => ({ ...line, paid: Math.min(line.paid, line.accepted) })) };
}

/** Accepted units of a line for which new goods are still to be sent. */
function unitsToSend(line: LineState): number {
  return Math.max(0, line.accepted - doneUnits(line));
}

export function owesNewGoods(state: ReturnState): boolean {
  return wantsNewGoods(state) && state.lines.some((line) => unitsToSend(line) > 0);
}

/** New goods for all that was accepted by now have left. */
export function withSent(state: ReturnState): ReturnState {
  return { ...state, lines: state.lines.map((line) => ({ ...line, sent: line.sent + unitsToSend(line) })) };
}

/** What is left of an exchange when nothing more is to be sent. */
export function exchangeSoFar(state: ReturnState): Exchange {
  const { exchange } = state;
  if (!hasSent(state)) return { kind: 'none' };
  return exchange.kind === 'due' ? { kind: 'dispatched', at: exchange.since } : exchange;
}

/** Of what was approved some is neither accepted nor rejected yet, and may still be refunded. */
export function isMoreToCome(state: ReturnState): boolean {
  const isOpen = (line: LineState): boolean => line.authorized - line.rejected > Math.max(line.accepted, line.paid);
  return state.review.kind === 'approved' && !wantsNewGoods(state) && state.lines.some(isOpen);
}
