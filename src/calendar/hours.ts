// Elapsed hours that holidays do not use up (WEB-22).
import { instantOf, msOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { readWorkingDays } from './working-days.ts';
import type { WorkingDays } from './working-days.ts';
import { dayNumberOf, msAt } from './zone.ts';

/**
 * The instant at which so many hours have elapsed since `from`, the hours of the calendar's holidays left out and those
 * of weekends counted. No hours: `from` itself.
 * Throws a RangeError for a zone, an instant or a number of hours that is none.
 */
export function elapsedLeavingOut(from: Instant, hours: number, zone: string, workingDays: WorkingDays): Instant {
  if (!(hours >= 0)) throw new RangeError(`${hours} hours cannot elapse.`);
  const { isHoliday } = readWorkingDays(workingDays);
  let reached = msOf(from);
  let left = hours * 3_600_000;
  for (let day = dayNumberOf(reached, zone); left > 0; day += 1) {
    const end = msAt(day, '24:00', zone);
    const used = isHoliday(day) ? 0 : Math.min(left, Math.max(0, end - reached));
    left -= used;
    reached = left > 0 ? Math.max(reached, end) : reached + used;
  }
  return instantOf(reached);
}
