// When a working day is over: at an hour of the zone's clock, or with working hours that may be written in another zone.
import { dayLength } from './day-number.ts';
import { dayNumberOf, msAt } from './zone.ts';

/**
 * `hh:mm` of the zone's wall clock or `24:00`, exclusive; or working hours. They belong to the day on which they begin in
 * the zone in which days are counted, and may go on beyond midnight there (SOO-31).
 */
export type DayEnd = string | WorkingHours;

/** `hh:mm` both; hours that end no later than they begin end on the next day. */
export interface WorkingHours {
  readonly from: string;
  readonly to: string;
  /** In which the hours are written: the shop's, or another one. */
  readonly zone: string;
}

/** The end of a day in milliseconds since 1970. A day on which no hours begin is over at 24:00. */
export function msAtEnd(day: number, dayEnd: DayEnd, zone: string): number {
  if (typeof dayEnd === 'string') return msAt(day, dayEnd, zone);
  const key = `${day} ${zone}`;
  const ends = remembered.get(dayEnd) ?? new Map<string, number>();
  if (ends.size >= mostRemembered) ends.clear();
  remembered.set(dayEnd, ends);
  const end = ends.get(key) ?? endOfHours(day, dayEnd, zone);
  ends.set(key, end);
  return end;
}

function endOfHours(day: number, { from, to, zone: theirs }: WorkingHours, zone: string): number {
  const noon = msAt(day, '00:00', zone) + dayLength / 2;
  const near = dayNumberOf(noon, theirs);
  // Where clocks change, hours may begin twice on a day: the later ones end it.
  const begun = [near + 1, near, near - 1].find((one) => dayNumberOf(msAt(one, from, theirs), zone) === day);
  if (begun === undefined) return msAt(day, '24:00', zone);
  return msAt(to > from ? begun : begun + 1, to, theirs);
}

/** Some years of days; beyond it the memory starts anew instead of growing. */
const mostRemembered = 2_000;
const remembered = new WeakMap<WorkingHours, Map<string, number>>();
