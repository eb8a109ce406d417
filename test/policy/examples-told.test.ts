// An example of a pack says what its writer reckoned by hand; the rules say what they find. Here each form that an example
// may have is told of one pack, at the last moment that is in time and at the first that is too late.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { tell } from '../../src/policy/lint/tell-example.ts';
import { readPlain } from '../support/plain-pack.ts';

const pack = readPlain({
  from: 'accepts: {}',
  to: `accepts: {}
      cancels: { by: customer, ruling: accepted, clock: PLN-K03, hoursBeforeDelivery: 24 }
      sends: [{ route: own-carrier }]
      borne-by: [{ bearer: customer }]
      ships-within: { clock: PLN-K04, hours: 48 }
      at-most-exchanges: { exchanges: 1 }`,
});
const told = (id: string, example: object) => tell(pack, pack.clause(id), { because: 'of a reckoning', ...example });

/** Whether the rules find what an example says, first as it should be and then otherwise. */
function agreed(id: string, example: object, ...sayings: readonly object[]): readonly boolean[] {
  return sayings.map((said) => {
    const { expected, found } = told(id, { ...example, ...said });
    return isDeepStrictEqual(found, expected);
  });
}

const tuesday = '2026-03-10T02:00:00Z';

describe('days are counted', () => {
  const days = { unit: 'natural-days', count: 3, anchorAt: tuesday };
  const late = { dueAt: '2026-03-15T00:00:00Z' };
  test.each([
    ['to the end of the last one', days, '2026-03-14T00:00:00Z'],
    ['in the zone that the example names', { ...days, zone: 'Asia/Shanghai' }, '2026-03-13T16:00:00Z'],
    [
      'to the hour at which working days end',
      { ...days, unit: 'working-days', dayEndsAt: '20:00' },
      '2026-03-13T20:00:00Z',
    ],
    [
      'over the holidays that the example names',
      { ...days, unit: 'working-days', anchorAt: '2026-12-23T02:00:00Z', holidays: 'de-by' },
      '2026-12-30T00:00:00Z',
    ],
    [
      'over a pause',
      { ...days, pauses: [{ from: '2026-03-11T02:00:00Z', to: '2026-03-12T02:00:00Z' }] },
      '2026-03-15T00:00:00Z',
    ],
  ])('%s', (_, example, dueAt) => {
    expect(agreed('PLN-03', example, { dueAt }, dueAt === late.dueAt ? { dueAt: tuesday } : late)).toEqual([
      true,
      false,
    ]);
  });
});

describe('a return is asked for', () => {
  const refused = { ruling: 'refused' };
  const accepted = { ruling: 'accepted' };
  test.each([
    ['on the tenth day', { deliveredAt: tuesday, requestedAt: '2026-03-20T23:59:59Z' }, accepted, refused],
    ['on the eleventh day', { deliveredAt: tuesday, requestedAt: '2026-03-21T00:00:00Z' }, refused, accepted],
    [
      'on the tenth day of the signature',
      { deliveredAt: tuesday, signedAt: '2026-03-11T02:00:00Z', requestedAt: '2026-03-21T23:59:59Z' },
      accepted,
      refused,
    ],
    [
      'on the eleventh day of the signature',
      { deliveredAt: tuesday, signedAt: '2026-03-11T02:00:00Z', requestedAt: '2026-03-22T00:00:00Z' },
      refused,
      accepted,
    ],
    [
      'on the tenth day of the replacement',
      { deliveredAt: tuesday, replacementDeliveredAt: '2026-03-12T02:00:00Z', requestedAt: '2026-03-22T23:59:59Z' },
      accepted,
      refused,
    ],
    [
      'on the eleventh day of the replacement',
      { deliveredAt: tuesday, replacementDeliveredAt: '2026-03-12T02:00:00Z', requestedAt: '2026-03-23T00:00:00Z' },
      refused,
      accepted,
    ],
    ['in a year, where no delivery is on record', { requestedAt: '2027-03-10T02:00:00Z' }, accepted, refused],
  ])('%s', (_, example, said, otherwise) => {
    expect(agreed('PLN-01', example, said, otherwise)).toEqual([true, false]);
  });
});

describe('an order is cancelled', () => {
  const planned = { deliveryPlannedAt: '2026-03-12T10:00:00Z' };
  const dueAt = '2026-03-11T10:00:00Z';
  test('a second before the last day', () => {
    const example = { ...planned, cancelledAt: '2026-03-11T09:59:59Z' };
    expect(agreed('PLN-02', example, { ruling: 'accepted', dueAt }, { ruling: 'refused', dueAt })).toEqual([
      true,
      false,
    ]);
    expect(agreed('PLN-02', example, { ruling: 'accepted', dueAt }, { ruling: 'accepted' })).toEqual([true, false]);
  });
  test('when the last day begins', () => {
    const example = { ...planned, cancelledAt: dueAt };
    expect(agreed('PLN-02', example, { ruling: 'refused', dueAt }, { ruling: 'accepted', dueAt })).toEqual([
      true,
      false,
    ]);
  });
});

test('goods go back on the shop’s way, at the cost of whom it names', () => {
  const example = { ground: 'not-needed', route: 'own-carrier' };
  expect(agreed('PLN-02', example, {}, { route: 'pick-up' })).toEqual([true, false]);
  expect(agreed('PLN-02', example, { bearer: 'customer' }, { bearer: 'shop' })).toEqual([true, false]);
});

test.each([
  ['a second before two days are over', '2026-03-12T01:59:59Z', false],
  ['when two days are over', '2026-03-12T02:00:00Z', true],
])('an order is shipped %s', (_, shippedAt, late) => {
  const dueAt = '2026-03-12T02:00:00Z';
  expect(agreed('PLN-02', { placedAt: tuesday, shippedAt }, { dueAt, late }, { dueAt, late: !late })).toEqual([
    true,
    false,
  ]);
  expect(agreed('PLN-02', { placedAt: tuesday, shippedAt }, { dueAt, late }, { dueAt: tuesday, late })).toEqual([
    true,
    false,
  ]);
});

test('one exchange is accepted, a second one is not', () => {
  expect(agreed('PLN-02', { exchangesBefore: 0 }, { ruling: 'accepted' }, { ruling: 'refused' })).toEqual([
    true,
    false,
  ]);
  expect(agreed('PLN-02', { exchangesBefore: 1 }, { ruling: 'refused' }, { ruling: 'accepted' })).toEqual([
    true,
    false,
  ]);
});

describe('a clock', () => {
  const thursday = { anchorAt: '2026-03-12T02:00:00Z', dueAt: '2026-03-17T00:00:00Z' };
  test.each([
    ['met in the last second', '2026-03-16T23:59:59Z', 'met', 'breached'],
    ['breached a second later', '2026-03-17T00:00:00Z', 'breached', 'met'],
  ])('is %s', (_, doneAt, state, other) => {
    expect(agreed('PLN-03', { ...thursday, doneAt }, { state }, { state: other })).toEqual([true, false]);
  });
  test('is due by its figure, whatever the example says', () => {
    const { found } = told('PLN-03', { ...thursday, dueAt: '2026-03-18T00:00:00Z' });
    expect(found).toEqual({ anchorAt: thursday.anchorAt, dueAt: thursday.dueAt });
  });
  test('that the clause does not have cannot be told', () => {
    expect(() => told('PLN-03', { ...thursday, clock: 'PLN-K09' })).toThrow('PLN-03 has no clock for "of a reckoning"');
  });
});

test('what has no form is named with its clause', () => {
  expect(() => told('PLN-03', { mood: 'good' })).toThrow(
    'PLN-03 has an example in no known form: {"because":"of a reckoning","mood":"good"}',
  );
});
