// The moments from which a pack's clocks count; a fact can make several.
import type { CaseEvent } from '../contract/events.ts';
import { type Instant, laterOf } from '../domain/instant.ts';
import { openClock } from './clocks.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { unitsIn } from './state.ts';

export interface Moment {
  readonly name: string;
  readonly at: Instant;
}

/** `before` is without the fact, `after` with it and with the policy's judgement on it. */
export function momentsOf(before: ReturnState, after: ReturnState, fact: LifeFact): readonly Moment[] {
  const moment = (name: string, at = fact.at): Moment => ({ name, at });
  switch (fact.event) {
    case 'opened':
      return [
        moment('request'),
        ...(after.review.kind === 'barred' || after.missing.length === 0 ? [] : [moment('asked')]),
        ...complete(before, after, fact.at),
      ];
    case 'evidence-asked':
      return [moment(after.appeal.kind === 'open' ? 'asked-in-appeal' : 'asked')];
    case 'evidence-supplied':
      return [...complete(before, after, fact.at), ...carriageClaimed(before, after, fact.at)];
    case 'carriage-claimed':
      return carriageClaimed(before, after, fact.at);
    case 'decided':
    case 'offer-answered':
    case 'appeal-decided':
      return after.review.kind === 'approved' ? approval(before, after, fact.at) : [];
    case 'notice-sent':
    case 'notice-bounced':
      return noticeMoments(before, after, fact);
    case 'parcel-scanned':
      return after.parcel.kind === 'in-transit' && after.travels ? [moment('scanned')] : [];
    case 'received':
      return receipt(after, fact.at);
    case 'parcel-lost':
    case 'inspected':
      return unitsIn(after, 'accepted') > unitsIn(before, 'accepted') ? [moment('received'), moment('accepted')] : [];
    case 'not-in-stock':
      return unitsIn(after, 'accepted') > 0 ? [moment('not-in-stock')] : [];
    case 'refund-submitted':
      return [moment('submitted')];
    case 'goods-demanded':
    case 'carriage-paid':
      return after.custody.kind === 'demanded' && after.carriagePaidAt !== null ? [moment('refused-goods-wanted')] : [];
    case 'appealed':
      return [moment('appealed')];
    case 'trace-asked':
      return [moment('trace')];
    case 'cancelled':
      return cancellation(after, fact);
    case 'claim-sent':
      return [moment('claimed')];
    case 'carrier-answered':
      return [moment('carrier-answered')];
    case 'closing':
      return [moment('closed')];
    default:
      return [];
  }
}

function complete(before: ReturnState, after: ReturnState, at: Instant): readonly Moment[] {
  return after.review.kind === 'open' && before.review.kind !== 'open' ? [{ name: 'complete', at }] : [];
}

/** Both the claim and its proof are there; which proofs, the answer checks. */
function carriageClaimed(before: ReturnState, after: ReturnState, at: Instant): readonly Moment[] {
  const isNew = before.carriageClaim !== after.carriageClaim || before.evidence.length !== after.evidence.length;
  return after.carriageClaim !== null && isNew && openClock(after, 'carriage') === undefined
    ? [{ name: 'carriage-claimed', at }]
    : [];
}

function approval(before: ReturnState, after: ReturnState, at: Instant): readonly Moment[] {
  const moments: Moment[] = [{ name: 'approved', at }];
  if (unitsIn(after, 'accepted') > unitsIn(before, 'accepted')) {
    moments.push({ name: after.travels ? 'accepted' : 'approved-without-parcel', at });
  }
  if (after.decisions.at(-1)?.agreed === true && !after.travels) moments.push({ name: 'approved-without-parcel', at });
  if (after.parcel.kind === 'in-transit' && after.scan !== null)
    moments.push({ name: 'scanned', at: after.scan.lastAt });
  return before.review.kind === 'approved' ? moments : [...moments, ...receipt(after, at)];
}

/** What counts from receipt counts from the approval if that comes later (ALL-08). */
function receipt(after: ReturnState, at: Instant): readonly Moment[] {
  if (after.parcel.kind !== 'received' || after.review.kind !== 'approved' || !after.travels) return [];
  const approvedAt = after.decisions.find(({ verdict }) => verdict === 'approve')?.at ?? at;
  return [{ name: 'received', at: laterOf(after.parcel.at, approvedAt) }];
}

function noticeMoments(
  before: ReturnState,
  after: ReturnState,
  fact: CaseEvent<'notice-sent' | 'notice-bounced'>,
): readonly Moment[] {
  const { notice } = after;
  if (notice.kind === 'lacking' || notice.kind === 'bounced') {
    const approvedAt = after.decisions.at(-1)?.at ?? fact.at;
    const owesMore = notice.about === 'approval' && after.travels && openClock(after, 'notice') === undefined;
    return owesMore ? [{ name: 'notice-lacking', at: approvedAt }] : [];
  }
  const isNew =
    notice.kind === 'told' &&
    before.notice.kind !== 'told' &&
    (before.notice.kind !== 'bounced' || before.notice.firstTold === null);
  if (!isNew) return [];
  switch (notice.about) {
    case 'approval':
      return after.parcel.kind === 'awaited' ? [{ name: 'approval-told', at: fact.at }] : [];
    case 'decline':
    case 'rejection':
      return [{ name: 'rejection-told', at: fact.at }];
    case 'offer':
      return [{ name: 'offered', at: fact.at }];
    default:
      return after.parcel.kind === 'awaited' ? [{ name: 'approval-told', at: fact.at }] : [];
  }
}

function cancellation(after: ReturnState, fact: CaseEvent<'cancelled'>): readonly Moment[] {
  const asked: readonly Moment[] = fact.by === 'customer' ? [{ name: 'cancellation-asked', at: fact.at }] : [];
  if (after.cancellation.kind === 'made') return [...asked, { name: 'cancelled', at: fact.at }];
  return after.cancellation.kind === 'wished' ? [...asked, { name: 'cancellation-wished', at: fact.at }] : asked;
}
