// What carriers report of a parcel is read anew where it is kept, and told to the return whose label it is.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hearCarrier } from '../../activities/hearCarrier.ts';
import type { OpenDatabase } from '../../src/adapters/database.ts';
import { trackedParcels } from '../../src/adapters/hearings/parcels.ts';
import { databaseLabels } from '../../src/adapters/labels.ts';
import { memoryAudit } from '../../src/adapters/memory/audit.ts';
import { fixedClock } from '../../src/adapters/memory/clock.ts';
import type { ParcelHearing } from '../../src/contract/hearings.ts';
import type { Message } from '../../src/contract/messages.ts';
import { carrierTestKey } from '../support/carrier-call.ts';
import { testDatabase } from '../support/database.ts';
import { type FakeCarriers, fakeCarriers } from '../support/fake-carriers.ts';

const now = '2026-03-28T00:00:00Z';
const rma = 'SOO-7K3MQ9XA-5';
let database: OpenDatabase;
let carriers: FakeCarriers;
beforeAll(async () => {
  [database, carriers] = await Promise.all([testDatabase('PGlite'), fakeCarriers()]);
  const labels = databaseLabels(database.db);
  const bought = { amount: 758, currency: 'USD', at: now, shipmentId: 'shp_1' };
  for (const [key, number] of [
    ['label-1', '9400'],
    ['label-2', '9500'],
  ] as const) {
    await labels.intend({ key, rma, carrier: 'easypost', ...bought });
    await labels.bought(key, { ...bought, trackingNumber: number, fileKey: null });
  }
  await labels.voided('label-2', now);
  const step = (status: string, datetime: string) => ({ status, datetime, status_detail: 'status_update' });
  const steps = [step('delivered', '2026-03-27T10:30:00Z'), step('in_transit', '2026-03-24T03:15:00Z')];
  const track = { status: 'TRANSIT', status_date: '2026-03-24T03:15:00Z' };
  carriers.book.tracked
    .set('trk_1', { id: 'trk_1', tracking_code: '9400', tracking_details: steps })
    .set('trk_2', { id: 'trk_2', tracking_code: '9401', tracking_details: steps })
    .set('trk_3', { id: 'trk_3', tracking_code: '9500', tracking_details: steps })
    .set('trk_4', { id: 'trk_4', tracking_code: '9400', tracking_details: [step('pre_transit', now)] })
    .set('usps/9400', { tracking_number: '9400', tracking_status: track, tracking_history: [track] });
});
afterAll(() => Promise.all([database.close(), carriers.close()]));

async function told(hearing: ParcelHearing, times = 1) {
  const sent: (Message & { readonly name: string })[] = [];
  const account = { apiKey: carrierTestKey, url: carriers.url };
  const hear = hearCarrier({
    parcels: trackedParcels(database.db, { easypost: account, shippo: account }),
    clock: fixedClock(now),
    audit: memoryAudit(),
    returns: {
      signal: async (_rma: string, name: string, message: Message) => (
        sent.push({ ...message, name }),
        { kind: 'kept' }
      ),
    } as unknown as Parameters<typeof hearCarrier>[0]['returns'],
  });
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await hear(hearing));
  return { answer: answers.at(-1), words: sent.map(({ name, at, id }) => `${name} ${at} ${id}`) };
}

const easypost = (tracker: string) => ({ about: 'tracker', service: 'easypost', tracker }) as const;

test('the tracker is read at EasyPost, and each change of state is one message with the carrier’s own instant', async () => {
  const { answer, words } = await told(easypost('trk_1'));
  expect(answer).toEqual({ told: [rma] });
  expect(words).toEqual([
    'parcelScanned 2026-03-24T03:15:00Z easypost-9400-in_transit',
    'parcelScanned 2026-03-27T10:30:00Z easypost-9400-delivered',
  ]);
});

test('the same report again has the same messages', async () => {
  const { words } = await told(easypost('trk_1'), 2);
  expect(new Set(words).size).toBe(2);
});

test('the track is read at Shippo', async () => {
  const hearing = { about: 'tracker', service: 'shippo', carrier: 'usps', trackingNumber: '9400' } as const;
  expect((await told(hearing)).words).toEqual(['parcelScanned 2026-03-24T03:15:00Z shippo-9400-transit']);
});

test.each([
  ['a tracker that its service does not know', easypost('trk_9')],
  ['a parcel that nobody of ours has a label for', easypost('trk_2')],
  ['a label that was given back', easypost('trk_3')],
  ['a label that was only printed', easypost('trk_4')],
  [
    'a number that no label has',
    { about: 'scan', parcel: { trackingNumber: '1' }, status: 'scanned', at: now } as const,
  ],
])('%s is nobody’s news', async (_what, hearing) => {
  expect(await told(hearing)).toEqual({ answer: { told: [], because: 'not-ours' }, words: [] });
});

test('a carrier’s own scan names the parcel or the return', async () => {
  const scan = { about: 'scan', status: 'scanned', at: '2026-03-24T03:15:00Z' } as const;
  expect((await told({ ...scan, parcel: { trackingNumber: '9400' } })).words).toEqual([
    'parcelScanned 2026-03-24T03:15:00Z plain-9400-scanned',
  ]);
  expect((await told({ ...scan, parcel: { rma }, status: 'lost' })).words).toEqual([
    `parcelLost 2026-03-24T03:15:00Z plain-${rma}-lost`,
  ]);
});

test('a service that does not answer is asked again', async () => {
  carriers.book.fail('look-up', '500-before');
  await expect(told(easypost('trk_1'))).rejects.toThrow('EasyPost answered 500');
  expect((await told(easypost('trk_1'))).words).toHaveLength(2);
});
