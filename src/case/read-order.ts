// The order of a case file, field by field (CASE-FILE 2). What its fields say of one another: read-order-sense.ts.
import type { Discount, Order, OrderLine, Payment } from '../domain/order.ts';
import { giftKinds, tags } from '../domain/vocabulary.ts';
import { told } from './form-schemas.ts';
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
  id: required(told(id, 'What the request and all later messages call the line.')),
  sku: required(id),
  title: required(text),
  quantity: required(told(count, 'Units sold.')),
  unitPrice: required(told(amount, 'The list price of one unit with its tax, in whole minor units.')),
  tags: otherwise(told(setOf(tags), 'What the policy knows the goods by.'), []),
  giftWith: optional(told(id, 'The id of the line that this gift came with.')),
  giftKind: optional(oneOf(giftKinds)),
  deliveredAt: optional(
    told(orNull(instant), 'Null: not delivered, whatever the order says; absent: as the order says.'),
  ),
  signedAt: optional(told(orNull(instant), 'When somebody signed for it.')),
  returnedBefore: otherwise(told(countOrNone, 'Units that went back in earlier returns.'), 0),
  replacementDeliveredAt: optional(told(instant, 'When a replacement of the line was delivered.')),
});

const discount: Form<Discount> = record<Discount>({
  amount: required(told(amount, 'What it takes off, in whole minor units.')),
  why: required(text),
  lines: required(
    told(list(id, { least: 1 }), 'The ids of the lines: one for a line discount, several for one on the order.'),
  ),
});

const payment: Form<Payment> = record<Payment>({
  id: required(id),
  provider: required(told(id, 'Who took the payment and can give it back, such as `stripe` or `paypal`.')),
  reference: required(told(id, 'The payment as its provider names it.')),
  captured: required(told(amount, 'What was taken, in whole minor units.')),
  refundedBefore: otherwise(told(amount, 'What was given back before, in whole minor units.'), 0),
});

const shipTo = record<Order['shipTo']>({
  country: required(country),
  region: optional(told(id, 'A state or province, as addresses write it.')),
  zone: optional(told(zone, 'The time zone of the address, an IANA name such as `America/New_York`.')),
});

const shipping = record<Order['shipping']>({
  standard: otherwise(told(amount, 'What standard shipping would cost, in whole minor units.'), 0),
  expedited: otherwise(told(amount, 'What was paid beyond it for faster shipping, in whole minor units.'), 0),
  discount: otherwise(told(amount, 'What was taken off the shipping, in whole minor units.'), 0),
});

export const orderForm: Form<Order> = record<Order>({
  number: required(told(id, 'As the shop numbers its orders.')),
  channel: required(told(id, 'Where it was bought, in the words of the policy, such as `official-website`.')),
  currency: required(currency),
  placedAt: required(told(instant, 'When it was ordered: the policy in force at this instant holds.')),
  shippedAt: otherwise(orNull(instant), null),
  deliveredAt: otherwise(told(orNull(instant), 'The carrier’s delivery event; null: not delivered.'), null),
  promisedBy: otherwise(told(orNull(day), 'The day by which delivery was promised.'), null),
  deliveryPlannedAt: otherwise(told(orNull(instantOrDay), 'The carrier’s estimate, an instant or a day.'), null),
  shipTo: required(shipTo),
  shipping: otherwise(shipping, { standard: 0, expedited: 0, discount: 0 }),
  discounts: otherwise(list(discount, { most }), []),
  lines: required(list(refined(line, withGiftKind), { least: 1, most })),
  payments: required(list(payment, { most })),
  exchangesBefore: otherwise(told(countOrNone, 'Exchanges already made of the units that are asked for now.'), 0),
});

function withGiftKind(read: OrderLine): OrderLine {
  return read.giftWith === undefined || read.giftKind !== undefined ? read : { ...read, giftKind: 'item' };
}
