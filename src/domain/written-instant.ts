// Instants as others write them: RFC 3339 with seconds and an offset.
import { type Instant, instantOf } from './instant.ts';

/** The instant in our one written form; undefined where the text is none, or lies outside the years 2000 to 2100. */
export function readInstant(written: string): Instant | undefined {
  const ms = msOfWritten(written);
  return ms !== undefined && ms >= firstMs && ms < endMs ? instantOf(ms) : undefined;
}

/**
 * The form without the calendar, as a regular expression of JSON Schema. RFC 3339 also allows small `t` and `z`. A leap
 * second is none of ours: no clock of ours could count it.
 */
export const instantPattern =
  '^(\\d{4})-(\\d{2})-(\\d{2})[Tt]([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,3}))?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))$';

const firstMs = Date.UTC(2000, 0, 1);
const endMs = Date.UTC(2101, 0, 1);
const minuteLength = 60_000;
const instantParts = new RegExp(instantPattern);

function msOfWritten(written: string): number | undefined {
  const parts = instantParts.exec(written);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = parts;
  // A parser may take the 30th of February for a day in March.
  if (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month))) return undefined;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`);
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * minuteLength;
  return sign === '-' ? local + offset : local - offset;
}

/** None in a month that no year has. */
function daysOf(year: number, month: number): number {
  return month < 1 || month > 12 ? 0 : new Date(Date.UTC(year, month, 0)).getUTCDate();
}
