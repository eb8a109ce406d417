// The public holidays of countries and of their parts, from a library which is loaded only once a pack names one of them.
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import { msOf } from '../domain/instant.ts';
import { numberOf, yearOf } from './day-number.ts';
import type { HolidayLists } from './holidays.ts';

/**
 * The lists of a country, `us`, of a part of it, `de-by`, or of a part of that, `de-by-a`; upper and lower case are the
 * same. Undefined: we hold no such lists. China's are not among them, since only `china` has the make-up days.
 */
export function countryHolidays(name: string): HolidayLists | undefined {
  const key = name.toLowerCase();
  if (!known.has(key)) known.set(key, find(key));
  return known.get(key);
}

const known = new Map<string, HolidayLists | undefined>();

/** The years for which the library can tell the moon, and with it the holidays that follow the moon. */
const firstYear = 1970;
const lastYear = 2076;

function find(key: string): HolidayLists | undefined {
  if (!/^[a-z]{2}(-[a-z0-9]+){0,2}$/.test(key) || key === 'cn') return undefined;
  const Library = load();
  const place = placeOf(new Library(), key.split('-'));
  return place === undefined ? undefined : listsFrom(new Library(...place, { types: ['bank', 'public'] }));
}

type Place = [country: string, state: string, region: string];

/** An unknown part would go unnoticed by the library, which then takes the whole country. */
function placeOf(library: Holidays, [country = '', state = '', region = '']: readonly string[]): Place | undefined {
  const inCountry = among(library.getCountries(), country);
  if (inCountry === undefined) return undefined;
  const inState = state === '' ? '' : among(library.getStates(inCountry), state);
  if (inState === undefined) return undefined;
  const inRegion = region === '' ? '' : among(library.getRegions(inCountry, inState), region);
  return inRegion === undefined ? undefined : [inCountry, inState, inRegion];
}

function among(names: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return Object.keys(names ?? {}).find((name) => name.toLowerCase() === key);
}

function listsFrom(library: Holidays): HolidayLists {
  const days = new Set<number>();
  const read = new Set<number>();
  const readYear = (year: number): void => {
    if (read.has(year)) return;
    read.add(year);
    for (const day of library.getHolidays(year).filter(isKept).flatMap(daysOf)) days.add(day);
  };
  const hasYear = (year: number): boolean => year >= firstYear && year <= lastYear;
  return {
    hasYear,
    isHoliday: (day) => {
      const year = yearOf(day);
      if (!hasYear(year)) return false;
      // Holidays that begin in December may reach into January.
      readYear(year - 1);
      readYear(year);
      return days.has(day);
    },
    isMakeUpDay: () => false,
  };
}

type Holiday = ReturnType<Holidays['getHolidays']>[number];

/** Days that the banks alone keep do not count, but for those that make up for a public holiday on a weekend. */
function isKept({ type, substitute }: Holiday): boolean {
  return type === 'public' || substitute === true;
}

/** The numbers of the days that a holiday takes whole; on a day of which it takes the afternoon people work. */
function daysOf({ date, start, end }: Holiday): readonly number[] {
  const first = numberOf(date.slice(0, '2026-03-22'.length));
  const hours = (msOf(end.toISOString()) - msOf(start.toISOString())) / 3_600_000;
  // One hour more, since a day on which the clock goes forward has 23.
  const count = Math.floor((hours + 1) / 24);
  return Array.from({ length: count }, (_, place) => first + place);
}

/** Loading it takes longer than most cases that are decided: shops that do not need it do not wait for it. */
function load(): typeof Holidays {
  const require = createRequire(import.meta.url);
  return require('date-holidays') as typeof Holidays;
}
