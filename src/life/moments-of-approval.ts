// From when on money or new goods are owed: the approval, or the receipt if that comes later (ALL-08).
import type { ClockStep } from '../domain/clock.ts';
import { type Instant, laterOf } from '../domain/instant.ts';
import { isAnotherLost } from './another-parcel.ts';
import { isOpen, openClock } from './clocks.ts';
import type { Moment } from './moments.ts';
import { doneUnits, payingSteps } from './paid.ts';
import type { ReturnState } from './state.ts';
import { hasUninspected, staysThere, uninspected, wantsNewGoods } from './state.ts';

export function approvalMoments(before: ReturnState, after: ReturnState, at: Instant): readonly Moment[] {
  const moments: Moment[] = [{ name: 'approved', at }];
  // What is to be sent instead of money, or the other way round, is owed from here on for all that was accepted. So is
  // what was accepted before and had lost its clock, or had none by what was decided then.
  const isSwitched = wantsNewGoods(before) !== wantsNewGoods(after);
  const isAnew = isSwitched || !after.clocks.some((clock) => isOpen(clock) && owing.includes(clock.step));
  const more = after.lines.filter(
    (line, index) => line.accepted > (isAnew ? doneUnits(line) : (before.lines[index]?.accepted ?? 0)),
  );
  const staying = more.filter((line) => staysThere(after, line));
  if (staying.length > 0) moments.push({ name: 'approved-without-parcel', at });
  if (staying.length < more.length) moments.push({ name: 'accepted', at });
  // A loss that is taken over counts as receipt and acceptance (ALL-24).
  const isTakenOver = after.parcel.kind === 'lost' || isAnotherLost(before);
  if (staying.length < more.length && isTakenOver) moments.push({ name: 'received', at, isLoss: true });
  const watched = before.parcel.kind === 'in-transit' && openClock(after, 'carrier-watch') !== undefined;
  if (after.parcel.kind === 'in-transit' && after.scan !== null && !watched)
    moments.push({ name: 'scanned', at: after.scan.lastAt });
  // What was rejected, and the clock of its receipt with it, is owed anew by its acceptance after all.
  const isOwedAnew = staying.length < more.length && !isTakenOver && areReceiptsOver(after);
  const isHere = before.review.kind !== 'approved' || before.parcel.kind === 'late' || isMoreToInspect(before, after);
  if (isHere) return [...moments, ...receiptMoments(after, at)];
  const isOwed = isOwedAnew || (isSwitched && (staying.length < more.length || hasUninspected(after)));
  return isOwed
    ? [...moments, ...receiptMoments(after, at).map((moment) => ({ ...moment, isKnown: true as const }))]
    : moments;
}

/** What is here already is approved only now. */
function isMoreToInspect(before: ReturnState, after: ReturnState): boolean {
  return after.lines.some((line, index) => {
    const was = before.lines[index];
    return was !== undefined && uninspected(line) > uninspected(was);
  });
}

const owing: readonly ClockStep[] = [...payingSteps, 'exchange'];

/** Money or new goods are owed from a receipt here, and none of their clocks runs any more. */
function areReceiptsOver({ clocks }: ReturnState): boolean {
  const owed = clocks.filter(({ fromReceipt, step }) => fromReceipt === true && step !== 'inspection');
  return owed.length > 0 && !owed.some(isOpen);
}

/** What counts from receipt counts from the approval if that comes later, also where the receipt is told late (ALL-08). */
export function receiptMoments({ parcel, review, travels }: ReturnState, at: Instant): readonly Moment[] {
  if (parcel.kind !== 'received' || review.kind !== 'approved' || !travels) return [];
  return [{ name: 'received', at: laterOf(laterOf(parcel.at, review.decision.at), at) }];
}
