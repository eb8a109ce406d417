// Between instants and the calendar days of a zone. Zones are IANA names; the machine's own zone is never asked.
import { Temporal } from 'temporal-polyfill';
import { instantOf, msOf } from '../domain/instant.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { dayAt, dayLength, numberOf, readNumber } from './day-number.ts';

/** The calendar day that the zone's wall clock shows at an instant. Throws a RangeError for an unknown zone. */
export function dayOf(instant: Instant, zone: string): Day {
  return dayAt(dayNumberOf(msOf(instant), zone));
}

/**
 * The first instant of a day: 00:00, the end of the gap where clocks jump over 00:00, the earlier one where 00:00 comes
 * twice. A day that the zone left out altogether starts with the day after it.
 */
export function startOfDay(day: Day, zone: string): Instant {
  return instantOf(msAt(numberOf(day), '00:00', zone));
}

/** The first instant after a day. */
export function endOfDay(day: Day, zone: string): Instant {
  return instantOf(msAt(numberOf(day), '24:00', zone));
}

export function addDays(day: Day, count: number): Day {
  return dayAt(numberOf(day) + count);
}

/**
 * Whether this is the IANA name of a zone. A bare offset such as `+08:00` is none, since it knows no summer time, and
 * neither are abbreviations such as PST or CST, which platforms take for a zone somewhere, summer time included.
 */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  if (name.length === 3 && !shortNames.includes(name.toUpperCase())) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Those of three letters that the IANA list has. */
const shortNames = ['UTC', 'UCT', 'GMT', 'EST', 'MST', 'HST', 'CET', 'MET', 'EET', 'WET', 'ROC', 'ROK', 'PRC'];

/** Whether the text is a day in our written form, `2026-03-22`, which the calendar has. */
export function isDay(text: string): boolean {
  return readNumber(text) !== null;
}

/** The number of the day that the zone's wall clock shows at an instant in milliseconds since 1970. */
export function dayNumberOf(ms: number, zone: string): number {
  let number = Math.floor(ms / dayLength) - 1;
  let [start, end] = [msAt(number, '00:00', zone), msAt(number + 1, '00:00', zone)];
  while (end <= ms) {
    number += 1;
    [start, end] = [end, msAt(number + 1, '00:00', zone)];
  }
  // Only on a day of another length can the wall clock have gone back over midnight into the day before.
  return end - start === dayLength
    ? number
    : numberOf(Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString());
}

/**
 * The first instant of a day, in milliseconds since 1970, at which the zone's wall clock shows this time or a later one.
 * `time` is `hh:mm`; `24:00` is the start of the next day.
 */
export function msAt(number: number, time: string, zone: string): number {
  if (time === '24:00') return msAt(number + 1, '00:00', zone);
  const days = daysKnown(time === '00:00' ? zone : `${time} ${zone}`);
  const known = days.get(number);
  if (known !== undefined) return known;
  const ms = computeMsAt(dayAt(number), time, zone);
  if (days.size >= mostDays) days.clear();
  days.set(number, ms);
  return ms;
}

function daysKnown(key: string): Map<number, number> {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const days = new Map<number, number>();
  if (remembered.size >= mostZones) remembered.clear();
  remembered.set(key, days);
  return days;
}

function computeMsAt(day: Day, time: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // The clock jumps over this time: `earlier` stands before the gap, and the gap's end is the next change of the clock.
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}

/** Enough for some years of some dozen zones; beyond it the memory starts anew instead of growing. */
const mostDays = 2_000;
const mostZones = 100;
const remembered = new Map<string, Map<number, number>>();
