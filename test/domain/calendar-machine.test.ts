import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('../../src/calendar', import.meta.url));

/** Figures of every unit, printed by a process of its own. */
const program = `
  const { dueOf } = await import(process.env.CALENDAR + '/due.ts');
  const { elapsedLeavingOut } = await import(process.env.CALENDAR + '/hours.ts');
  const { dayOf, startOfDay } = await import(process.env.CALENDAR + '/zone.ts');
  const workingDays = { calendar: 'china', closed: ['2026-06-24'], open: ['2026-06-27'] };
  const span = { anchorAt: '2026-09-18T09:00:00Z', count: 5, zone: 'Asia/Shanghai', dayEndsAt: '20:00', workingDays,
    pauses: [{ from: '2026-09-18T09:00:00Z', to: '2026-09-21T09:00:00Z' }] };
  const units = ['natural-days', 'working-days', 'customer-working-days', 'bank-days', 'hours', 'months'];
  console.log(JSON.stringify([
    ...units.map((unit) => dueOf({ ...span, unit }).at),
    dueOf({ ...span, unit: 'working-days', count: 3, anchorAt: '2026-06-22T17:00:00Z', pauses: [] }).at,
    elapsedLeavingOut('2026-09-30T02:00:00Z', 48, 'Asia/Shanghai', workingDays),
    dayOf('2026-03-08T03:00:00Z', 'America/New_York'),
    startOfDay('2026-03-29', 'Asia/Beirut'),
    dueOf({ ...span, unit: 'working-days', count: 4, anchorAt: '2026-07-01T15:00:00Z', pauses: [],
      dayEndsAt: { from: '22:00', to: '06:00', zone: 'America/New_York' }, zone: 'America/Los_Angeles',
      workingDays: { calendar: 'us', closed: [], open: [] } }).at,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  ]));`;

test.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('a machine in %s gives the same answers', async (zone) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', 'tsx', '--input-type=module', '--eval', program],
    { env: { ...process.env, NODE_OPTIONS: '', TZ: zone, CALENDAR: folder } },
  );
  expect(JSON.parse(stdout)).toEqual([
    '2026-09-25T16:00:00Z',
    '2026-09-28T12:00:00Z',
    '2026-09-28T16:00:00Z',
    '2026-09-25T16:00:00Z',
    '2026-09-18T14:00:00Z',
    '2027-02-18T16:00:00Z',
    '2026-06-27T12:00:00Z',
    '2026-10-09T02:00:00Z',
    '2026-03-07',
    '2026-03-28T22:00:00Z',
    '2026-07-09T10:00:00Z',
    zone,
  ]);
});

test('the lists of countries are loaded once a calendar names one, and not before', async () => {
  const loaded = `
    const { createRequire } = await import('node:module');
    const { isWorkingDay } = await import(process.env.CALENDAR + '/working-days.ts');
    const isLoaded = () => Object.keys(createRequire(process.env.CALENDAR + '/x.js').cache).some((path) => path.includes('date-holidays'));
    const asked = ['none', 'china', 'us'].map((calendar) => {
      isWorkingDay('2026-07-03', { calendar, closed: [], open: [] });
      return isLoaded();
    });
    console.log(JSON.stringify(asked));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', 'tsx', '--input-type=module', '--eval', loaded],
    { env: { ...process.env, NODE_OPTIONS: '', CALENDAR: folder } },
  );
  expect(JSON.parse(stdout)).toEqual([false, false, true]);
});
