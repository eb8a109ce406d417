// A shop's calendar names holidays that we hold, days that exist, hours of the clock.
import { isCalendar } from '../calendar/holidays.ts';
import { isDay, isZone } from '../calendar/zone.ts';
import type { Calendar } from './schema-calendar.ts';
import type { Flaw } from './source.ts';

export function checkCalendar(calendar: Calendar): readonly Flaw[] {
  return [...flawsOfHolidays(calendar), ...flawsOfDays(calendar), ...flawsOfHours(calendar)].map(
    ({ path, saying }) => ({
      path: ['calendar', ...path],
      saying,
    }),
  );
}

function flawsOfHolidays({ holidays, deliveryCountries }: Calendar): readonly Flaw[] {
  const delivery = Object.entries(deliveryCountries).map(([country, name]) => ({
    name,
    path: ['deliveryCountries', country],
  }));
  return [{ name: holidays, path: ['holidays'] }, ...delivery]
    .filter(({ name }) => !isCalendar(name))
    .map(({ name, path }) => ({
      path,
      saying: `"${name}" is no calendar that we hold; write china, none, or a country or a part of one such as us, de-by.`,
    }));
}

function flawsOfDays(calendar: Calendar): readonly Flaw[] {
  return (['closed', 'open'] as const).flatMap((list) =>
    calendar[list].flatMap((day, index): Flaw[] =>
      isDay(day) ? [] : [{ path: [list, index], saying: `the calendar has no ${day}; write a day that exists.` }],
    ),
  );
}

function flawsOfHours({ dayEndsAt, hours }: Calendar): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (!isEnd(dayEndsAt)) {
    flaws.push({
      path: ['dayEndsAt'],
      saying: `"${dayEndsAt}" ends no day; write an hour from 00:01 to 24:00.`,
    });
  }
  if (hours === undefined) return flaws;
  const { from, to, zone } = hours;
  if (dayEndsAt !== '24:00')
    flaws.push({ path: ['dayEndsAt'], saying: 'the hours end the day; remove one of the two.' });
  if (!isTime(from)) flaws.push({ path: ['hours', 'from'], saying: `"${from}" begins no day; write 00:00 to 23:59.` });
  if (!isTime(to) && to !== '24:00') {
    flaws.push({ path: ['hours', 'to'], saying: `"${to}" ends no working hours; write 00:00 to 24:00.` });
  }
  if (zone !== undefined && !isZone(zone)) {
    flaws.push({
      path: ['hours', 'zone'],
      saying: `"${zone}" is no zone; write an IANA name such as America/Los_Angeles, or Etc/GMT+8 for UTC−8 all year.`,
    });
  }
  return flaws;
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function isEnd(text: string): boolean {
  return text === '24:00' || (isTime(text) && text !== '00:00');
}
