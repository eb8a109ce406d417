// The plainest return that shows a contradiction: of each fact on which it hangs the plainest value, and nothing else.
import { expect, test } from '@jest/globals';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { plainCommon, plainText, plainYaml } from '../support/plain-pack.ts';

const common = {
  yaml: `${plainCommon}  - id: ALL-22
    quote: null
    reading: What no clause names a person decides.
    rule: { reviewer: { gap: true } }
`,
};

/** How the report shows that the carriage is paid always and kept under a condition. */
function shownFor(when: string) {
  const clauseOf = (id: string, rule: string) =>
    `  - id: ${id}\n    quote: null\n    reading: As planted.\n    rule: ${rule}\n`;
  const paid = clauseOf('PLN-04', '{ pays: { what: carriage } }');
  const kept = clauseOf('PLN-05', `{ keeps: { what: carriage, when: ${when} } }`);
  const yaml = plainYaml.replace('  - id: PLN-03', `${paid}${kept}  - id: PLN-03`);
  const { findings } = lintPack({ name: 'plain', yaml, policyText: plainText }, common);
  return findings.flatMap(({ kind, witness }) => (kind === 'conflict' && witness !== undefined ? [witness] : []));
}

const line = { id: '1', sku: 'A-1', title: 'Article', quantity: 1, unitPrice: 1000 };
const request = {
  at: '2026-03-25T02:00:00Z',
  ground: 'damaged',
  resolution: 'refund',
  lines: [{ line: '1', quantity: 1 }],
  evidence: [],
};
const order = {
  number: 'O-1',
  channel: 'any-channel',
  currency: 'USD',
  placedAt: '2026-03-02T02:00:00Z',
  shippedAt: '2026-03-03T02:00:00Z',
  deliveredAt: '2026-03-24T02:00:00Z',
  shipTo: { country: 'FR' },
  lines: [line],
  payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 1000 }],
};
const plain = { shop: 'plain', order, request, events: [] };
const { deliveredAt: _delivered, ...underWay } = order;
const { shippedAt: _shipped, ...unshipped } = underWay;
const other = { id: '2', sku: 'B-1', title: 'Other article', quantity: 1, unitPrice: 1000 };
const gift = { id: '3', sku: 'G-1', title: 'Gift', quantity: 1, unitPrice: 1000, tags: ['gift'], giftWith: '1' };
const paidWith = (captured: number) => [{ ...order.payments[0], captured }];

test.each([
  ['{}', 'any return', plain],
  ['{ grounds: [late, disliked] }', 'disliked', { ...plain, request: { ...request, ground: 'disliked' } }],
  ['{ exceptGrounds: [damaged] }', 'dirty', { ...plain, request: { ...request, ground: 'dirty' } }],
  ['{ tags: [gift] }', 'tagged gift', { ...plain, order: { ...order, lines: [{ ...line, tags: ['gift'] }] } }],
  ['{ countries: [US] }', 'shipped to US', { ...plain, order: { ...order, shipTo: { country: 'US' } } }],
  ['{ exceptCountries: [US, FR] }', 'shipped to CA', { ...plain, order: { ...order, shipTo: { country: 'CA' } } }],
  ['{ resolutions: [exchange] }', 'wished: exchange', { ...plain, request: { ...request, resolution: 'exchange' } }],
  ['{ installed: true }', 'installed', { ...plain, request: { ...request, conditions: { installed: true } } }],
  [
    '{ deliveryRefused: true }',
    'refused at the door',
    { ...plain, request: { ...request, conditions: { deliveryRefused: true } } },
  ],
  [
    '{ installed: true, deliveryRefused: true }',
    'installed, refused at the door',
    { ...plain, request: { ...request, conditions: { installed: true, deliveryRefused: true } } },
  ],
  [
    '{ wholeOrder: false }',
    'part of the order',
    { ...plain, order: { ...order, lines: [line, other], payments: paidWith(2000) } },
  ],
  [
    '{ giftKept: true }',
    'a gift is kept',
    { ...plain, order: { ...order, discounts: [{ amount: 1000, why: 'gift', lines: ['3'] }], lines: [line, gift] } },
  ],
  [
    '{ promisePassed: true }',
    'delivered after the promised day',
    { ...plain, order: { ...order, promisedBy: '2026-03-05' } },
  ],
  [
    '{ replacement: true }',
    'a replacement',
    {
      ...plain,
      order: {
        ...order,
        deliveredAt: '2026-03-06T02:00:00Z',
        lines: [{ ...line, replacementDeliveredAt: '2026-03-24T02:00:00Z' }],
      },
    },
  ],
  [
    '{ delivered: false }',
    'not delivered',
    { ...plain, order: underWay, request: { ...request, at: '2026-03-24T02:00:00Z' } },
  ],
  [
    '{ dispatched: false }',
    'not shipped',
    { ...plain, order: unshipped, request: { ...request, at: '2026-03-24T02:00:00Z' } },
  ],
  [
    '{ cancelledBy: shop }',
    'not delivered, cancelled by the shop',
    {
      ...plain,
      order: underWay,
      request: { ...request, at: '2026-03-24T02:00:00Z' },
      events: [{ at: '2026-03-24T02:00:00Z', event: 'cancelled', by: 'shop', reason: 'a wish' }],
    },
  ],
  ['{ bankDaysOver: false }', 'within the bank’s days', plain],
  ['{ appealOpen: true }', 'an appeal is open', plain],
])('kept under the condition %s it is: %s', (when, inShort, shown) => {
  expect(shownFor(when)).toEqual([{ inShort, case: shown }]);
});

test.each([
  ['{ exception: true }', 'granted as an exception', { exception: true }],
  ['{ routes: [pick-up] }', 'the reviewer chose pick-up', { route: 'pick-up' }],
  ['{ travels: false }', 'the reviewer chose returnless', { route: 'returnless' }],
])('kept under the condition %s it is: %s, which takes a decision', (when, inShort, chosen) => {
  const decided = {
    at: '2026-03-25T03:00:00Z',
    event: 'decided',
    verdict: 'approve',
    by: 'supervisor:eve',
    reason: 'as the case requires',
  };
  expect(shownFor(when)).toMatchObject([{ inShort, case: { order, events: [{ ...decided, ...chosen }] } }]);
});
