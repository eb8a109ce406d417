// One webhook on its way to a shop's system: signed, sent to nobody else, and read no further than its status.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isPrivate, publicLookup, unfitAddress } from '../../src/adapters/webhooks/address.ts';
import { webhookSender } from '../../src/adapters/webhooks/send.ts';
import { type FakeReceiver, fakeReceiver } from '../support/fake-receiver.ts';

const [secret, other] = [7, 8].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`) as [string, string];
const body = '{"type":"return.closed","data":{"rma":"SOO-1","text":"Größe 42 – 尺寸"}}';
const send = webhookSender({ allowPrivate: true, timeoutMs: 2000 });
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await fakeReceiver();
});
afterAll(() => receiver.close());

const message = (change: object = {}) => ({ url: receiver.url, id: 'evt_1', body, secrets: [secret], ...change });

test('the receiver can verify it with the package of the standard, and nobody without the secret signs so', async () => {
  expect(await send(message())).toMatchObject({ status: 200, error: null });
  const taken = receiver.taken.at(-1);
  if (taken === undefined) throw new Error('nothing came');
  expect(taken.headers['webhook-id']).toBe('evt_1');
  expect(new Webhook(secret).verify(taken.body, taken.headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(other).verify(taken.body, taken.headers)).toThrow();
  expect(() => new Webhook(secret).verify(taken.body.replace('42', '43'), taken.headers)).toThrow();
});

test('after a rotation both secrets verify it', async () => {
  await send(message({ secrets: [secret, other] }));
  const { body: sent = '', headers = {} } = receiver.taken.at(-1) ?? {};
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const one of [secret, other]) expect(new Webhook(one).verify(sent, headers)).toEqual(JSON.parse(body));
});

test('a redirect is not followed', async () => {
  const elsewhere = await fakeReceiver();
  receiver.next({ status: 307, headers: { location: elsewhere.url } });
  expect(await send(message())).toMatchObject({ status: 307, error: 'redirect' });
  expect(elsewhere.taken).toEqual([]);
  await elsewhere.close();
});

test.each([
  ['410 means that it is gone', 410, { status: 410, error: 'gone' }],
  ['500 is not taken', 500, { status: 500, error: 'status' }],
  [
    'a change to another protocol is not taken',
    { status: 101, headers: { connection: 'upgrade', upgrade: 'websocket' } },
    { status: 101, error: 'status' },
  ],
  ['a cut connection is not taken', 'reset' as const, { status: null, error: 'connection' }],
  ['429 says when to come again', { status: 429, headers: { 'retry-after': '120' } }, { retryAfterMs: 120_000 }],
  ['503 says when to come again', { status: 503, headers: { 'retry-after': '7' } }, { retryAfterMs: 7000 }],
])('%s', async (_what, plan, answer) => {
  receiver.next(plan);
  expect(await send(message())).toMatchObject(answer);
});

test('who does not answer in time has not taken it', async () => {
  receiver.next('silent');
  const hasty = webhookSender({ allowPrivate: true, timeoutMs: 150 });
  expect(await hasty(message())).toMatchObject({ status: null, error: 'timeout' });
});

test('an answer without an end does not keep us', async () => {
  receiver.next({ status: 200, body: 'x'.repeat(5_000_000) });
  expect(await send(message())).toMatchObject({ status: 200, error: null });
});

test('nothing goes into a private network, whatever stands in the address', async () => {
  const before = receiver.taken.length;
  const careful = webhookSender({ allowPrivate: false, timeoutMs: 2000 });
  const { port } = new URL(receiver.url);
  for (const url of [
    receiver.url,
    `https://127.0.0.1:${port}/`,
    `https://localhost:${port}/`,
    `https://[::1]:${port}/`,
  ])
    expect(await careful(message({ url }))).toMatchObject({ status: null, error: 'private-address' });
  expect(receiver.taken).toHaveLength(before);
});

test('a public name that leads into a private network is refused at the connection', async () => {
  const heard = await new Promise((resolve) => publicLookup('localhost', { all: true }, (error) => resolve(error)));
  expect(heard).toMatchObject({ name: 'PrivateAddress' });
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
])('%s is private', (address) => {
  expect(isPrivate(address)).toBe(true);
});

test.each(['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1'])('%s is public', (address) => {
  expect(isPrivate(address)).toBe(false);
});

test.each([
  ['http://shop.example/hooks', /https/],
  ['https://10.0.0.7/hooks', /private/],
  ['https://localhost/hooks', /private/],
  ['https://[::1]/hooks', /private/],
  ['https://2130706433/hooks', /private/],
  ['https://ann:secret@shop.example/', /password/],
  ['https://shop.example/#here', /#/],
  ['hooks', /wanted/],
])('%s is no address for webhooks', (url, sentence) => {
  expect(unfitAddress(url, { allowPrivate: false })).toMatch(sentence);
});

test('in development webhooks may go to this machine', () => {
  expect(unfitAddress('http://127.0.0.1:9000/hooks', { allowPrivate: true })).toBeUndefined();
  expect(unfitAddress('https://shop.example/hooks', { allowPrivate: false })).toBeUndefined();
});
