// A clock of a pack put on a date: its instants, its reminders, what goes out at its limit.
import { dueOf } from '../../calendar/due.ts';
import { addDays, dayOf, startOfDay } from '../../calendar/zone.ts';
import type { Clock, ClockNotice, Pause } from '../../domain/clock.ts';
import { hoursFrom, instantOf, isBefore, laterOf, msOf, type Instant } from '../../domain/instant.ts';
import type { Pack } from '../load.ts';
import { workingDaysOf } from '../working-days.ts';
import type { Clause, ClockRule } from '../schema.ts';

export interface ClockFound {
  readonly clause: Clause;
  readonly rule: ClockRule;
}

/** Every clock of a pack with the clause it stands in. */
export function clocksOf(pack: Pack): readonly ClockFound[] {
  const found = known.get(pack) ?? findClocks(pack);
  known.set(pack, found);
  return found;
}

const known = new WeakMap<Pack, readonly ClockFound[]>();

function findClocks(pack: Pack): readonly ClockFound[] {
  return pack.clauses.flatMap((clause) =>
    [...(clause.rule.clock === undefined ? [] : [clause.rule.clock]), ...(clause.rule.clocks ?? [])].map((rule) => ({
      clause,
      rule,
    })),
  );
}

export interface ClockStart {
  readonly anchorAt: Instant;
  /** When it is told or begun: no reminder goes out before. */
  readonly from: Instant;
  /** The moment that started it, from which a least time for posting counts (JSS-28, JSS-36). */
  readonly startedAt: Instant;
  readonly customerZone: string;
  readonly pauses: readonly Pause[];
  /** A supervisor's limit instead of the counted one. */
  readonly movedTo?: Instant;
  /** What the clauses say of messages at the limit, by name. */
  readonly told: (notice: ClockNotice['notice']) => readonly string[];
}

export interface ClockOnDate {
  readonly clock: Clock;
  readonly gapYears: readonly number[];
}

export function clockOnDate(pack: Pack, { clause, rule }: ClockFound, start: ClockStart): ClockOnDate {
  const zone = rule.owes === 'customer' ? start.customerZone : pack.document.zone;
  const count = (days: number, anchorAt = start.anchorAt): ReturnType<typeof dueOf> =>
    dueOf({
      anchorAt,
      unit: rule.unit,
      count: days,
      zone,
      dayEndsAt: pack.document.calendar.dayEndsAt,
      workingDays: workingDaysOf(pack),
      pauses: start.pauses.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }])),
    });
  const limit = rule.limit === undefined ? null : count(rule.limit);
  const target = rule.target === undefined || rule.owes === 'customer' ? null : count(rule.target);
  const least = rule.notBeforeNoticeDays === undefined ? null : count(rule.notBeforeNoticeDays, start.startedAt).at;
  const counted = limit === null ? null : notBefore(start, limit.at, least);
  const dueAt = start.movedTo ?? counted?.at ?? null;
  const clauses = [clause.id, ...rule.with];
  const instants = {
    anchorAt: counted?.anchorAt ?? start.anchorAt,
    targetAt: target?.at ?? null,
    warnAt: warnOf(rule, dueAt, zone),
    dueAt,
  };
  const paused = start.pauses.some(({ to }) => to === null);
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
    breach: rule.breach,
    ...(rule.attention === undefined ? {} : { attention: rule.attention }),
    ...(rule.outcome === undefined ? {} : { outcome: rule.outcome }),
    ...(rule.actsHoursBefore === undefined || dueAt === null
      ? {}
      : { actsAt: hoursFrom(dueAt, -rule.actsHoursBefore) }),
    notices: remindersOf(rule, start, { ...instants, zone, clauses }),
    onBreach: onBreach(rule, start, dueAt, clauses),
    texts: {},
    ...(rule.counts === 'from-moment' ? {} : { startedAt: start.startedAt }),
    ...(start.movedTo === undefined ? {} : { movedTo: start.movedTo }),
    ...(rule.unlisted ? { unlisted: true as const } : {}),
  };
  return { clock, gapYears: [...(limit?.gapYears ?? []), ...(target?.gapYears ?? [])] };
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

/** The start of the last working day of what the shop owes; a day before the end for posting and custody (CASE-FILE 6). */
function warnOf(rule: ClockRule, dueAt: Instant | null, zone: string): Instant | null {
  if (dueAt === null) return null;
  if (rule.step === 'ship-back' || rule.step === 'custody') return hoursFrom(dueAt, -24);
  const shops = rule.unit === 'working-days' && (rule.owes === 'shop' || rule.owes === 'supervisor');
  return shops ? startOfDay(dayOf(instantOf(msOf(dueAt) - 1), zone), zone) : null;
}

type Instants = Pick<Clock, 'anchorAt' | 'targetAt' | 'warnAt' | 'dueAt' | 'clauses'> & { readonly zone: string };

function remindersOf(rule: ClockRule, start: ClockStart, on: Instants): readonly ClockNotice[] {
  const anchorDay = dayOf(on.anchorAt, on.zone);
  const own = rule.reminders.flatMap(
    ({ notice, to, onDay, hoursBefore, atTarget, ifLongerThanDays, clauses }): readonly ClockNotice[] => {
      if (onDay !== undefined)
        return [
          {
            notice,
            to,
            at: startOfDay(addDays(anchorDay, onDay), on.zone),
            clauses: cited(clauses, start.told(notice)),
            clock: rule.id,
          },
        ];
      if (atTarget) return on.targetAt === null ? [] : [{ notice, to, at: on.targetAt, clauses, clock: rule.id }];
      if (hoursBefore === undefined || on.dueAt === null) return [];
      const long = ifLongerThanDays === undefined || msOf(on.dueAt) - msOf(start.from) > ifLongerThanDays * 86_400_000;
      return long ? [{ notice, to, at: hoursFrom(on.dueAt, -hoursBefore), clauses, clock: rule.id }] : [];
    },
  );
  const staff = [on.targetAt, on.warnAt].flatMap((at): readonly ClockNotice[] => {
    if (at === null || rule.remindsStaff === undefined) return [];
    return [
      {
        notice: 'reminder',
        to: rule.remindsStaff,
        at,
        clauses: cited(start.told('reminder'), on.clauses),
        clock: rule.id,
      },
    ];
  });
  const begun = laterOf(start.from, on.anchorAt);
  return [...own, ...staff]
    .filter(({ at }) => isBefore(begun, at) && (on.dueAt === null || isBefore(at, on.dueAt)))
    .sort((one, other) => msOf(one.at) - msOf(other.at));
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

function cited(duty: readonly string[], clock: readonly string[]): readonly string[] {
  return [...new Set([...duty, ...clock])];
}
