// A provider is not asked faster than it likes, is left alone while it is down, and is known by its name.
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { circuitOf } from '../../src/adapters/payments/circuit.ts';
import { keyRefused, noAnswer } from '../../src/adapters/payments/no-answer.ts';
import { paced } from '../../src/adapters/payments/pace.ts';
import { paypalVerifier } from '../../src/adapters/payments/paypal-webhook.ts';
import { joinPayments } from '../../src/join-payments.ts';
import { readSettings } from '../../src/settings.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { paypalTestClient } from '../support/fake-paypal.ts';

describe('a provider that is down', () => {
  const down = async () => Promise.reject(noAnswer('down'));
  const up = async () => 'up';

  function scene() {
    let nowMs = 0;
    const circuit = circuitOf({ name: 'Stripe', now: () => nowMs, failures: 3, openMs: 1000, longestMs: 4000 });
    const fail = async (times: number) => {
      for (let time = 0; time < times; time += 1) await expect(circuit(down)).rejects.toThrow();
    };
    return { circuit, fail, pass: (ms: number) => void (nowMs += ms) };
  }

  test('is left alone after some calls in a row, and says when to come again', async () => {
    const { circuit, fail } = scene();
    await fail(3);
    await expect(circuit(up)).rejects.toMatchObject({
      message: expect.stringContaining('left alone'),
      retryAfterMs: 1000,
    });
  });

  test('is asked by one probe at a time, and by all once it answers', async () => {
    const { circuit, fail, pass } = scene();
    await fail(3);
    pass(1000);
    let answer = (_text: string): void => undefined;
    const probe = circuit(() => new Promise<string>((give) => (answer = give)));
    await expect(circuit(up)).rejects.toThrow('left alone');
    answer('back');
    expect(await probe).toBe('back');
    expect(await circuit(up)).toBe('up');
  });

  test('is left alone for twice as long after each probe, up to a limit, and as long as it says itself', async () => {
    const { circuit, fail, pass } = scene();
    await fail(3);
    for (const ms of [1000, 2000, 4000, 4000]) {
      pass(ms - 1);
      await expect(circuit(up)).rejects.toThrow('left alone');
      pass(1);
      await fail(1);
    }
    pass(4000);
    await expect(circuit(async () => Promise.reject(noAnswer('busy', 60_000)))).rejects.toThrow('busy');
    pass(59_999);
    await expect(circuit(up)).rejects.toThrow('left alone');
    pass(1);
    expect(await circuit(up)).toBe('up');
  });

  test('is not one that refuses, and a success begins the count anew', async () => {
    const { circuit, fail } = scene();
    await fail(2);
    await expect(circuit(async () => Promise.reject(keyRefused('expired')))).rejects.toThrow('expired');
    await fail(2);
    expect(await circuit(up)).toBe('up');
    await fail(2);
    expect(await circuit(up)).toBe('up');
  });
});

test('calls are spaced evenly, and one that would wait too long comes again', async () => {
  let nowMs = 0;
  const waits: number[] = [];
  const turn = paced({ perSecond: 1, now: () => nowMs, wait: async (ms) => void waits.push(ms) });
  for (let call = 0; call < 4; call += 1) await turn();
  expect(waits).toEqual([1000, 2000, 3000]);
  await expect(turn()).rejects.toMatchObject({ retryAfterMs: 4000 });
  nowMs = 4000;
  await turn();
  expect(waits).toHaveLength(3);
});

const environment = { TEMPORAL_CONFIG_FILE: resolve('.homeward/no-such-file.toml') };
const providers = await joinPayments(readSettings(environment));

describe('an order’s payment finds its provider', () => {
  test.each(['sandbox', 'manual', 'bank-transfer', 'balance', 'account-balance', 'store-credit'])('%s', (name) => {
    expect(providers(name)).toMatchObject({ refund: expect.any(Function) });
  });

  test.each([
    ['stripe', /set STRIPE_SECRET_KEY/],
    ['paypal', /set PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET/],
    ['adyen', /no payment provider adyen/],
    ['toString', /no payment provider toString/],
  ])('%s waits for an operator while it is not set up', (name, words) => {
    expect(() => providers(name)).toThrow(
      expect.objectContaining({ needs: 'credentials', message: expect.stringMatching(words) }),
    );
  });

  test('and half a set-up is refused at the start, without the secret', () => {
    const half = { ...environment, PAYPAL_CLIENT_SECRET: 'very-secret' };
    expect(() => readSettings(half)).toThrow('PAYPAL_CLIENT_SECRET is set and PAYPAL_CLIENT_ID is not');
    const wrong = { ...environment, STRIPE_SECRET_KEY: 'pk_live_very_secret' };
    expect(() => readSettings(wrong)).toThrow(/^STRIPE_SECRET_KEY cannot be used: give a secret or restricted key/);
  });
});

describe('a message is from PayPal', () => {
  let fake: FakePayments;
  beforeAll(async () => {
    fake = await fakePayments();
  });
  afterAll(() => fake.close());
  const headers = {
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': 'https://api.paypal.com/cert',
    'paypal-transmission-id': '1',
    'paypal-transmission-sig': 'right',
    'paypal-transmission-time': '2026-03-26T02:00:00Z',
  };
  const body = JSON.stringify({ event_type: 'PAYMENT.CAPTURE.REFUNDED' });

  test.each([
    ['if PayPal says so', { headers, body }, true],
    ['not if its signature is wrong', { headers: { ...headers, 'paypal-transmission-sig': 'wrong' }, body }, false],
    ['not without a signature', { headers: {}, body }, false],
    ['not if it is no JSON', { headers, body: 'hello' }, false],
  ])('%s', async (_what, message, expected) => {
    const verify = paypalVerifier({ url: fake.url, ...paypalTestClient, webhookId: 'WH-1' });
    expect(await verify(message)).toBe(expected);
  });
});
