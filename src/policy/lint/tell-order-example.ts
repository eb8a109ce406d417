// The examples of a pack that tell of an order: what they say, and what the rules say to it.
import type { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Order, OrderLine, ReturnRequest } from '../../domain/order.ts';
import { type Asked, type LineFacts, lineFacts, nothingLater } from '../facts.ts';
import type { Pack } from '../load.ts';
import { mayCancel } from '../rules/cancel.ts';
import { bearerOf } from '../rules/freight.ts';
import { mayReturn } from '../rules/may-return.ts';
import { routeOf } from '../rules/route.ts';
import { isShippedLate, shippedBy } from '../rules/ships-within.ts';
import type { cancelExample, freightExample, shippingExample, windowExample } from './example-forms.ts';
import type { Told } from './tell-example.ts';

/** May the goods be returned. */
export function tellWindow(pack: Pack, example: z.output<typeof windowExample>): Told {
  const { deliveredAt = null, signedAt, replacementDeliveredAt, requestedAt, channel, ground } = example;
  const { promisedBy, deliveryPlannedAt } = example;
  const bought: OrderLine = {
    ...line,
    tags: example.tags,
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(replacementDeliveredAt === undefined ? {} : { replacementDeliveredAt }),
  };
  const asked = askedFor(
    { ...order, channel, deliveredAt, promisedBy, deliveryPlannedAt, shipTo: shipTo(example.zone), lines: [bought] },
    bought,
    requestedAt,
    ground,
    example,
  );
  const here = { ...asked, shopZone: pack.document.zone };
  return { expected: example.ruling, found: mayReturn(pack, here, factsOf(here)).ruling };
}

/** May the order be cancelled, and until when by right. */
export function tellCancel(pack: Pack, example: z.output<typeof cancelExample>): Told {
  const { placedAt = order.placedAt, deliveryPlannedAt, shippedAt = null, cancelledAt, dueAt = null, zone } = example;
  const wished = { ...order, placedAt, deliveryPlannedAt, shippedAt, shipTo: shipTo(zone) };
  const { ruling: found, window } = mayCancel(pack, wished, { at: cancelledAt, by: 'customer', delivered: false });
  return { expected: { ruling: example.ruling, dueAt }, found: { ruling: found, dueAt: window?.dueAt ?? null } };
}

/** Whether the order was shipped in time. */
export function tellShipping(pack: Pack, { placedAt, shippedAt, dueAt, late }: z.output<typeof shippingExample>): Told {
  const shipped = { ...order, placedAt, shippedAt };
  return {
    expected: { dueAt, late },
    found: { dueAt: shippedBy(pack, shipped), late: isShippedLate(pack, shipped, shippedAt) },
  };
}

/** On which way the goods come back, and who bears it. */
export function tellFreight(pack: Pack, example: z.output<typeof freightExample>): Told {
  const { ground, delivered, route, bearer, tags, country, promisedBy } = example;
  const asked = askedFor(
    { ...order, deliveredAt: delivered ? order.placedAt : null, promisedBy, shipTo: { country } },
    { ...line, tags },
    '2026-03-20T09:00:00Z',
    ground,
    example,
  );
  const facts = factsOf(asked);
  const borne = bearer === undefined ? {} : { bearer: bearerOf(pack, facts).ruling };
  return {
    expected: { route, ...(bearer === undefined ? {} : { bearer }) },
    found: { route: routeOf(pack, { ...facts, bearer: bearerOf(pack, facts).ruling }).ruling, ...borne },
  };
}

const line: OrderLine = {
  id: '1',
  sku: 'A',
  title: 'Article',
  quantity: 1,
  unitPrice: 1000,
  tags: [],
  returnedBefore: 0,
};

/** What the examples do not speak of. */
export const order: Order = {
  number: 'O-1',
  channel: 'official-website',
  currency: 'USD',
  placedAt: '2026-01-01T00:00:00Z',
  shippedAt: null,
  deliveredAt: null,
  promisedBy: null,
  deliveryPlannedAt: null,
  shipTo: { country: 'CN' },
  shipping: { standard: 0, expedited: 0, discount: 0 },
  discounts: [],
  lines: [line],
  payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 1000, refundedBefore: 0 }],
  exchangesBefore: 0,
};

function shipTo(zone: string | undefined): Order['shipTo'] {
  return { country: 'CN', ...(zone === undefined ? {} : { zone }) };
}

function askedFor(
  bought: Order,
  boughtLine: OrderLine,
  at: Instant,
  ground: ReturnRequest['ground'],
  { installed, deliveryRefused }: { readonly installed: boolean; readonly deliveryRefused: boolean },
): Asked {
  const request: ReturnRequest = {
    at,
    ground,
    resolution: 'refund',
    lines: [{ line: boughtLine.id, quantity: 1 }],
    evidence: [],
    conditions: { installed, deliveryRefused },
    conditionsTold: false,
  };
  return { order: bought, request, line: boughtLine, ground, shopZone: 'Asia/Shanghai' };
}

function factsOf(asked: Asked): LineFacts {
  return { ...lineFacts(asked, { ...nothingLater, resolution: 'refund' }) };
}
