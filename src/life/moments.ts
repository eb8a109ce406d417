// The moments from which a pack's clocks count; a fact can make several.
import type { CaseEvent } from '../contract/events.ts';
import type { Instant } from '../domain/instant.ts';
import { isAnotherOnItsWay, isRestOut } from './another-parcel.ts';
import { openClock } from './clocks.ts';
import { approvalMoments, receiptMoments } from './moments-of-approval.ts';
import { noticeMoments } from './moments-of-notices.ts';
import { doneUnits } from './paid.ts';
import type { LineState } from './parts.ts';
import { wantedAt } from './rejections.ts';
import type { LifeFact, ReturnState } from './state.ts';
import { staysThere, unitsIn } from './state.ts';

export interface Moment {
  readonly name: string;
  readonly at: Instant;
  /** Goods count as received that are lost: there is nothing to look at. */
  readonly isLoss?: true;
  /** They were here before: the time to look at them runs already, or is over. */
  readonly isKnown?: true;
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
  received: ({ before, after }, { at }) => (isTakenOver(before) ? [] : receiptMoments(after, at)),
  'parcel-lost': ({ before, after }, { at }) =>
    hasMore(before, after) ? [...accepted(at), { name: 'received', at, isLoss: true }] : [],
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
  return after.review.kind === 'approved' ? approvalMoments(before, after, at) : [];
}

/** The newest scan, told for the first time. */
function scanned({ before, after }: Change, { at }: { readonly at: Instant }): readonly Moment[] {
  const isToldAgain = before.scan?.lastAt === at && openClock(after, 'carrier-watch') !== undefined;
  const isOnItsWay = after.parcel.kind === 'in-transit' || isAnotherOnItsWay(after);
  const isMoving = isOnItsWay && after.travels && after.scan?.lastAt === at;
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
  const isOwed = (line: LineState): boolean => line.accepted > doneUnits(line);
  const isStaying = after.lines.some((line) => isOwed(line) && staysThere(after, line));
  // A loss that was taken over counts as receipt (ALL-24), even if the parcel is on its way again.
  const isTakenOver = after.lines.some((line) => isOwed(line) && !staysThere(after, line));
  const isHere = after.parcel.kind === 'received' || isTakenOver;
  return [
    ...(after.lines.some(isOwed) ? [{ name: 'not-in-stock', at }] : []),
    ...(after.travels && isHere ? [{ name: 'not-in-stock-with-parcel', at }] : []),
    ...(!after.travels || isStaying ? [{ name: 'not-in-stock-without-parcel', at }] : []),
  ];
}

/** The demand and the carriage, both (ALL-K07): of each rejection, at the instant of the later one. */
function wantedBack({ before, after }: Change): readonly Moment[] {
  const wanted = after.rejections.flatMap((one, place) => {
    const at = wantedAt(one);
    const known = before.rejections[place];
    return at === null || (known !== undefined && wantedAt(known) !== null) ? [] : [at];
  });
  return [...new Set(wanted)].map((at) => ({ name: 'refused-goods-wanted', at }));
}

/** What was lost and taken over is all that could still come. */
function isTakenOver({ parcel, lines }: ReturnState): boolean {
  return (parcel.kind === 'lost' || lines.some(({ lost }) => lost > 0)) && !isRestOut(lines);
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

function cancellation(after: ReturnState, fact: CaseEvent<'cancelled'>): readonly Moment[] {
  const asked: readonly Moment[] = fact.by === 'customer' ? [{ name: 'cancellation-asked', at: fact.at }] : [];
  if (after.cancellation.kind === 'made') return [...asked, { name: 'cancelled', at: fact.at }];
  return after.cancellation.kind === 'wished' ? [...asked, { name: 'cancellation-wished', at: fact.at }] : asked;
}
