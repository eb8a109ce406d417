// Which days are worked: by the shop, by the customer (ALL-04), by banks (ALL-02).
import { type Day, type Instant, instantOf, msOf } from '../domain/instant.ts';
import { once } from '../domain/once.ts';
import { isWeekday, numberOf } from './day-number.ts';
import { listsOf } from './holidays.ts';
import { dayNumberOf, msAt } from './zone.ts';

/** A shop's working days, Monday to Friday as its calendar and its own days change them. */
export interface WorkingDays {
  /** `china`; `none`, without holidays; or a country or a part of one, `us`, `de-by`. */
  readonly calendar: string;
  /** The shop's own days off. They count as holidays, and closed outweighs open. */
  readonly closed: readonly Day[];
  /** The shop's own working days, be it on a weekend or a holiday. */
  readonly open: readonly Day[];
  /** The calendar of the country of delivery, where the shop names one: its holidays bind the customer alone (ALL-04). */
  readonly deliveryCalendar?: string;
}

/** A day on which the shop works: make-up days count, a year without a list counts Monday to Friday. */
export function isWorkingDay(day: Day, workingDays: WorkingDays): boolean {
  return readWorkingDays(workingDays).isWorked(numberOf(day));
}

/**
 * Monday to Friday less the holidays of the shop's calendar and of the delivery country's; what the shop works besides
 * never counts (ALL-04).
 */
export function isCustomerWorkingDay(day: Day, workingDays: WorkingDays): boolean {
  return readWorkingDays(workingDays).isWorkedByCustomers(numberOf(day));
}

/** Monday to Friday, without regard to holidays (ALL-02). */
export function isBankDay(day: Day): boolean {
  return isWeekday(numberOf(day));
}

/** Whether a calendar's holidays of a year are known; the calendar `none` needs no list. */
export function hasList(year: number, calendar: string): boolean {
  return calendar === 'none' || listsOf(calendar).hasYear(year);
}

/** The start of the first working day after the day of an instant. */
export function nextWorkingMorning(at: Instant, zone: string, workingDays: WorkingDays): Instant {
  const { isWorked } = readWorkingDays(workingDays);
  let day = dayNumberOf(msOf(at), zone) + 1;
  while (!isWorked(day)) day += 1;
  return instantOf(msAt(day, '00:00', zone));
}

/** The same questions by day number, for counting over many days. */
export const readWorkingDays = once(read);

function read({ calendar, closed, open, deliveryCalendar }: WorkingDays): WorkingDaysByNumber {
  const { isHoliday, isMakeUpDay } = listsOf(calendar);
  const delivery = listsOf(deliveryCalendar ?? 'none');
  const closedNumbers = new Set(closed.map(numberOf));
  const openNumbers = new Set(open.map(numberOf));
  const isOff = (day: number): boolean => closedNumbers.has(day) || (isHoliday(day) && !openNumbers.has(day));
  return {
    isWorked: (day) => !isOff(day) && (isWeekday(day) || isMakeUpDay(day) || openNumbers.has(day)),
    isWorkedByCustomers: (day) =>
      isWeekday(day) && !isHoliday(day) && !closedNumbers.has(day) && !delivery.isHoliday(day),
    isHoliday: isOff,
  };
}

interface WorkingDaysByNumber {
  readonly isWorked: (day: number) => boolean;
  readonly isWorkedByCustomers: (day: number) => boolean;
  /** On the calendar's list and not worked by the shop, or closed by it; a mere weekend is no holiday. */
  readonly isHoliday: (day: number) => boolean;
}
