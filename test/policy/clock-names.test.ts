import { expect, test } from '@jest/globals';
import { clockNamed } from '../../src/policy/clock-name.ts';
import { readPlain } from '../support/plain-pack.ts';

const cancellable =
  'cancels: [{ by: shop, ruling: accepted }, { by: customer, ruling: accepted, clock: PLN-K03, hoursAfterOrder: 1 }]';

test.each([
  ['PLN-K01', { step: 'request' }],
  ['PLN-K02', { step: 'review', attention: 'REVIEW_OVERDUE' }],
  ['PLN-K03', { step: 'cancel' }],
  ['PLN-K04', undefined],
])('the clock %s is about %j', (id, about) => {
  const pack = readPlain({ from: 'accepts: {}', to: cancellable });
  const clauses = pack.clauses.map((clause) => {
    const { clock } = clause.rule;
    return clock === undefined
      ? clause
      : { ...clause, rule: { clock: { ...clock, attention: 'REVIEW_OVERDUE' as const } } };
  });
  expect(clockNamed({ ...pack, clauses }, id)).toStrictEqual(about);
});

test('a clock without a code of attention has none, not an empty one', () => {
  expect(clockNamed(readPlain(), 'PLN-K02')).toStrictEqual({ step: 'review' });
});
