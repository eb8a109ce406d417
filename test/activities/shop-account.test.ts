// Refunds that the shop books itself, or that a person makes.
import type { IncomingMessage } from 'node:http';
import { afterAll, expect, test } from '@jest/globals';
import { manualPayments } from '../../src/adapters/payments/manual.ts';
import { shopAccount } from '../../src/adapters/payments/shop-account.ts';
import { openFakeServer } from '../support/fake-server.ts';
import { memoryLedger } from '../support/memory-ledger.ts';
import { intentIdOf, ownInstant, payerWith, refundRequest } from '../support/refunds.ts';

interface Booked {
  readonly id: string;
  readonly intent: string;
  readonly reference: string;
  status: string;
  readonly amount: number;
  readonly currency: string;
}

const key = 'balance-key';
const booked: Booked[] = [];
/** What is answered to the next call instead. */
let next: { readonly status: number; readonly body: object } | 'reset' | undefined;
const shop = await openFakeServer((request, response, content) => {
  const answer = answerTo(request, content);
  const other = next;
  next = undefined;
  if (other === 'reset') return void request.socket.resetAndDestroy();
  const { status, body } = other ?? answer;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
const url = `${shop.url}/balance`;
afterAll(() => shop.close());

function answerTo(request: IncomingMessage, content: Buffer) {
  if (request.headers.authorization !== `Bearer ${key}`) return { status: 401, body: {} };
  const query = new URL(request.url ?? '', 'http://shop').searchParams;
  if (request.method === 'GET')
    return { status: 200, body: { data: booked.filter((one) => one.intent === query.get('intent')) } };
  const asked = JSON.parse(content.toString('utf8')) as Omit<Booked, 'id' | 'status'>;
  const known = booked.find(({ intent }) => intent === request.headers['idempotency-key']);
  const made = known ?? { id: `bal_${booked.length + 1}`, status: 'pending', ...asked };
  if (known === undefined) booked.push(made);
  return { status: 201, body: made };
}

const toBalance = (ledger = memoryLedger()) => ({ ledger, pay: payerWith(ledger, shopAccount({ url, key })) });
const request = () =>
  refundRequest({
    payment: { id: 'credit', provider: 'account-balance', reference: `H-${Math.floor(performance.now())}` },
  });

test('money to the balance is pending until the shop reports that it is there', async () => {
  const { ledger, pay } = toBalance();
  const one = request();
  expect(await pay(one)).toMatchObject({ kind: 'submitted', settled: false });
  expect(ledger.rows.get(intentIdOf(one))).toMatchObject({ state: 'pending', providerId: booked.at(-1)?.id });
  expect(booked.at(-1)).toMatchObject({ amount: 6490, currency: 'USD', reference: one.payment.reference });
});

test('a lost answer of the shop is looked up, and booked once', async () => {
  const { pay } = toBalance();
  const one = request();
  next = 'reset';
  await expect(pay(one)).rejects.toMatchObject({ type: 'RefundUnknown' });
  expect(await pay(one, 2)).toMatchObject({ kind: 'submitted' });
  expect(booked.filter(({ intent }) => intent === intentIdOf(one))).toHaveLength(1);
});

test.each([
  [
    'a refusal goes to a person with the shop’s sentence',
    422,
    { message: 'This customer has no account.' },
    'declined',
  ],
  ['a key that the shop refuses goes to an operator', 401, {}, 'RefundKeyRefused'],
  ['an answer that nobody understands is looked up', 200, { done: true }, 'RefundUnknown'],
])('%s', async (_what, status, body, end) => {
  next = { status, body };
  const outcome: unknown = await toBalance()
    .pay(request())
    .catch((error: unknown) => error);
  const { kind, type } = outcome as { readonly kind?: string; readonly type?: string };
  expect(kind ?? type).toBe(end);
});

test('a person is asked to move the money, by a reference for the transfer, and no book of ours says that it is there', async () => {
  const ledger = memoryLedger();
  const pay = payerWith(ledger, manualPayments);
  const one = refundRequest();
  expect(await pay(one)).toEqual({ kind: 'asked', at: ownInstant });
  const row = ledger.rows.get(intentIdOf(one));
  expect(row).toMatchObject({ state: 'pending', providerId: expect.stringMatching(/^HW(-[0-9A-F]{4}){3}$/) });
  expect(await pay(one, 2)).toEqual({ kind: 'asked', at: ownInstant });
  expect(ledger.rows.get(intentIdOf(one))).toEqual(row);
  expect(await pay({ ...one, slot: 'p1-2' })).toMatchObject({ kind: 'declined' });
});
