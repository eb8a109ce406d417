// The working days of a pack and their ends, as the calendar takes them.
import type { DayEnd } from '../calendar/day-end.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Pack } from './load.ts';
import { onceAPack } from './once-a-pack.ts';

export const workingDaysOf = onceAPack(({ document }): WorkingDays => {
  const { holidays, closed, open } = document.calendar;
  return { calendar: holidays, closed, open };
});

/** Where the pack names a calendar for the country of delivery, its holidays are left out for the customer too (ALL-04). */
export function workingDaysIn(pack: Pack, country: string): WorkingDays {
  const deliveryCalendar = pack.document.calendar.deliveryCountries[country];
  return deliveryCalendar === undefined ? workingDaysOf(pack) : { ...workingDaysOf(pack), deliveryCalendar };
}

export const dayEndOf = onceAPack(({ document }): DayEnd => {
  const { dayEndsAt, hours } = document.calendar;
  return hours === undefined ? dayEndsAt : { ...hours, zone: hours.zone ?? document.zone };
});
