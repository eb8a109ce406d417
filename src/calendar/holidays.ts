// The yearly lists of holidays, by calendar. They are data: the list of a new year comes with a new version of its package.
import chinaDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { numberOf, yearOf } from './day-number.ts';

export interface HolidayLists {
  /** The years whose lists are there. */
  readonly years: ReadonlySet<number>;
  /** Numbers of the days off, weekends within a holiday included. */
  readonly holidays: ReadonlySet<number>;
  /** Numbers of the days at weekends on which people work instead. */
  readonly makeUpDays: ReadonlySet<number>;
}

/** The lists of a calendar; a calendar that we do not hold has lists without a year. */
export function listsOf(calendar: string): HolidayLists {
  return calendar === 'china' ? china : nothing;
}

// The package's functions ask the machine's zone and are a day off west of UTC. So only its days are read, as text.
const china = read(Object.keys(chinaDays.holidays), Object.keys(chinaDays.workdays));
const nothing = read([], []);

function read(holidays: readonly string[], makeUpDays: readonly string[]): HolidayLists {
  const numbers = holidays.map(numberOf);
  return {
    years: new Set(numbers.map(yearOf)),
    holidays: new Set(numbers),
    makeUpDays: new Set(makeUpDays.map(numberOf)),
  };
}
