// The moments from which a pack's clocks count; a fact can make several.
import type { CaseEvent } from '../contract/events.ts';
import { type Instant, laterOf } from '../domain/instant.ts';
import { lastClock, openClock } from './clocks.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { leavesOut, unitsIn, wantsNewGoods } from './state.ts';

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
  'parcel-scanned': scanned,
  // What was lost and taken over counts as received already, should it turn up after all (ALL-24).
  received: ({ before, after }, { at }) =>
    before.parcel.kind === 'lost' && unitsIn(before, 'accepted') > 0 ? [] : receipt(after, at),
  'parcel-lost': ({ before, after }, { at }) =>
    hasMore(before, after) ? [...accepted(at), { name: 'received', at }] : [],
  inspected: ({ before, after }, { at }) => (hasMore(before, after) ? accepted(at) : []),
  'not-in-stock': notInStock,
  'refund-submitted': simply('submitted'),
  'goods-demanded': wantedBack,
  'carriage-paid': wantedBack,
  appealed: simply('appealed'),
  'trace-asked': (_, { at, account }) => [
    { name: 'trace', at },
    ...(account === undefined ? [] : [{ name: 'trace-with-account', at }]),
  ],
  cancelled: ({ after }, fact) => cancellation(after, fact),
  'claim-sent': simply('claimed'),
  // What the carrier refuses, or pays to the customer, leaves nothing to be passed on.
  'carrier-answered': (_, { at, amount, paidTo }) =>
    amount > 0 && paidTo === 'platform' ? [{ name: 'carrier-answered', at }] : [],
  closing: simply('closed'),
};

function opening({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const owes = after.review.kind !== 'barred' && after.missing.length > 0;
  return [{ name: 'request', at }, ...(owes ? [{ name: 'asked', at }] : []), ...complete(before, after, at)];
}

function decision({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  return after.review.kind === 'approved' ? approval(before, after, at) : [];
}

/** The newest scan, told for the first time. */
function scanned({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const isToldAgain = before.scan?.lastAt === at && openClock(after, 'carrier-watch') !== undefined;
  const isMoving = after.parcel.kind === 'in-transit' && after.travels && after.scan?.lastAt === at;
  return isMoving && !isToldAgain ? [{ name: 'scanned', at }] : [];
}

function hasMore(before: ReturnState, after: ReturnState): boolean {
  return unitsIn(after, 'accepted') > unitsIn(before, 'accepted');
}

function accepted(at: Instant): readonly Moment[] {
  return [{ name: 'accepted', at }];
}

/** Where a parcel was awaited and is not here yet, what counts from it will count from its receipt. */
function notInStock({ after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const here = !after.travels || after.parcel.kind === 'received';
  return [
    ...(unitsIn(after, 'accepted') > 0 ? [{ name: 'not-in-stock', at }] : []),
    ...(here ? [{ name: after.travels ? 'not-in-stock-with-parcel' : 'not-in-stock-without-parcel', at }] : []),
  ];
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
  // What is to be sent instead of money, or the other way round, is owed from here on for all that was accepted.
  const isSwitched = wantsNewGoods(before) !== wantsNewGoods(after);
  const more = after.lines.filter(
    (line, index) => line.accepted > (isSwitched ? 0 : (before.lines[index]?.accepted ?? 0)),
  );
  const staying = more.filter(({ route }) => !after.travels || route === 'returnless' || route === 'refused-delivery');
  if (staying.length > 0) moments.push({ name: 'approved-without-parcel', at });
  if (staying.length < more.length) moments.push({ name: 'accepted', at });
  // A loss that is taken over counts as receipt and acceptance (ALL-24).
  if (staying.length < more.length && after.parcel.kind === 'lost') moments.push({ name: 'received', at });
  const watched = before.parcel.kind === 'in-transit' && openClock(after, 'carrier-watch') !== undefined;
  if (after.parcel.kind === 'in-transit' && after.scan !== null && !watched)
    moments.push({ name: 'scanned', at: after.scan.lastAt });
  const isHere = before.review.kind !== 'approved' || before.parcel.kind === 'late';
  return isHere ? [...moments, ...receipt(after, at)] : moments;
}

/** What counts from receipt counts from the approval if that comes later (ALL-08). */
function receipt(after: ReturnState, at: Instant): readonly Moment[] {
  if (after.parcel.kind !== 'received' || after.review.kind !== 'approved' || !after.travels) return [];
  return [{ name: 'received', at: laterOf(after.parcel.at, at) }];
}

function noticeMoments(
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
  if (!isNew || notice.about === 'acceptance') return [];
  if (notice.about === 'approval' || notice.about === 'appeal') {
    const sends = after.parcel.kind === 'awaited' || isPostedAlready(after);
    const declines = notice.about === 'approval' && leavesOut(after) && openClock(after, 'appeal') === undefined;
    return [
      ...(sends ? [{ name: 'approval-told', at: fact.at }] : []),
      ...(declines ? [{ name: 'rejection-told', at: fact.at }] : []),
    ];
  }
  return [{ name: notice.about === 'offer' ? 'offered' : 'rejection-told', at: fact.at }];
}

/** A parcel that was sent before its approval: the time to post it starts all the same, and is met at once. */
function isPostedAlready(after: ReturnState): boolean {
  const isSent = after.travels && (after.parcel.kind === 'in-transit' || after.parcel.kind === 'received');
  return isSent && lastClock(after, 'ship-back') === undefined;
}

function cancellation(after: ReturnState, fact: CaseEvent<'cancelled'>): readonly Moment[] {
  const asked: readonly Moment[] = fact.by === 'customer' ? [{ name: 'cancellation-asked', at: fact.at }] : [];
  if (after.cancellation.kind === 'made') return [...asked, { name: 'cancelled', at: fact.at }];
  return after.cancellation.kind === 'wished' ? [...asked, { name: 'cancellation-wished', at: fact.at }] : asked;
}
