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

/** What was before the fact, and what is with it and with the policy's judgement on it. */
interface Change {
  readonly before: ReturnState;
  readonly after: ReturnState;
}

export function momentsOf(before: ReturnState, after: ReturnState, fact: LifeFact): readonly Moment[] {
  return momentsIn({ before, after }, fact);
}

function momentsIn<Name extends FactName>(change: Change, fact: FactOf<Name>): readonly Moment[] {
  const moments: ((change: Change, fact: FactOf<Name>) => readonly Moment[]) | undefined = table[fact.event];
  return moments?.(change, fact) ?? [];
}

type FactName = LifeFact['event'];
type FactOf<Name extends FactName> = Extract<LifeFact, { readonly event: Name }>;

const simply =
  (name: string) =>
  (_: Change, { at }: { readonly at: Instant }): readonly Moment[] => [{ name, at }];

/** Facts without an entry start no clock. */
const table: { readonly [Name in FactName]?: (change: Change, fact: FactOf<Name>) => readonly Moment[] } = {
  opened: opening,
  'evidence-asked': ({ after }, { at }) => [{ name: after.appeal.kind === 'open' ? 'asked-in-appeal' : 'asked', at }],
  'evidence-supplied': ({ before, after }, { at }) => [
    ...complete(before, after, at),
    ...carriageClaimed(before, after, at),
  ],
  'carriage-claimed': ({ before, after }, { at }) => carriageClaimed(before, after, at),
  decided: decision,
  'offer-answered': decision,
  'appeal-decided': decision,
  'notice-sent': ({ before, after }, fact) => noticeMoments(before, after, fact),
  'notice-bounced': ({ before, after }, fact) => noticeMoments(before, after, fact),
  'parcel-scanned': ({ after }, { at }) =>
    after.parcel.kind === 'in-transit' && after.travels ? [{ name: 'scanned', at }] : [],
  received: ({ after }, { at }) => receipt(after, at),
  'parcel-lost': acceptance,
  inspected: acceptance,
  'not-in-stock': ({ after }, { at }) => (unitsIn(after, 'accepted') > 0 ? [{ name: 'not-in-stock', at }] : []),
  'refund-submitted': simply('submitted'),
  'goods-demanded': wantedBack,
  'carriage-paid': wantedBack,
  appealed: simply('appealed'),
  'trace-asked': simply('trace'),
  cancelled: ({ after }, fact) => cancellation(after, fact),
  'claim-sent': simply('claimed'),
  'carrier-answered': simply('carrier-answered'),
  closing: simply('closed'),
};

function opening({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const owes = after.review.kind !== 'barred' && after.missing.length > 0;
  return [{ name: 'request', at }, ...(owes ? [{ name: 'asked', at }] : []), ...complete(before, after, at)];
}

function decision({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  return after.review.kind === 'approved' ? approval(before, after, at) : [];
}

function acceptance({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const more = unitsIn(after, 'accepted') > unitsIn(before, 'accepted');
  return more
    ? [
        { name: 'received', at },
        { name: 'accepted', at },
      ]
    : [];
}

/** The demand and the carriage, both (ALL-K07). */
function wantedBack({ after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const both = after.custody.kind === 'demanded' && after.carriagePaidAt !== null;
  return both ? [{ name: 'refused-goods-wanted', at }] : [];
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
