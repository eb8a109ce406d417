import { expect, test } from '@jest/globals';
import { nextWorkingMorning, type WorkingDays } from '../../src/calendar/working-days.ts';
import { endOfDay } from '../../src/calendar/zone.ts';

const china: WorkingDays = { calendar: 'china', closed: ['2026-06-11'], open: [] };

test.each([
  ['on a Monday, the Tuesday', '2026-06-08T01:00:00Z', '2026-06-08T16:00:00Z'],
  ['in the last second of a Monday, the Tuesday', '2026-06-08T15:59:59Z', '2026-06-08T16:00:00Z'],
  ['at the very start of a Tuesday, the Wednesday', '2026-06-08T16:00:00Z', '2026-06-09T16:00:00Z'],
  ['before a day on which the shop is closed, the day after it', '2026-06-10T01:00:00Z', '2026-06-11T16:00:00Z'],
  ['on a Friday, the Monday', '2026-06-12T01:00:00Z', '2026-06-14T16:00:00Z'],
  ['before a Sunday that is made up, that Sunday', '2026-09-19T01:00:00Z', '2026-09-19T16:00:00Z'],
  ['before National Day, the working day after its week', '2026-09-30T01:00:00Z', '2026-10-07T16:00:00Z'],
])('an alert is repeated %s', (_, at, morning) => {
  expect(nextWorkingMorning(at, 'Asia/Shanghai', china)).toBe(morning);
});

test.each([
  ['a day in Shanghai', '2026-03-22', 'Asia/Shanghai', '2026-03-22T16:00:00Z'],
  ['the day on which clocks go forward in New York', '2026-03-08', 'America/New_York', '2026-03-09T04:00:00Z'],
  ['a day before the one that begins at 01:00 in Beirut', '2026-03-28', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
])('%s ends with the first instant of the next', (_, day, zone, end) => {
  expect(endOfDay(day, zone)).toBe(end);
});
