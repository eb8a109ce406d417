// The working days of a pack, as the calendar takes them; one object a pack, so that it is read once.
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Pack } from './load.ts';

const known = new WeakMap<Pack, WorkingDays>();

export function workingDaysOf(pack: Pack): WorkingDays {
  const { holidays, closed, open } = pack.document.calendar;
  const days = known.get(pack) ?? { calendar: holidays, closed, open };
  known.set(pack, days);
  return days;
}
