// Calendar days as whole numbers, so that counting days is plain arithmetic and no machine's zone can enter it.
import type { Day } from '../domain/instant.ts';

export const dayLength = 86_400_000;

/** Days since 1970-01-01, negative before it. Throws a RangeError for what is not a calendar day. */
export function numberOf(day: Day): number {
  const number = readNumber(day);
  if (number === null) throw new RangeError(`"${day}" is not a calendar day.`);
  return number;
}

/** The same, or null for what is not a calendar day in our written form. */
export function readNumber(text: string): number | null {
  const number = Date.parse(`${text}T00:00:00Z`) / dayLength;
  // The parser takes 30 February for 2 March and longer years too, so the day has to read the same on its way back.
  return text.length === '2026-03-22'.length && !Number.isNaN(number) && dayAt(number) === text ? number : null;
}

export function dayAt(number: number): Day {
  return new Date(number * dayLength).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

export function yearOf(number: number): number {
  return new Date(number * dayLength).getUTCFullYear();
}

export function isWeekday(number: number): boolean {
  const weekday = new Date(number * dayLength).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
