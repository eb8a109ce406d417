// The order of a case file, field by field (CASE-FILE 2). What its fields say of one another: read-order-sense.ts.
import type { Discount, Order, OrderLine, Payment } from '../domain/order.ts';
import { giftKinds, tags } from '../domain/vocabulary.ts';
import { list, optional, orNull, otherwise, record, refined, required, setOf, oneOf } from './read-forms.ts';
import type { Form } from './read-forms.ts';
import {
  amount,
  count,
  countOrNone,
  country,
  currency,
  day,
  id,
  instant,
  instantOrDay,
  text,
  zone,
} from './read-values.ts';

/** The most lines, discounts and payments of an order, each. */
const most = 1_000;

const line: Form<OrderLine> = record<OrderLine>({
  id: required(id),
  sku: required(id),
  title: required(text),
  quantity: required(count),
  unitPrice: required(amount),
  tags: otherwise(setOf(tags), []),
  giftWith: optional(id),
  giftKind: optional(oneOf(giftKinds)),
  deliveredAt: optional(orNull(instant)),
  signedAt: optional(orNull(instant)),
  returnedBefore: otherwise(countOrNone, 0),
  replacementDeliveredAt: optional(instant),
});

const discount: Form<Discount> = record<Discount>({
  amount: required(amount),
  why: required(text),
  lines: required(list(id, { least: 1 })),
});

const payment: Form<Payment> = record<Payment>({
  id: required(id),
  provider: required(id),
  reference: required(id),
  captured: required(amount),
  refundedBefore: otherwise(amount, 0),
});

export const orderForm: Form<Order> = record<Order>({
  number: required(id),
  channel: required(id),
  currency: required(currency),
  placedAt: required(instant),
  shippedAt: otherwise(orNull(instant), null),
  deliveredAt: otherwise(orNull(instant), null),
  promisedBy: otherwise(orNull(day), null),
  deliveryPlannedAt: otherwise(orNull(instantOrDay), null),
  shipTo: required(record<Order['shipTo']>({ country: required(country), region: optional(id), zone: optional(zone) })),
  shipping: otherwise(
    record<Order['shipping']>({
      standard: otherwise(amount, 0),
      expedited: otherwise(amount, 0),
      discount: otherwise(amount, 0),
    }),
    { standard: 0, expedited: 0, discount: 0 },
  ),
  discounts: otherwise(list(discount, { most }), []),
  lines: required(list(refined(line, withGiftKind), { least: 1, most })),
  payments: required(list(payment, { most })),
  exchangesBefore: otherwise(countOrNone, 0),
});

function withGiftKind(read: OrderLine): OrderLine {
  return read.giftWith === undefined || read.giftKind !== undefined ? read : { ...read, giftKind: 'item' };
}
