// What holds of goods that came: each receipt has a time of its own, in which they are refunded, inspected or not (ALL-13).
import type { Clock } from '../../src/domain/clock.ts';
import { isBefore } from '../../src/domain/instant.ts';
import { unitsOf } from '../../src/domain/order.ts';
import { pricesPaid } from '../../src/domain/price.ts';
import { isOpen } from '../../src/life/clocks.ts';
import { type ReturnState, uninspected, wantsNewGoods } from '../../src/life/state.ts';
import { clocksOf } from '../../src/policy/rules/clock.ts';
import { goodsFor, isPaidByUnit, priceOf } from './about-parts.ts';
import type { Invariant, Moment } from './scene.ts';
import type { World } from './worlds.ts';

export const aboutReceipts: readonly Invariant[] = [
  { name: 'what has come and is not paid has a clock where the shop owes it from then on', broken: unwatched },
  { name: 'nothing starts by itself before its own time', broken: startedEarly },
];

function countsFromReceipt({ pack }: World, step: Clock['step']): boolean {
  return clocksOf(pack).some(({ rule }) => rule.step === step && (rule.from as readonly string[]).includes('received'));
}

function unwatched({ world, before, after }: Moment): string | undefined {
  if (before.revision === after.revision || after.closed !== null) return undefined;
  if (!isPaidByUnit(after) || after.parcel.kind !== 'received' || after.refund.kind === 'failed') return undefined;
  const step = wantsNewGoods(after) ? 'exchange' : 'refund';
  if (!countsFromReceipt(world, step)) return undefined;
  if (after.clocks.some((clock) => clock.step === step && isOpen(clock))) return undefined;
  const line = waitingIn(after);
  return line === undefined ? undefined : `${line} has come, and no ${step} is timed`;
}

/** A line of which something waits for the inspector; where a fault was not found, for whoever decides (ALL-25). */
function waitingIn({ order, money, lines }: ReturnState): string | undefined {
  const prices = pricesPaid(order);
  return lines.find((line) => {
    const left = uninspected(line) - line.unproven;
    return left > 0 && goodsFor(money, line) < priceOf(order, prices, line, line.accepted + left);
  })?.line;
}

/** Of units that nobody looked at only those are paid whose own receipt's clock has acted. */
function startedEarly({ effects, before, after, book }: Moment): string | undefined {
  if (!effects.some(({ effect }) => effect === 'pay') || after.review.kind !== 'approved') return undefined;
  const prices = pricesPaid(after.order);
  for (const line of after.lines) {
    const acted = book.receipts.filter(({ at }) => after.clocks.some((clock) => hasActed(clock, at)));
    const come = acted.reduce((sum, { lines }) => sum + unitsOf(lines, line.line), 0);
    const most = Math.max(line.accepted, come + line.lost);
    const paid = goodsFor(after.money, line);
    const known = goodsFor(before.money, line);
    if (paid > known && paid > priceOf(after.order, prices, line, most))
      return `${paid} for ${line.line}, of which ${most} were accepted or had their time`;
  }
  return undefined;
}

function hasActed({ step, anchorAt, actsAt }: Clock, receivedAt: string): boolean {
  return step === 'refund' && actsAt === undefined && !isBefore(anchorAt, receivedAt);
}
