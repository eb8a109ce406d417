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

function written(ms: number, zone: string): string {
  const { weekday, day, month, year, time, seconds } = wallParts(ms, zone);
  const date = `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
  return `${date} ${time}${seconds === '00' ? '' : `:${seconds}`}`;
}

/** What the clock shows, in words: `Wednesday`, `25`, `March`, `2026`, `20:00`, `00`. */
function wallParts(ms: number, zone: string) {
  const parts = new Map(
    formatOf(zone)
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

/** Formats are slow to make and the zones are few. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
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
  formats.set(zone, format);
  return format;
}
