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

export function addDays(day: Day, count: number): Day {
  return dayAt(numberOf(day) + count);
}

/** Whether this is the name of a zone; a bare offset such as `+08:00` is none, since it knows no summer time. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is a day in our written form, `2026-03-22`, which the calendar has. */
export function isDay(text: string): boolean {
  return readNumber(text) !== null;
}

/** The number of the day that the zone's wall clock shows at an instant in milliseconds since 1970. */
export function dayNumberOf(ms: number, zone: string): number {
  let number = Math.floor(ms / dayLength) - 1;
  while (msAt(number + 1, '00:00', zone) <= ms) number += 1;
  // Only on a day of another length can the wall clock have gone back over midnight into the day before.
  const isPlain = msAt(number + 1, '00:00', zone) - msAt(number, '00:00', zone) === dayLength;
  return isPlain
    ? number
    : numberOf(Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString());
}

/**
 * The first instant of a day, in milliseconds since 1970, at which the zone's wall clock shows this time or a later one.
 * `time` is `hh:mm`; `24:00` is the start of the next day.
 */
export function msAt(number: number, time: string, zone: string): number {
  if (time === '24:00') return msAt(number + 1, '00:00', zone);
  const key = `${number} ${time} ${zone}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const ms = computeMsAt(dayAt(number), time, zone);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, ms);
  return ms;
}

function computeMsAt(day: Day, time: string, zone: string): number {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
  // The clock jumps over this time: `earlier` stands before the gap, and the gap's end is the next change of the clock.
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}

/** Enough for some years of some dozen zones; beyond it the memory starts anew instead of growing. */
const mostRemembered = 20_000;
const remembered = new Map<string, number>();
