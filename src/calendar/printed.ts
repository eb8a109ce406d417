// An instant as an operator reads it, in the zone in which it counts.
import { type Instant, msOf } from '../domain/instant.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Wed 25 Mar 2026 20:00 (Asia/Shanghai)`; a midnight that ends a day is that day's 24:00. */
export function printedInstant(at: Instant, zone: string, isEnd = false): string {
  const ms = msOf(at);
  const parts = partsOf(ms, zone);
  if (!isEnd || parts.time !== '00:00') return `${parts.day} ${parts.time} (${zone})`;
  return `${partsOf(ms - 1, zone).day} 24:00 (${zone})`;
}

function partsOf(ms: number, zone: string): { readonly day: string; readonly time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const found = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const month = (found['month'] ?? '').slice(0, 3);
  return {
    day: `${found['weekday']} ${found['day']} ${month} ${found['year']}`,
    time: `${found['hour']}:${found['minute']}`,
  };
}
