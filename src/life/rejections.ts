// Goods that were refused, rejection by rejection: each has a right of its own to be wanted back (SOO-15, ALL-20).
import { type Instant, isBefore, laterOf } from '../domain/instant.ts';
import type { Clock } from '../domain/clock.ts';
import { end, isOpen, meetAnchoredAt, resume, isStoppedBy } from './clocks.ts';
import type { LineState, Rejection } from './parts.ts';
import type { ReturnState } from './state.ts';

type Kept = Pick<ReturnState, 'rejections'>;

/** Refused goods are here for the customer: until they are wanted, and then until they leave. */
export function keepsGoods({ rejections }: Kept): boolean {
  return rejections.some(isKept);
}

/** Goods were refused, and that stands. */
export function hasRefused({ rejections }: Kept): boolean {
  return rejections.some(({ goods }) => goods.kind !== 'accepted');
}

function isKept({ goods }: Rejection): boolean {
  return goods.kind === 'held' || goods.kind === 'demanded';
}

/** What has become of refused goods that the customer gets no more, the last of them; undefined: none are gone. */
export function lastGone({ rejections }: Kept): 'sent-back' | 'right-ended' | undefined {
  const gone = rejections.flatMap(({ goods }) =>
    goods.kind === 'sent-back' || goods.kind === 'right-ended' ? [goods] : [],
  );
  const last = gone.reduce<(typeof gone)[number] | undefined>(
    (latest, one) => (latest === undefined || !isBefore(one.at, latest.at) ? one : latest),
    undefined,
  );
  return last?.kind;
}

/** Goods are refused: by how much more of each line is rejected than before; of goods on their way nobody knows yet. */
export function withRejection(state: ReturnState, before: readonly LineState[], at: Instant): ReturnState {
  const units = state.lines.flatMap(({ line, rejected }) => {
    const quantity = rejected - (before.find((one) => one.line === line)?.rejected ?? 0);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  const rejection: Rejection = {
    at,
    units,
    toldAt: null,
    goods: { kind: 'held' },
    carriagePaidAt: null,
    isAppealed: false,
  };
  return { ...state, rejections: [...state.rejections, rejection] };
}

/** The e-mail of a rejection was handed over: its time counts from here, also where it had come back before (ALL-10). */
export function withTold(state: ReturnState, at: Instant): ReturnState {
  return changed(state, (one) => (one.toldAt === null && one.goods.kind !== 'accepted' ? { ...one, toldAt: at } : one));
}

/** The clock in which these goods may be wanted back; undefined: it has not begun. */
function clockOf({ clocks }: ReturnState, { toldAt }: Rejection): Clock | undefined {
  return clocks.findLast(({ step, anchorAt }) => step === 'custody' && anchorAt === toldAt);
}

/** Held, and their time is not over at that instant. */
export function canDemand(state: ReturnState, rejection: Rejection, at: Instant): boolean {
  const clock = clockOf(state, rejection);
  // A clock that stands still has no instant that is too late: the limit it shows is the one it had when it stopped.
  const isOver = clock?.dueAt != null && clock.state !== 'paused' && !isBefore(at, clock.dueAt);
  return rejection.goods.kind === 'held' && !isOver;
}

/** The clock that has ended the right to goods, the last one; undefined: none has by that instant. */
export function endedRight(state: ReturnState, at: Instant): { readonly clock: Clock | undefined } | undefined {
  const over = state.rejections.findLast(
    (one) => one.goods.kind === 'right-ended' || (one.goods.kind === 'held' && !canDemand(state, one, at)),
  );
  return over && { clock: clockOf(state, over) };
}

/** All goods that may still be wanted at that instant are. */
export function demanded(state: ReturnState, at: Instant): ReturnState {
  const wanted = state.rejections.filter((one) => canDemand(state, one, at));
  const met = wanted.reduce((now, { toldAt }) => metAt(now, 'custody', toldAt, at), state);
  return changed(met, (one) => (wanted.includes(one) ? { ...one, goods: { kind: 'demanded', at } } : one));
}

/**
 * Carriage that is collected first is paid: of new goods that wait for it and of refused goods that are wanted back; where
 * neither waits, of what may still be wanted. What is refused later has a carriage of its own (SOO-16).
 */
export function carriagePaid(state: ReturnState, at: Instant): ReturnState {
  const waits = isStoppedBy(state, 'carriage');
  const unpaid = state.rejections.filter((one) => isKept(one) && one.carriagePaidAt === null);
  const wanted = unpaid.filter(({ goods }) => goods.kind === 'demanded');
  const paidFor = waits || wanted.length > 0 ? wanted : unpaid;
  const paid = changed(state, (one) => (paidFor.includes(one) ? { ...one, carriagePaidAt: at } : one));
  return waits || paidFor.length === 0 ? resume({ ...paid, carriagePaidAt: at }, 'carriage', at) : paid;
}

/** When both the demand and the carriage were there (ALL-K07); null: one of them is lacking. */
export function wantedAt({ goods, carriagePaidAt }: Rejection): Instant | null {
  return goods.kind === 'demanded' && carriagePaidAt !== null ? laterOf(goods.at, carriagePaidAt) : null;
}

/** What is paid for leaves first; goods that leave although nobody has paid are gone all the same. */
export function sentBack(state: ReturnState, at: Instant): ReturnState {
  const wanted = state.rejections.filter(({ goods }) => goods.kind === 'demanded');
  const paid = wanted.filter((one) => wantedAt(one) !== null);
  const leaving = paid.length > 0 ? paid : wanted;
  const met = leaving.reduce((now, one) => metAt(now, 'send-back', wantedAt(one), at), state);
  return changed(met, (one) => (leaving.includes(one) ? { ...one, goods: { kind: 'sent-back', at } } : one));
}

/** The time of one rejection is over; that of a later one runs on. */
export function rightEnded(state: ReturnState, { anchorAt }: Clock, at: Instant): ReturnState {
  return changed(state, (one) =>
    one.toldAt === anchorAt && one.goods.kind === 'held' ? { ...one, goods: { kind: 'right-ended', at } } : one,
  );
}

/** Refused goods are accepted after all: nobody wants them back any more. */
export function acceptedAfterAll(state: ReturnState, which: (one: Rejection) => boolean, at: Instant): ReturnState {
  const now = changed(state, (one) =>
    which(one) && one.goods.kind !== 'sent-back' ? { ...one, goods: { kind: 'accepted', at } } : one,
  );
  const isOver = (clock: Clock): boolean =>
    isOpen(clock) &&
    ((clock.step === 'custody' &&
      !now.rejections.some((one) => one.goods.kind === 'held' && one.toldAt === clock.anchorAt)) ||
      (clock.step === 'send-back' && !now.rejections.some((one) => wantedAt(one) === clock.anchorAt)));
  return { ...now, clocks: now.clocks.map((clock) => (isOver(clock) ? endedOf(now, clock, at) : clock)) };
}

function endedOf(state: ReturnState, clock: Clock, at: Instant): Clock {
  return end({ ...state, clocks: [clock] }, at).clocks[0] ?? clock;
}

function metAt(state: ReturnState, step: 'custody' | 'send-back', anchorAt: Instant | null, at: Instant): ReturnState {
  return anchorAt === null ? state : meetAnchoredAt(state, { step, anchorAt }, at);
}

function changed(state: ReturnState, change: (one: Rejection) => Rejection): ReturnState {
  return { ...state, rejections: state.rejections.map(change) };
}
