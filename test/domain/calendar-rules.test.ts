// The lists of two countries against the words of their laws, year by year.
import { expect, test } from '@jest/globals';
import { isBankDay, isWorkingDay } from '../../src/calendar/working-days.ts';
import { addDays } from '../../src/calendar/zone.ts';

const years = Array.from({ length: 2060 - 2022 }, (_, index) => 2022 + index);

/** The weekdays that the country has off, in order. */
function weekdaysOff(calendar: string, year: number): readonly string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
  const workingDays = { calendar, closed: [], open: [] };
  return days.filter((day) => day.startsWith(`${year}`) && isBankDay(day) && !isWorkingDay(day, workingDays));
}

test.each(years)('the United States of %i keep their holidays as their law names them', (year) => {
  const kept = (day: string): string =>
    weekdayOf(day) === 6 ? addDays(day, -1) : weekdayOf(day) === 0 ? addDays(day, 1) : day;
  const fixed = [
    `${year}-01-01`,
    `${year}-06-19`,
    `${year}-07-04`,
    `${year}-11-11`,
    `${year}-12-25`,
    `${year + 1}-01-01`,
  ];
  const named = [
    nthWeekday(`${year}-01-01`, 1, 3),
    nthWeekday(`${year}-02-01`, 1, 3),
    addDays(nthWeekday(`${year}-06-01`, 1, 1), -7),
    nthWeekday(`${year}-09-01`, 1, 1),
    nthWeekday(`${year}-10-01`, 1, 2),
    nthWeekday(`${year}-11-01`, 4, 4),
  ];
  const all = [...fixed.map(kept), ...named].filter((day) => day.startsWith(`${year}`));
  expect(weekdaysOff('us', year)).toEqual(all.toSorted());
});

test.each(years)('Bavaria of %i keeps its holidays as its law names them', (year) => {
  const easter = easterOf(year);
  const all = [
    ...['01-01', '01-06', '05-01', '10-03', '11-01', '12-25', '12-26'].map((day) => `${year}-${day}`),
    ...[-2, 1, 39, 50, 60].map((days) => addDays(easter, days)),
  ];
  expect(weekdaysOff('de-by', year)).toEqual([...new Set(all)].filter(isBankDay).toSorted());
});

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The first of a month moved to the nth of a weekday, Sunday being 0. */
function nthWeekday(first: string, weekday: number, nth: number): string {
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

/** The Sunday after the first full moon of spring, by the church's reckoning. */
function easterOf(year: number): string {
  const century = Math.floor(year / 100);
  const moonDrift = Math.floor((13 + 8 * century) / 25);
  const epact = (19 * (year % 19) + 15 + century - Math.floor(century / 4) - moonDrift) % 30;
  const moon = epact === 29 || (epact === 28 && year % 19 > 10) ? epact - 1 : epact;
  const fullMoon = addDays(`${year}-03-21`, moon);
  return addDays(fullMoon, 7 - weekdayOf(fullMoon));
}
