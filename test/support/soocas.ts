// A happy case of soocas; a test changes only its point.
import type { Order, ReturnRequest } from '../../src/domain/order.ts';

export const order: Order = {
  number: 'S-2001',
  channel: 'official-website',
  currency: 'USD',
  placedAt: '2026-03-01T10:00:00Z',
  shippedAt: '2026-03-03T02:00:00Z',
  deliveredAt: '2026-03-10T15:20:00Z',
  promisedBy: '2026-03-15',
  deliveryPlannedAt: null,
  shipTo: { country: 'US', region: 'CA', zone: 'America/Los_Angeles' },
  shipping: { standard: 500, expedited: 0, discount: 0 },
  discounts: [],
  lines: [
    { id: '1', sku: 'X3U-BLK', title: 'Sonic toothbrush', quantity: 1, unitPrice: 7990, tags: [], returnedBefore: 0 },
  ],
  payments: [{ id: 'p1', provider: 'sandbox', reference: 'pay_1', captured: 8490, refundedBefore: 0 }],
  exchangesBefore: 0,
};

export const request: ReturnRequest = {
  at: '2026-03-20T09:00:00Z',
  ground: 'defective',
  resolution: 'refund',
  lines: [{ line: '1', quantity: 1 }],
  evidence: ['order-number', 'return-reason', 'product-photo'],
  conditions: { installed: false, used: false },
  conditionsTold: true,
};

export const happy = { shop: 'soocas', order, request };
