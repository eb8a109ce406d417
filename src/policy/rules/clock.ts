// A clock of a pack put on a date: its instants, its reminders, what goes out at its limit.
import { type Due, dueOf, type Span } from '../../calendar/due.ts';
import { dueAfterMove } from '../../calendar/moved.ts';
import type { ClosedPause } from '../../calendar/pauses.ts';
import { dayOf, startOfDay } from '../../calendar/zone.ts';
import type { Clock, ClockNotice, Move, Pause } from '../../domain/clock.ts';
import { type Day, hoursFrom, instantOf, isBefore, msOf, type Instant } from '../../domain/instant.ts';
import { clocksIn } from '../join.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import { dayEndOf, workingDaysIn } from '../working-days.ts';
import type { Clause, ClockRule } from '../schema.ts';
import { cited, remindersOf, repetitionOf } from './reminders.ts';

export interface ClockFound {
  readonly clause: Clause;
  readonly rule: ClockRule;
}

/** Every clock of a pack with the clause it stands in. */
export const clocksOf = onceAPack(({ clauses }): readonly ClockFound[] =>
  clauses.flatMap((clause) => clocksIn(clause.rule).map((rule) => ({ clause, rule }))),
);

/** The one by which this clock runs; undefined: no clause of the pack has such a clock any more. */
export function clockBehind(pack: Pack, { id, step }: Pick<Clock, 'id' | 'step'>): ClockFound | undefined {
  return clocksOf(pack).find(({ rule }) => rule.id === id && rule.step === step);
}

/** Those that count from a moment of this name. */
export function clocksFrom(pack: Pack, moment: string): readonly ClockFound[] {
  return byMoment(pack).get(moment) ?? [];
}

const byMoment = onceAPack((pack): ReadonlyMap<string, readonly ClockFound[]> => {
  const moments = new Set<string>(clocksOf(pack).flatMap(({ rule }) => rule.from));
  const from = (moment: string) =>
    clocksOf(pack).filter(({ rule }) => (rule.from as readonly string[]).includes(moment));
  return new Map([...moments].map((moment) => [moment, from(moment)]));
});

export interface ClockStart {
  readonly anchorAt: Instant;
  /** When it is told or begun: no reminder goes out before. */
  readonly from: Instant;
  /** The moment that started it, from which a least time for posting counts (JSS-28, JSS-36). */
  readonly startedAt: Instant;
  readonly customerZone: string;
  /** Two capital letters. */
  readonly deliveryCountry: string;
  readonly pauses: readonly Pause[];
  /** A supervisor's limits instead of the counted one, in order. */
  readonly moves?: readonly Move[];
  /** The reminder was repeated by then; absent: it was not yet. */
  readonly repeatedAt?: Instant;
  /** What the clauses say of messages at the limit, by name. */
  readonly told: (notice: ClockNotice['notice']) => readonly string[];
}

export interface ClockOnDate {
  readonly clock: Clock;
  readonly gapYears: readonly number[];
}

function spanOf(pack: Pack, { unit }: ClockRule, start: ClockStart, zone: string): Omit<Span, 'anchorAt' | 'count'> {
  const workingDays = workingDaysIn(pack, start.deliveryCountry);
  return { unit, zone, dayEndsAt: dayEndOf(pack), workingDays, pauses: start.pauses.filter(isClosed) };
}

function isClosed(pause: Pause): pause is Pause & ClosedPause {
  return pause.to !== null;
}

export function clockOnDate(pack: Pack, { clause, rule }: ClockFound, start: ClockStart): ClockOnDate {
  const zone = rule.owes === 'customer' ? start.customerZone : pack.document.zone;
  const span = spanOf(pack, rule, start, zone);
  const count = (days: number, anchorAt = start.anchorAt): Due => dueOf({ ...span, anchorAt, count: days });
  const limit = rule.limit === undefined ? null : count(rule.limit);
  const target = rule.target === undefined || rule.owes === 'customer' ? null : count(rule.target);
  const least = rule.notBeforeNoticeDays === undefined ? null : count(rule.notBeforeNoticeDays, start.startedAt).at;
  const counted = limit === null ? null : notBefore(start, limit.at, least);
  const moves = (start.moves ?? []).map((move) => dueAfterMove(span, move));
  const moved = movedLimit(rule, counted, moves);
  const dueAt = moved?.at ?? counted?.at ?? null;
  const clauses = [clause.id, ...rule.with];
  const instants = {
    anchorAt: counted?.anchorAt ?? start.anchorAt,
    targetAt: target?.at ?? null,
    warnAt: warnOf(rule, dueAt, zone, (moved ?? limit)?.lastDay),
    dueAt,
  };
  const paused = start.pauses.some(({ to }) => to === null);
  const repetition = repetitionOf(rule, start.repeatedAt ?? instants.targetAt, (days) => count(days).at);
  const clock: Clock = {
    id: rule.id,
    step: rule.step,
    clauses,
    owes: rule.owes,
    zone,
    ...instants,
    state: paused ? 'paused' : 'running',
    pauses: start.pauses,
    pausedBy: rule.pauses,
    ...atTheLimit(rule, dueAt),
    notices: remindersOf(rule, start, { ...instants, zone, clauses }),
    ...(repetition === undefined ? {} : { repetition }),
    onBreach: onBreach(rule, start, dueAt, clauses),
    texts: {},
    ...(rule.counts === 'from-moment' ? {} : { startedAt: start.startedAt }),
    ...(start.moves === undefined ? {} : { moves: start.moves }),
    ...(isOfReceipt(rule) ? { fromReceipt: true as const } : {}),
    ...(rule.unlisted ? { unlisted: true as const } : {}),
  };
  return { clock, gapYears: [limit, target, ...moves].flatMap((due) => due?.gapYears ?? []) };
}

/** What the shop owes for goods from their receipt on: a look, money or new goods. */
function isOfReceipt({ from, step }: ClockRule): boolean {
  return from.includes('received') && (step === 'inspection' || step === 'refund' || step === 'exchange');
}

function atTheLimit(
  { breach, attention, outcome, actsHoursBefore }: ClockRule,
  dueAt: Instant | null,
): Pick<Clock, 'breach' | 'attention' | 'outcome' | 'actsAt'> {
  const acts = actsHoursBefore !== undefined && dueAt !== null;
  return {
    breach,
    ...(attention === undefined ? {} : { attention }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(acts ? { actsAt: hoursFrom(dueAt, -actsHoursBefore) } : {}),
  };
}

/** Posting from delivery or purchase leaves at least some days after the notice; the later end rules, with its anchor. */
function notBefore(
  start: ClockStart,
  at: Instant,
  least: Instant | null,
): { readonly at: Instant; readonly anchorAt: Instant } {
  return least !== null && isBefore(at, least)
    ? { at: least, anchorAt: start.startedAt }
    : { at, anchorAt: start.anchorAt };
}

/** The last move counts; of what the customer owes the latest end, so that none takes time away that was there before. */
function movedLimit(
  { owes }: ClockRule,
  counted: Pick<Due, 'at'> | null,
  moved: readonly Due[],
): Pick<Due, 'at' | 'lastDay'> | undefined {
  const last = moved.at(-1);
  if (last === undefined || owes !== 'customer') return last;
  const others = [...moved, ...(counted === null ? [] : [counted])];
  return others.reduce((latest, one) => (isBefore(latest.at, one.at) ? one : latest), last);
}

/**
 * The start of the last working day of what the shop owes, whose hours may be over only after midnight; a day before the
 * end for posting and custody (CASE-FILE 6).
 */
function warnOf(rule: ClockRule, dueAt: Instant | null, zone: string, lastDay: Day | undefined): Instant | null {
  if (dueAt === null) return null;
  if (rule.step === 'ship-back' || rule.step === 'custody') return hoursFrom(dueAt, -24);
  const shops = rule.unit === 'working-days' && (rule.owes === 'shop' || rule.owes === 'supervisor');
  return shops ? startOfDay(lastDay ?? dayOf(instantOf(msOf(dueAt) - 1), zone), zone) : null;
}

/** Who hears that the limit has passed: the customer whose right it was, and a supervisor where a clause says so. */
function onBreach(
  rule: ClockRule,
  start: ClockStart,
  dueAt: Instant | null,
  clauses: readonly string[],
): readonly ClockNotice[] {
  if (dueAt === null) return [];
  const message = (name: ClockNotice['notice'], to: string): ClockNotice => ({
    notice: name,
    to,
    at: dueAt,
    clauses: cited(start.told(name), clauses),
    clock: rule.id,
  });
  const toStaff = start.told('overdue').length > 0 ? [message('overdue', 'supervisor')] : [];
  if (rule.breach === 'lapse') return [message('lapsed', 'customer'), ...toStaff];
  if (rule.step === 'custody') return [message('right-ended', 'customer'), ...toStaff];
  return toStaff;
}
