import { expect, test } from '@jest/globals';
import { isCountry } from '../../src/domain/countries.ts';
import { currencyDigits } from '../../src/domain/currencies.ts';

test.each([
  ['USD', 2],
  ['JPY', 0],
  ['HUF', 2],
  ['IDR', 2],
  ['KWD', 3],
  ['CLF', 4],
  ['BGN', 2],
  ['XXX', undefined],
  ['XTS', undefined],
  ['XAU', undefined],
  ['HRK', undefined],
  ['usd', undefined],
  ['', undefined],
])('the minor unit of %s has %s digits', (code, digits) => {
  expect(currencyDigits(code)).toBe(digits);
});

test.each([
  ['US', true],
  ['TW', true],
  ['AX', true],
  ['XK', false],
  ['UK', false],
  ['EU', false],
  ['us', false],
  ['USA', false],
  ['', false],
])('that %s is a country is %s', (code, expected) => {
  expect(isCountry(code)).toBe(expected);
});
