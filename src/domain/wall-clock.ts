// Instants as the clock on the wall of a zone shows them.
import { type Instant, msOf } from './instant.ts';

/** `Wed 25 Mar 2026 20:00`; seconds stand only where they are not zero. */
export function wallClock(at: Instant, zone: string): string {
  return written(msOf(at), zone);
}

/** The first instant that is too late: a midnight is the 24:00 of the day that it ends. */
export function wallClockAtEnd(at: Instant, zone: string): string {
  const ms = msOf(at);
  const text = written(ms, zone);
  return text.endsWith(' 00:00') ? written(ms - 1, zone).replace(/\S+$/, '24:00') : text;
}

const texts = new Map<string, string>();

/** The same instants are asked for again and again, since each fact of a return tells all its clocks. */
function written(ms: number, zone: string): string {
  const key = `${ms} ${zone}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size === 10_000) texts.clear();
  const text = writtenAnew(ms, zone);
  texts.set(key, text);
  return text;
}

function writtenAnew(ms: number, zone: string): string {
  const { weekday, day, month, year, time, seconds } = wallParts(ms, zone);
  const date = `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
  return `${date} ${time}${seconds === '00' ? '' : `:${seconds}`}`;
}

/** What the clock shows, in words of the locale: `Wednesday`, `25`, `March`, `2026`, `20:00`, `00`. */
export function wallParts(ms: number, zone: string, locale = 'en-GB') {
  const parts = new Map(
    formatOf(locale, zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    weekday: part('weekday'),
    day: part('day'),
    month: part('month'),
    year: part('year'),
    time: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to make, and languages and zones are few. */
function formatOf(locale: string, zone: string): Intl.DateTimeFormat {
  const key = `${locale} ${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(key, format);
  return format;
}
