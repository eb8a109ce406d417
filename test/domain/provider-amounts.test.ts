import { describe, expect, test } from '@jest/globals';
import { fromPaypal, toPaypal } from '../../src/adapters/payments/paypal-amounts.ts';
import { fromStripe, toStripe } from '../../src/adapters/payments/stripe-amounts.ts';

describe('Stripe is told', () => {
  test.each([
    ['64.90 USD', 6490, 'USD', 6490],
    ['1500 yen', 1500, 'JPY', 1500],
    ['1.230 Kuwaiti dinars', 1230, 'KWD', 1230],
    ['5 krónur with two zeros, for old clients', 5, 'ISK', 500],
    ['5 Ugandan shillings with two zeros', 5, 'UGX', 500],
    ['12 ariary without their fifths', 1200, 'MGA', 12],
    ['7.00 forints with digits, since only payouts go without', 700, 'HUF', 700],
  ])('%s', (_what, amount, currency, units) => {
    expect(toStripe(amount, currency)).toEqual({ units });
    expect(fromStripe(units, currency.toLowerCase())).toEqual({ amount, currency });
  });

  test.each([
    ['parts of a fil that card networks do not take', 1234, 'KWD', /no parts of KWD/],
    ['a fifth of an ariary', 1220, 'MGA', /no parts of MGA/],
    ['money that it does not have', 1000, 'IQD', /takes no amounts in IQD/],
    ['a code that is no money', 1000, 'XTS', /takes no amounts in XTS/],
  ])('nothing of %s', (_what, amount, currency, reason) => {
    expect(toStripe(amount, currency)).toEqual({ reason: expect.stringMatching(reason) });
  });
});

describe('PayPal is told', () => {
  test.each([
    ['64.90', 6490, 'USD'],
    ['0.05', 5, 'EUR'],
    ['1500', 1500, 'JPY'],
    ['1.234', 1234, 'TND'],
    ['90071992547409.91', 9_007_199_254_740_991, 'USD'],
  ])('%s for %d minor units of %s', (value, amount, currency) => {
    expect(toPaypal(amount, currency)).toEqual({ currency_code: currency, value });
    expect(fromPaypal({ currency_code: currency, value })).toEqual({ amount, currency });
  });

  test('whole forints and Taiwan dollars, and never parts of them', () => {
    expect(toPaypal(150_000, 'HUF')).toEqual({ currency_code: 'HUF', value: '1500' });
    expect(toPaypal(150_050, 'TWD')).toEqual({ reason: 'PayPal takes no parts of one TWD, and this is 1500.50.' });
    expect(fromPaypal({ currency_code: 'HUF', value: '1500' })).toEqual({ amount: 150_000, currency: 'HUF' });
  });

  test.each(['1.234', '-5.00', '5,00', '', '1e3'])('and is not understood when it says %s USD', (value) => {
    expect(() => fromPaypal({ currency_code: 'USD', value })).toThrow('no amount of money');
  });
});
