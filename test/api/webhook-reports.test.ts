// What payment providers and carriers report: nothing is looked at that they have not signed.
import { expect, test } from '@jest/globals';
import { checksOf } from '../../src/adapters/hearings/hearings.ts';
import { memoryHearings } from '../../src/adapters/memory/hearings.ts';
import {
  easypostReport,
  payer,
  paypalReport,
  refundEvent,
  reportSecrets,
  shippoReport,
  type SignedReport,
  standardReport,
  stripeReport,
} from '../support/signed-reports.ts';
import { openBench, rma } from './bench.ts';

const scan = { trackingNumber: '9400', status: 'scanned', at: '2026-03-22T03:00:00+08:00' };
const booked = { type: 'refund.settled', data: { intent: 'PLT-1:goods:credit', id: 'bal_1' } };

function open(secrets = checksOf(reportSecrets)) {
  const hearings = memoryHearings(secrets);
  const bench = openBench({ hearings });
  const give = async ({
    path,
    headers,
    body,
  }: Omit<SignedReport, 'body'> & { readonly body: string | Uint8Array<ArrayBuffer> }) => {
    const response = await bench.app.request(path, { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
  };
  return { give, hearings };
}

const all: readonly (readonly [string, () => SignedReport, object])[] = [
  [
    'Stripe',
    () => stripeReport(refundEvent()),
    { about: 'payment', provider: 'stripe', references: ['pi_1', 'ch_1'], at: '2026-03-22T03:00:00Z' },
  ],
  ['PayPal', () => paypalReport('CAP-1'), { about: 'paypal', report: expect.stringMatching(/^[0-9a-f]{40}$/) }],
  ['EasyPost', () => easypostReport('trk_1'), { about: 'tracker', service: 'easypost', tracker: 'trk_1' }],
  [
    'Shippo',
    () => shippoReport('9400'),
    { about: 'tracker', service: 'shippo', carrier: 'usps', trackingNumber: '9400' },
  ],
  [
    'a carrier',
    () => standardReport('carrier', scan),
    { about: 'scan', parcel: { trackingNumber: '9400' }, status: 'scanned', at: '2026-03-21T19:00:00Z' },
  ],
  ['the shop', () => standardReport('shop-account', booked), { about: 'intent', intent: 'PLT-1:goods:credit' }],
];

test.each(all)('a report of %s is looked at once, however often it comes', async (_who, report, hearing) => {
  const { give, hearings } = open();
  const one = report();
  expect(await give(one)).toMatchObject({ status: 200, body: { taken: true } });
  await give(one);
  expect(hearings.started).toHaveLength(1);
  expect(hearings.started[0]).toMatchObject({ hearing });
});

test.each(all.filter(([who]) => who !== 'Shippo' && who !== 'PayPal'))(
  'what somebody has changed in a report of %s, by one byte that means nothing, is refused',
  async (_who, report) => {
    const { give, hearings } = open();
    const signed = report();
    const changed = { ...signed, body: `${signed.body.slice(0, -1)} ${signed.body.slice(-1)}` };
    for (const one of [changed, { ...signed, body: `${signed.body} ` }, { ...signed, headers: {} }])
      expect(await give(one)).toMatchObject({ status: 401, body: { code: 'BAD_SIGNATURE' } });
    expect(hearings.started).toEqual([]);
  },
);

test.each([
  ['Shippo with another token', shippoReport('9400', 'shippo-tokem')],
  ['Shippo without a token', { ...shippoReport('9400'), path: '/v1/webhooks/shippo' }],
  ['PayPal without its headers', { ...paypalReport('CAP-1'), headers: {} }],
  ['PayPal of last week', paypalReport('CAP-1', 'right', new Date(Date.now() - 7 * 86_400_000))],
  ['Stripe of ten minutes ago', stripeReport(refundEvent(), Math.floor(Date.now() / 1000) - 600)],
  ['a carrier of ten minutes ago', standardReport('carrier', scan, { at: new Date(Date.now() - 600_000) })],
  ['the shop of ten minutes ahead', standardReport('shop-account', booked, { at: new Date(Date.now() + 600_000) })],
  ['the shop by the carrier’s secret', { ...standardReport('carrier', booked), path: '/v1/webhooks/shop-account' }],
])('a report of %s is refused', async (_who, report) => {
  const { give, hearings } = open();
  expect(await give(report)).toMatchObject({ status: 401, body: { code: 'BAD_SIGNATURE' } });
  expect(hearings.started).toEqual([]);
});

test.each([
  ['another event of Stripe', stripeReport(refundEvent({ type: 'customer.created' }))],
  ['a dispute at Stripe', stripeReport(refundEvent({ type: 'charge.dispute.created' }))],
  ['another event of EasyPost', easypostReport('batch_1', 'batch.updated')],
  ['a scan without a zone', standardReport('carrier', { ...scan, at: '2026-03-22T03:00:00' })],
  ['a scan of nothing', standardReport('carrier', { status: 'scanned', at: scan.at })],
  [
    'a scan with a mistyped RMA number',
    standardReport('carrier', { rma: 'SOO-7K3MQ9XA-6', status: 'lost', at: scan.at }),
  ],
  ['a booking of nothing', standardReport('shop-account', { data: {} })],
  ['a booking of what nobody could look for', standardReport('shop-account', { data: { intent: 'PLT-1\u0000' } })],
  ['a scan of what nobody could look for', standardReport('carrier', { ...scan, trackingNumber: '94\u0000' })],
])('%s is answered well and not looked at', async (_what, report) => {
  const { give, hearings } = open();
  expect(await give(report)).toEqual({ status: 200, body: { taken: false } });
  expect(hearings.started).toEqual([]);
});

test('somebody’s forgery under the id of a message of PayPal does not stand in the way of PayPal’s own', async () => {
  const { give, hearings } = open();
  await give(paypalReport('CAP-1', 'forged'));
  await give(paypalReport('CAP-1', 'right'));
  expect(hearings.started).toHaveLength(2);
});

test('what only PayPal can tell from its own waits apart: where it is looked at, its digest alone is named', async () => {
  const { give, hearings } = open();
  const report = paypalReport('CAP-1');
  await give(report);
  const [started] = hearings.started;
  expect(started?.waits).toEqual({
    body: report.body,
    headers: expect.objectContaining({ 'paypal-transmission-sig': 'right' }),
  });
  expect(started?.waits?.headers).not.toHaveProperty('content-type');
  expect(JSON.stringify(started?.hearing)).not.toContain(payer.email_address);
});

test('a report in the name of PayPal that is far longer than its own, or no text, waits nowhere', async () => {
  const { give, hearings } = open();
  const report = paypalReport('CAP-1');
  const padded = (bytes: number) => report.body.padEnd(bytes, ' ');
  expect((await give({ ...report, body: padded(65_537) })).status).toBe(413);
  const notText = new Uint8Array(Buffer.from(report.body.replace('Paula', 'Pa\u00fcla'), 'latin1'));
  expect((await give({ ...report, body: notText })).status).toBe(401);
  expect(hearings.started).toEqual([]);
  expect((await give({ ...report, body: padded(65_536) })).status).toBe(200);
});

test('who has no secret set up takes no reports', async () => {
  const none = { stripeSecret: null, paypalWebhookId: null, easypostSecret: null };
  const { give } = open(checksOf({ ...none, shippoToken: null, carrierSecret: null, shopAccountSecret: null }));
  for (const [, report] of all) expect((await give(report())).status).toBe(404);
});

test('a report has a limit', async () => {
  const { give } = open();
  expect((await give({ ...shippoReport('9400'), body: ' '.repeat(300_000) })).status).toBe(413);
});

test('what finance or a provider says of a refund to its return brings our ledger up to date, once', async () => {
  const hearings = memoryHearings();
  const bench = openBench({ hearings });
  await bench.start();
  await bench.send('confirmRefund', 'finance:lu', { id: 'm-1' });
  await bench.send('confirmRefund', 'finance:lu', { id: 'm-1' });
  await bench.send('refundReported', 'provider', { id: 'm-2', status: 'failed' });
  await bench.send('refundReported', 'provider', { id: 'm-3', status: 'submitted' });
  await bench.send('parcelScanned', 'carrier', { id: 'm-4' });
  expect(hearings.started.map(({ hearing }) => hearing)).toEqual([
    { about: 'return', rma, status: 'settled' },
    { about: 'return', rma, status: 'failed' },
  ]);
});

test('what a return has refused is no news to our ledger', async () => {
  const hearings = memoryHearings();
  const problem = { at: '', code: 'NOT_NOW' as const, detail: 'Not in this stage.' };
  const bench = openBench({ hearings, told: { kind: 'problem', problem } });
  await bench.start();
  expect((await bench.send('confirmRefund', 'finance:lu', { id: 'm-1' })).status).toBe(409);
  expect(hearings.started).toEqual([]);
});
