// From which delivery a line counts (ALL-07).
import { expect, test } from '@jest/globals';
import type { Order, OrderLine } from '../../src/domain/order.ts';
import { deliveryOf, isAfterDelivery } from '../../src/policy/facts.ts';

const lineOf = (dates: Partial<OrderLine>): OrderLine => ({
  id: '1',
  sku: 'A-1',
  title: 'Article',
  quantity: 1,
  unitPrice: 1000,
  returnedBefore: 0,
  tags: [],
  ...dates,
});
const orderOf = (deliveredAt: string | null, line: OrderLine): Order => ({
  number: 'O-1',
  channel: 'shop',
  currency: 'EUR',
  placedAt: '2026-03-01T00:00:00Z',
  shippedAt: '2026-03-02T00:00:00Z',
  deliveredAt,
  promisedBy: null,
  deliveryPlannedAt: null,
  shipTo: { country: 'DE' },
  discounts: [],
  shipping: { standard: 0, expedited: 0, discount: 0 },
  lines: [line],
  payments: [],
  exchangesBefore: 0,
});

const [fifth, sixth, seventh] = ['2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z', '2026-03-07T00:00:00Z'] as const;

test.each([
  ['the order’s, where the line has none of its own', fifth, {}, fifth],
  ['the line’s own, be it later', fifth, { deliveredAt: sixth }, sixth],
  ['the line’s own, be it earlier', sixth, { deliveredAt: fifth }, fifth],
  ['none, where the line is said not to have come', fifth, { deliveredAt: null }, null],
  ['the signature, where it is later', fifth, { signedAt: sixth }, sixth],
  ['the delivery, where the signature is earlier', sixth, { signedAt: fifth }, sixth],
  ['the signature alone', null, { signedAt: fifth }, fifth],
  ['a replacement’s, whatever else is on record', fifth, { signedAt: fifth, replacementDeliveredAt: sixth }, sixth],
  ['none, where it came only after the request', null, { deliveredAt: '2026-03-07T00:00:01Z' }, null],
  ['one at the very instant of the request', null, { deliveredAt: seventh }, seventh],
])('it is %s', (_, delivered, dates, counted) => {
  const line = lineOf(dates);
  expect(deliveryOf(orderOf(delivered, line), line, seventh)).toBe(counted);
});

test.each([
  ['once the order has come', sixth, {}, true],
  ['at the very instant', seventh, {}, true],
  ['not before the order has come', '2026-03-07T00:00:01Z', {}, false],
  ['not while the line has not come, though the order has', fifth, { deliveredAt: null }, false],
  ['once the line has come, though the order has not', null, { deliveredAt: fifth }, true],
  ['not while nothing has come', null, {}, false],
])('a line lies behind its delivery %s', (_, delivered, dates, isBehind) => {
  const line = lineOf(dates);
  expect(isAfterDelivery(orderOf(delivered, line), line, seventh)).toBe(isBehind);
});
