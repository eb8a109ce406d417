// The yearly lists of holidays, by calendar. They are data: the list of a new year comes with a new version of its package.
import chinaDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { countryHolidays } from './country-holidays.ts';
import { numberOf, yearOf } from './day-number.ts';

export interface HolidayLists {
  /** Whether the year's list is there. */
  readonly hasYear: (year: number) => boolean;
  /** By number: the days off, be they on a weekend. */
  readonly isHoliday: (day: number) => boolean;
  /** By number: the days at weekends on which people work instead. */
  readonly isMakeUpDay: (day: number) => boolean;
}

/** The lists of a calendar; a calendar that we do not hold has lists without a year. */
export function listsOf(calendar: string): HolidayLists {
  return heldLists(calendar) ?? nothing;
}

/** Whether a pack may name it: `china`, `none`, or a country as `countryHolidays` takes it. */
export function isCalendar(name: string): boolean {
  return name === 'none' || heldLists(name) !== undefined;
}

function heldLists(calendar: string): HolidayLists | undefined {
  return calendar === 'china' ? china : countryHolidays(calendar);
}

// The package's functions ask the machine's zone and are a day off west of UTC. So only its days are read, as text.
const china = read(Object.keys(chinaDays.holidays), Object.keys(chinaDays.workdays));
const nothing = read([], []);

function read(holidays: readonly string[], makeUpDays: readonly string[]): HolidayLists {
  const numbers = holidays.map(numberOf);
  const years = new Set(numbers.map(yearOf));
  const daysOff = new Set(numbers);
  const daysOn = new Set(makeUpDays.map(numberOf));
  return {
    hasYear: (year) => years.has(year),
    isHoliday: (day) => daysOff.has(day),
    isMakeUpDay: (day) => daysOn.has(day),
  };
}
