// What holds of the parts of one return, each of which may be paid, sent or refused at a time of its own (ALL-19).
import type { ClockStep } from '../../src/domain/clock.ts';
import type { Minor } from '../../src/domain/money.ts';
import type { Order } from '../../src/domain/order.ts';
import { type PerUnit, pricesPaid, sumOfUnits } from '../../src/domain/price.ts';
import { isOpen } from '../../src/life/clocks.ts';
import type { LineState } from '../../src/life/parts.ts';
import { sumOfParts } from '../../src/life/payout.ts';
import { type ReturnState, uninspected, unitsIn, wantsNewGoods } from '../../src/life/state.ts';
import { clocksOf } from '../../src/policy/rules/clock.ts';
import { refusalIn } from '../support/effects.ts';
import { countOf } from './book.ts';
import { sumOfLedger } from './ledger.ts';
import { type Invariant, isClosing, type Moment } from './scene.ts';
import { newcomer } from './way.ts';

export const aboutParts: readonly Invariant[] = [
  { name: 'a return closes when every accepted unit is paid or sent', broken: closedUnpaid },
  { name: 'a return closes when every unit that came is looked at', broken: closedUnseen },
  { name: 'what was paid or sent is never undone', broken: undone },
  { name: 'what is accepted has a clock until it is paid or sent', broken: withoutClock },
  { name: 'what is still to be refunded can be held', broken: notToBeHeld },
  { name: 'a return is inspected where there is something to inspect', broken: inspectedInVain },
];

/** Goods for which money is due are paid for unit by unit, but where a sum was agreed or passed on. */
function closedUnpaid(moment: Moment): string | undefined {
  const { after, book, ledger } = moment;
  if (!isClosing(moment) || after.withdrawnAt !== null) return undefined;
  const taken = sumOfLedger(ledger, ['taken']);
  if (taken < after.money.total) return `${taken} of ${after.money.total} are paid`;
  const isPassedOn = (after.claim?.answer ?? null) !== null;
  if (isPassedOn || !isPaidByUnit(after)) return undefined;
  const prices = pricesPaid(after.order);
  for (const line of after.lines) {
    const left = line.accepted - countOf(book.sent, line);
    const price = priceOf(after.order, prices, line, left);
    const paid = goodsFor(after.money, line);
    // The odd minor units of a discount fall on the first units. What the carrier owes is passed on (PLT-06).
    if (left > 0 && paid < price - left && line.ground !== 'return-carrier')
      return `${left} of ${line.line} are accepted, worth ${price}: ${paid} are refunded, none is sent`;
  }
  return undefined;
}

/** Not in one sum that a reviewer has set or an offer has named. */
export function isPaidByUnit({ review }: ReturnState): boolean {
  return review.kind === 'approved' && review.decision.amount === undefined;
}

function closedUnseen(moment: Moment): string | undefined {
  const { after } = moment;
  if (!isClosing(moment) || after.withdrawnAt !== null || after.review.kind !== 'approved') return undefined;
  const line = after.parcel.kind === 'received' ? after.lines.find((one) => uninspected(one) > 0) : undefined;
  return line === undefined ? undefined : `${uninspected(line)} of ${line.line} wait for the inspector`;
}

function undone({ event, before, after, book }: Moment): string | undefined {
  if (event.event !== 'refund-failed') {
    if (after.paidTotal < before.paidTotal) return `${before.paidTotal} paid became ${after.paidTotal}`;
    const line = after.lines.find((one) => one.accepted < countOf(book.paid, one));
    if (line !== undefined) return `${countOf(book.paid, line)} of ${line.line} are paid, ${line.accepted} accepted`;
  }
  const line = after.lines.find((one) => one.accepted < countOf(book.sent, one));
  return line === undefined
    ? undefined
    : `${countOf(book.sent, line)} of ${line.line} are sent, ${line.accepted} accepted`;
}

const paying: readonly ClockStep[] = ['refund', 'credit', 'decision-and-refund', 'compensation', 'carriage'];

/** New goods are owed by the exchange clock, money by one of a refund's; a report of failure makes the last one unmet. */
function withoutClock({ world, before, after, book, ledger }: Moment): string | undefined {
  const isChanged = before.lines !== after.lines || before.money !== after.money || before.clocks !== after.clocks;
  if (!isChanged || after.closed !== null || after.review.kind !== 'approved') return undefined;
  const isOwed = (steps: readonly ClockStep[]): boolean =>
    after.clocks.some((clock) => steps.includes(clock.step) && isOpen(clock));
  if (wantsNewGoods(after)) {
    // A shop that offers no exchange has no time for one that a supervisor grants all the same.
    if (!clocksOf(world.pack).some(({ rule }) => rule.step === 'exchange')) return undefined;
    const line = after.lines.find((one) => one.accepted > countOf(book.sent, one));
    return line === undefined || isOwed(['exchange']) ? undefined : `new goods for ${line.line} have no clock`;
  }
  const advanced = after.money.lines.filter(({ what }) => what === 'carriage-advanced' || what === 'expenses');
  // Not every shop has a clock for what the customer advanced.
  // Taken over as lost, and on its way after all: what counts from receipt counts from its receipt (ALL-08).
  if (after.notInStockAt !== null && after.parcel.kind === 'in-transit') return undefined;
  // What a carrier owes is timed from its answer (PLT-06).
  if (after.lines.every(({ ground }) => ground === 'return-carrier')) return undefined;
  const left = after.money.total - sumOfParts(advanced) - sumOfLedger(ledger, ['taken']);
  return left <= 0 || isOwed(paying) || after.refund.kind === 'failed' ? undefined : `${left} have no clock`;
}

/** ALL-13: as long as some of what came is not part of what is paid. */
function notToBeHeld({ life, before, after }: Moment): string | undefined {
  if (before.revision === after.revision || after.closed !== null || after.hold !== null) return undefined;
  if (wantsNewGoods(after) || !isPaidByUnit(after) || after.parcel.kind !== 'received') return undefined;
  const prices = pricesPaid(after.order);
  if (!after.lines.some((line) => uninspected(line) > 0 && isUnpaid(after, line, prices))) return undefined;
  const { effects } = life.next(after, { at: after.at, event: 'refund-held', by: newcomer, reason: 'odd' });
  return refusalIn(effects)?.detail;
}

function isUnpaid({ order, money }: ReturnState, line: LineState, prices: PerUnit): boolean {
  const { accepted } = line;
  return goodsFor(money, line) < priceOf(order, prices, line, accepted + uninspected(line));
}

export function goodsFor({ lines }: ReturnState['money'], { line }: LineState): Minor {
  return lines.find((one) => one.what === 'goods' && one.line === line)?.amount ?? 0;
}

/** Units go back in their order. */
export function priceOf({ lines }: Order, prices: PerUnit, { line }: LineState, units: number): Minor {
  const from = lines.find(({ id }) => id === line)?.returnedBefore ?? 0;
  return sumOfUnits(prices, line, from, units);
}

/** A hold leaves a return where it stands (ALL-13): it does not make one of what is still on its way. */
function inspectedInVain({ life, before, after }: Moment): string | undefined {
  if (before.parcel === after.parcel && before.lines === after.lines && before.refund === after.refund)
    return undefined;
  const { kind } = after.parcel;
  if (after.closed !== null || (kind !== 'awaited' && kind !== 'in-transit')) return undefined;
  return life.stageOf(after) === 'inspecting' && unitsIn(after, 'unproven') === 0 ? `the parcel is ${kind}` : undefined;
}
