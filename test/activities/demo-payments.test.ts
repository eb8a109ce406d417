// Where the demo's stories are paid and refunded.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCase } from '../../src/case/read.ts';
import { readStories, type Story } from '../../src/cli/demo/stories.ts';
import { joinDemoPayments, stripeOf } from '../../src/join-demo-payments.ts';
import { type FakePayments, fakePayments } from '../support/fake-payments.ts';
import { stripeTestKey } from '../support/fake-stripe.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));

function refunded(): Story {
  const [story] = readStories(examples, ['refunded'], (text) => {
    const read = readCase(text, ['soocas']);
    return read.kind === 'case' ? read.file : { wrong: 'no case' };
  });
  if (story === undefined) throw new Error('there is no such story');
  return story;
}

const paymentsOf = ({ asked }: Story) =>
  (asked.order as { readonly payments: readonly { readonly provider: string; readonly reference: string }[] }).payments;

describe('with a key of Stripe’s test mode', () => {
  let fake: FakePayments;
  beforeAll(async () => {
    fake = await fakePayments();
  });
  afterAll(() => fake.close());

  test('a story’s order is paid there, and its refunds are read there', async () => {
    const environment = { STRIPE_SECRET_KEY: stripeTestKey, HOMEWARD_STRIPE_URL: fake.url };
    const payments = joinDemoPayments(environment, 'http://127.0.0.1:1');
    const story = await payments.paid(refunded());
    const [paid] = paymentsOf(story);
    const captured = story.file.order.payments[0]?.captured;
    expect(paid).toMatchObject({ provider: 'stripe', reference: expect.stringMatching(/^pi_/) });
    const payment = paid?.reference ?? '';
    expect(fake.book.payments.get(payment)).toMatchObject({ captured, currency: story.file.order.currency });
    fake.book.refund({ payment, amount: 100, currency: 'USD', intent: 'SOO-1:goods:p1' });
    fake.book.refund({ payment, amount: 200, currency: 'USD', intent: 'SOO-2:goods:p1' });
    expect(await payments.refunds('SOO-1')).toEqual([{ id: 're_00000001', payment, amount: 100, currency: 'USD' }]);
  });
});

test.each(['sk_live_real', 'rk_live_real', 'rk_test_restricted'])('with %s nothing is started', (key) => {
  expect(() => stripeOf({ STRIPE_SECRET_KEY: key })).toThrow(/^The demo uses Stripe's test mode alone: .* sk_test_/);
});

test('without a key stories are paid at the sandbox provider, as they stand', async () => {
  expect(stripeOf({})).toBeNull();
  const story = refunded();
  expect(await joinDemoPayments({}, 'http://127.0.0.1:1').paid(story)).toBe(story);
  expect(paymentsOf(story)).toMatchObject([{ provider: 'sandbox' }]);
});
