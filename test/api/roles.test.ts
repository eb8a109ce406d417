import { expect, test } from '@jest/globals';
import { can, type Principal } from '../../src/contract/can.ts';
import { type SignalName, signalEvents, type UpdateName, updateEvents } from '../../src/contract/messages.ts';
import { openBench, principals, rma, startBody } from './bench.ts';

const units = { lines: [{ line: '1', quantity: 1 }] };

/** Who may send what, written down once more from the tables, and a body that the message takes. */
const messages: Readonly<Record<UpdateName | SignalName, readonly [senders: string, body: object]>> = {
  supplyEvidence: ['customer', { evidence: ['product-photo'] }],
  withdraw: ['customer', {}],
  answerOffer: ['customer', { answer: 'accept' }],
  registerParcel: ['customer', { postmarkedOn: '2026-03-21' }],
  agreePickUp: ['customer', { for: '2026-03-25T10:00:00Z' }],
  claimCarriage: ['customer', { amount: 900 }],
  appeal: ['customer supervisor', { reason: 'It did break.' }],
  reclaimGoods: ['customer', {}],
  reportMissingRefund: ['customer', {}],
  cancelOrder: ['customer soocas agent supervisor', { reason: 'Ordered twice.' }],
  askForEvidence: ['agent supervisor', { evidence: ['video'] }],
  decide: ['agent supervisor', { verdict: 'approve' }],
  makeOffer: ['agent supervisor', { resolution: 'partial-refund', amount: 900 }],
  recordClaimSent: ['agent', {}],
  answerTrace: ['agent', {}],
  recordReceipt: ['inspector', units],
  recordInspection: ['inspector supervisor', { sheet: { clean: true }, verdict: 'accept' }],
  recordDispatch: ['inspector soocas', {}],
  recordSentBack: ['inspector soocas', {}],
  recordNotInStock: ['inspector soocas', {}],
  decideAppeal: ['supervisor', { verdict: 'approve', reason: 'The photo shows it.' }],
  holdRefund: ['supervisor', { reason: 'Under review.' }],
  releaseRefund: ['supervisor', {}],
  overrideRuling: ['supervisor', { verdict: 'approve', reason: 'Goodwill.' }],
  moveClock: ['supervisor', { clock: 'SOO-K02', to: '2026-03-30T12:00:00Z', reason: 'Holiday.' }],
  confirmRefund: ['finance', {}],
  recordCarriagePaid: ['finance customer', {}],
  retryStep: ['operator', {}],
  approve: ['agent supervisor', {}],
  decline: ['agent supervisor', { reason: 'Not covered.' }],
  parcelScanned: ['carrier', { carriage: 900 }],
  secondParcelScanned: ['carrier', units],
  parcelLost: ['carrier', {}],
  carrierAnswered: ['carrier', { amount: 900, paidTo: 'platform' }],
  refundReported: ['provider', { status: 'settled' }],
  noticeSent: ['mail soocas', {}],
  noticeBounced: ['mail soocas', {}],
};

const names = Object.keys(messages) as readonly (keyof typeof messages)[];

/** The role behind each key of the bench, as the table above names it. */
const called = (key: string) => key.split(':')[0] ?? '';

/** Keys of a right role, but of another shop or another return. */
const elsewhere: Readonly<Record<string, string>> = { website: 'soocas', stranger: 'customer' };

function expected(name: keyof typeof messages, key: string): number {
  const senders = messages[name][0].split(' ');
  if (senders.includes(called(key))) return name in signalEvents ? 202 : 200;
  return senders.includes(elsewhere[key] ?? '') ? 404 : 403;
}

test('the table has every message', () => {
  expect([...names].sort()).toEqual([...Object.keys(updateEvents), ...Object.keys(signalEvents)].sort());
});

test.each(names)('%s is taken from those who may send it, and from nobody else', async (name) => {
  const bench = openBench();
  await bench.start(startBody());
  const answers = await Promise.all(
    Object.keys(principals).map(async (key) => {
      const { status } = await bench.send(name, key, { id: `${name}-${key}`, ...messages[name][1] });
      return [key, status];
    }),
  );
  expect(answers).toEqual(Object.keys(principals).map((key) => [key, expected(name, key)]));
  const senders = messages[name][0].split(' ');
  expect(bench.returns.sent.map(({ message }) => message.by).sort()).toEqual(senders.map(speaks).sort());
  expect((await bench.send(name, 'nobody', { id: '1' })).status).toBe(401);
});

/** What stands in `by` of a message that this sender sent. */
function speaks(sender: string): string {
  const key = Object.keys(principals).find((one) => called(one) === sender) ?? '';
  if (sender === 'mail' || sender === 'soocas') return 'shop';
  return key;
}

test('a return is read by staff, by its shop and its customer', async () => {
  const bench = openBench();
  await bench.start(startBody());
  const answers = await Promise.all(
    Object.keys(principals).map(async (key) => [key, (await bench.get(`/v1/returns/${rma}`, key)).status]),
  );
  const closed = { carrier: 403, provider: 403, mail: 403, website: 404, stranger: 404 };
  expect(Object.fromEntries(answers)).toEqual({
    ...Object.fromEntries(Object.keys(principals).map((key) => [key, 200])),
    ...closed,
  });
});

test('a return is asked for by its shop, or by staff for it', async () => {
  const answers = await Promise.all(
    Object.keys(principals).map(async (key) => [key, (await openBench().start(startBody(), key)).status]),
  );
  const taken = answers.filter(([, status]) => status !== 403);
  expect(Object.fromEntries(taken)).toEqual({ 'agent:bo': 201, 'supervisor:eve': 201, soocas: 201 });
});

test('another return and none at all are refused in the same words', async () => {
  const bench = openBench();
  await bench.start(startBody());
  const other = await bench.get(`/v1/returns/${rma}`, 'stranger');
  const none = await openBench().get(`/v1/returns/${rma}`, 'customer');
  expect(other.body).toEqual(none.body);
  expect(other.status).toBe(404);
});

test('a `by` alone, as a signal past the API has it, is asked the same question', () => {
  const subject = { rma, shop: 'soocas' };
  const may = (principal: Principal, action: UpdateName | SignalName) => can(principal, action, subject);
  expect(may({ role: 'agent' }, 'approve')).toBe(true);
  expect(may({ role: 'inspector' }, 'approve')).toBe(false);
  expect(may({ role: 'nobody' as 'agent' }, 'approve')).toBe(false);
  expect(may({ role: 'shop' }, 'noticeSent')).toBe(true);
  expect(may({ role: 'customer' }, 'registerParcel')).toBe(true);
  expect(may({ role: 'agent' }, 'overrideRuling')).toBe(false);
});
