// Carriers talk a lot; a return hears when its parcel was scanned and when it is lost, at the carrier's own instants.
import { expect, test } from '@jest/globals';
import { parcelFacts } from '../../src/adapters/carriers/tracking.ts';

const step = (status: string, datetime: string, status_detail = 'status_update') => ({
  status,
  datetime,
  status_detail,
});

const easypost = (...tracking_details: readonly object[]) => ({
  description: 'tracker.updated',
  result: { tracking_code: '9400', status: 'in_transit', tracking_details },
});

const shippo = (...tracking_history: readonly object[]) => ({
  event: 'track_updated',
  data: { tracking_number: '9400', tracking_status: tracking_history.at(-1), tracking_history },
});

const told = (form: 'easypost' | 'shippo' | 'plain', report: unknown) =>
  parcelFacts(form, report).map(({ signal, message }) => `${signal} ${message.at} ${message.id}`);

test('a label that was only printed is no parcel', () => {
  expect(told('easypost', easypost(step('pre_transit', '2026-03-22T03:00:00Z', 'label_created')))).toEqual([]);
  expect(told('shippo', shippo({ status: 'PRE_TRANSIT', status_date: '2026-03-22T03:00:00Z' }))).toEqual([]);
});

test('a scan of a day that nobody knows is none', () => {
  expect(told('easypost', easypost(step('in_transit', '0001-01-01T00:00:00Z')))).toEqual([]);
  expect(told('plain', { trackingNumber: '9400', status: 'lost', at: '0001-01-01T00:00:00Z' })).toEqual([]);
  expect(told('shippo', shippo({ status: 'TRANSIT', status_date: '0000-01-01T00:00:00+14:00' }))).toEqual([]);
});

test('of many scans the first of each state is told, with the instant at which it was made', () => {
  const report = easypost(
    step('pre_transit', '2026-03-22T03:00:00Z'),
    step('in_transit', '2026-03-23T20:15:00-07:00'),
    step('in_transit', '2026-03-25T09:00:00Z'),
    step('delivered', '2026-03-27T10:30:00Z'),
  );
  expect(told('easypost', report)).toEqual([
    'parcelScanned 2026-03-24T03:15:00Z easypost-9400-in_transit',
    'parcelScanned 2026-03-27T10:30:00Z easypost-9400-delivered',
  ]);
});

test('a later report repeats a fact under the same id, in whatever order its scans stand', () => {
  const first = easypost(step('in_transit', '2026-03-24T03:15:00Z'));
  const later = easypost(step('delivered', '2026-03-27T10:30:00Z'), step('in_transit', '2026-03-24T03:15:00Z'));
  expect(told('easypost', later)[0]).toBe(told('easypost', first)[0]);
});

test('a parcel is lost when the carrier says lost, not when a delivery has failed', () => {
  const way = step('in_transit', '2026-03-24T03:15:00Z');
  expect(told('easypost', easypost(way, step('failure', '2026-03-30T00:00:00Z', 'delivery_exception')))).toHaveLength(
    1,
  );
  expect(told('easypost', easypost(way, step('failure', '2026-03-30T00:00:00Z', 'lost')))[1]).toBe(
    'parcelLost 2026-03-30T00:00:00Z easypost-9400-lost',
  );
  const failed = { status: 'FAILURE', status_date: '2026-03-30T00:00:00Z' };
  expect(told('shippo', shippo(failed))).toEqual([]);
  expect(told('shippo', shippo({ ...failed, substatus: { code: 'package_lost' } }))).toEqual([
    'parcelLost 2026-03-30T00:00:00Z shippo-9400-lost',
  ]);
});

test('Shippo’s reports tell the same', () => {
  const report = shippo(
    { status: 'PRE_TRANSIT', status_date: '2026-03-22T03:00:00Z' },
    { status: 'TRANSIT', status_date: '2026-03-24T03:15:00Z', substatus: null },
    { status: 'DELIVERED', status_date: '2026-03-27T10:30:00Z' },
  );
  expect(told('shippo', report)).toEqual([
    'parcelScanned 2026-03-24T03:15:00Z shippo-9400-transit',
    'parcelScanned 2026-03-27T10:30:00Z shippo-9400-delivered',
  ]);
});

test('a carrier without a service of theirs reports in our own form', () => {
  const report = { trackingNumber: '9400', status: 'scanned', at: '2026-03-24T03:15:00+08:00' };
  expect(parcelFacts('plain', report)).toEqual([
    {
      trackingNumber: '9400',
      signal: 'parcelScanned',
      message: { id: 'plain-9400-scanned', at: '2026-03-23T19:15:00Z', by: 'carrier' },
    },
  ]);
  expect(told('plain', { ...report, status: 'lost' })[0]).toMatch(/^parcelLost /);
});

test.each([
  null,
  'text',
  {},
  { result: { tracking_code: '', tracking_details: [] } },
  easypost(step('in_transit', '2026-03-24T03:15:00'), step('delivered', 'yesterday')),
  shippo({ status: 'TRANSIT' }, { status: 'TRANSIT', status_date: null }),
  { trackingNumber: '9400', status: 'scanned', at: '2026-03-24' },
])('what nobody can date, or nobody can read, tells nothing: %j', (report) => {
  for (const form of ['easypost', 'shippo', 'plain'] as const) expect(parcelFacts(form, report)).toEqual([]);
});
