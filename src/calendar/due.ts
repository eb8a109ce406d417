// From an anchor to the first instant that is too late: ALL-01 to ALL-06.
import { Temporal } from 'temporal-polyfill';
import type { ClockUnit } from '../domain/clock.ts';
import { hoursFrom, instantOf, msOf } from '../domain/instant.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { unreachable } from '../domain/vocabulary.ts';
import { type DayEnd, msAtEnd } from './day-end.ts';
import { dayAt, isWeekday, numberOf, yearOf } from './day-number.ts';
import { isResumedBefore, isRunningAtEnd, stopsOf } from './pauses.ts';
import type { ClosedPause } from './pauses.ts';
import { hasList, readWorkingDays } from './working-days.ts';
import type { WorkingDays } from './working-days.ts';
import { dayNumberOf, dayOf, msAt } from './zone.ts';

export interface Span {
  readonly anchorAt: Instant;
  readonly unit: ClockUnit;
  /** Whole and not negative; 0 means at once. */
  readonly count: number;
  readonly zone: string;
  /** It holds for `working-days`; all other days end at 24:00. */
  readonly dayEndsAt: DayEnd;
  readonly workingDays: WorkingDays;
  /** In any order; they may overlap. */
  readonly pauses: readonly ClosedPause[];
}

export interface Due {
  /** The first instant that is too late. */
  readonly at: Instant;
  /** The last day that was counted, where days were: its working hours may be over only after midnight. */
  readonly lastDay?: Day;
  /** Years that were counted Monday to Friday because their list of holidays is lacking, in order. */
  readonly gapYears: readonly number[];
}

/** Throws a RangeError for a count, a zone, an instant or a day's end that is none. */
export function dueOf(span: Span): Due {
  const { anchorAt, unit, count } = span;
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} ${unit} cannot be counted.`);
  if (count === 0) return { at: instantOf(msOf(anchorAt)), gapYears: [] };
  const kind = dayKindOf(span);
  if (kind !== null) return endOfCount(span, kind);
  return { at: unit === 'hours' ? hoursFrom(anchorAt, count) : endOfMonths(span), gapYears: [] };
}

/** Null for hours and months, which no days are counted for. */
export function dayKindOf({ unit, workingDays, dayEndsAt }: Omit<Span, 'anchorAt' | 'count'>): DayKind | null {
  switch (unit) {
    case 'hours':
    case 'months':
      return null;
    case 'natural-days':
      return { counts: () => true, dayEndsAt: '24:00', calendars: [] };
    case 'bank-days':
      return { counts: isWeekday, dayEndsAt: '24:00', calendars: [] };
    case 'customer-working-days': {
      const { isWorkedByCustomers } = readWorkingDays(workingDays);
      const { calendar, deliveryCalendar = calendar } = workingDays;
      return { counts: isWorkedByCustomers, dayEndsAt: '24:00', calendars: [calendar, deliveryCalendar] };
    }
    case 'working-days': {
      const { isWorked } = readWorkingDays(workingDays);
      return { counts: isWorked, dayEndsAt, calendars: [workingDays.calendar] };
    }
    default:
      return unreachable(unit);
  }
}

/** The kind of day that a unit counts. */
export interface DayKind {
  readonly counts: (day: number) => boolean;
  readonly dayEndsAt: DayEnd;
  /** Those whose holidays do not count. */
  readonly calendars: readonly string[];
}

function endOfCount(span: Span, kind: DayKind): Due {
  const { anchorAt, count, zone } = span;
  const stops = stopsOf(span.pauses, { zone, dayEndsAt: kind.dayEndsAt });
  const anchorDay = dayNumberOf(msOf(anchorAt), zone);
  let day = anchorDay;
  for (let counted = 0; counted < count || !isResumedBefore(day, stops);) {
    day += 1;
    while (!kind.counts(day)) day += 1;
    if (isRunningAtEnd(day, stops)) counted += 1;
  }
  const gapYears = gapYearsOf({ first: anchorDay + 1, last: day }, kind.calendars);
  return { at: instantOf(msAtEnd(day, kind.dayEndsAt, zone)), lastDay: dayAt(day), gapYears };
}

/** The years of days looked at whose list one of the calendars lacks. */
export function gapYearsOf(
  { first, last }: { readonly first: number; readonly last: number },
  calendars: readonly string[],
): readonly number[] {
  const from = yearOf(first);
  const years = Array.from({ length: yearOf(last) - from + 1 }, (_, index) => from + index);
  return years.filter((year) => calendars.some((calendar) => !hasList(year, calendar)));
}

/** The end of the day of the same number, or of the month's last where the month is too short (ALL-02). */
function endOfMonths({ anchorAt, count, zone }: Span): Instant {
  const day = Temporal.PlainDate.from(dayOf(anchorAt, zone)).add({ months: count }).toString();
  return instantOf(msAt(numberOf(day), '24:00', zone));
}
