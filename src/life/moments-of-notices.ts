// What begins when the e-mail of a decision is handed over, or is found lacking (ALL-10).
import type { CaseEvent } from '../contract/events.ts';
import { clockOfRequest } from './appealable.ts';
import { isRunning, lastClock, openClock } from './clocks.ts';
import type { Moment } from './moments.ts';
import type { ReturnState } from './state.ts';
import { leavesOut } from './state.ts';

export function noticeMoments(
  before: ReturnState,
  after: ReturnState,
  fact: CaseEvent<'notice-sent' | 'notice-bounced'>,
): readonly Moment[] {
  const { notice } = after;
  // What is heard of an e-mail after the end sets nothing going.
  if (after.closed !== null) return [];
  if (notice.kind === 'lacking' || notice.kind === 'bounced') {
    const approvedAt = after.decisions.at(-1)?.at ?? fact.at;
    const awaited = notice.about === 'approval' && after.parcel.kind === 'awaited';
    const owesMore = awaited && openClock(after, 'notice') === undefined;
    return owesMore ? [{ name: 'notice-lacking', at: approvedAt }] : [];
  }
  const isNew =
    notice.kind === 'told' &&
    before.notice.kind !== 'told' &&
    (before.notice.kind !== 'bounced' || before.notice.firstTold === null);
  if (!isNew) return [];
  const isApproval = notice.about === 'approval' || notice.about === 'appeal';
  const sends = isApproval && (after.parcel.kind === 'awaited' || isPostedAlready(after));
  const leaves = notice.about === 'approval' && leavesOut(after) && !isOpenRequest(after);
  const refuses = leaves || notice.about === 'decline' || isRejectionTold(before, after);
  return [
    ...(sends ? [{ name: 'approval-told', at: fact.at }] : []),
    ...(refuses ? [{ name: 'rejection-told', at: fact.at }] : []),
    ...(notice.about === 'offer' ? [{ name: 'offered', at: fact.at }] : []),
  ];
}

/** The time to appeal against what was left out before runs on (CASE-FILE 3: clocks that run keep their anchors). */
function isOpenRequest(after: ReturnState): boolean {
  const clock = clockOfRequest(after);
  return clock !== undefined && isRunning(clock);
}

/** Of goods: with its own e-mail, or with the next one where its own was never handed over (ALL-10). */
function isRejectionTold(before: ReturnState, after: ReturnState): boolean {
  return after.rejections.some(
    ({ toldAt }, place) => toldAt !== null && (before.rejections[place]?.toldAt ?? null) === null,
  );
}

/** A parcel that was sent before its approval: the time to post it starts all the same, and is met at once. */
function isPostedAlready(after: ReturnState): boolean {
  const isSent = after.travels && (after.parcel.kind === 'in-transit' || after.parcel.kind === 'received');
  return isSent && lastClock(after, 'ship-back') === undefined;
}
