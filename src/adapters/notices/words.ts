// The closed lists of the domain in words for readers.
import type { ClockStep } from '../../domain/clock.ts';
import type { MoneyKind } from '../../domain/ruling.ts';
import type { Evidence, NoticePart, RefundMethod, Resolution } from '../../domain/vocabulary.ts';

export const evidenceWords: Readonly<Record<Evidence, string>> = {
  'full-name': 'your full name',
  'order-number': 'the order number',
  email: 'your e-mail address',
  'tracking-number': 'the tracking number of the parcel',
  'product-photo': 'a photo of the product',
  'package-photo': 'a photo of the package',
  'weighing-photo': 'a photo of the parcel on a scale, with the weight',
  video: 'a short video',
  'order-screenshot': 'a screenshot of the order',
  description: 'a description of what is wrong',
  'return-reason': 'the reason for the return',
  condition: 'the condition of the product',
  resolution: 'what you would like to have: refund or exchange',
  'shipping-address': 'the delivery address',
  'carriage-invoice': 'the invoice or receipt of the carrier',
  'paypal-account': 'your PayPal account',
  supplementary: 'further material on the case',
};

export const resolutionWords: Readonly<Record<Resolution, string>> = {
  refund: 'refund',
  'partial-refund': 'part of the price back, goods stay with the customer',
  exchange: 'exchange',
  replacement: 'replacement',
  'store-credit': 'store credit',
};

export const moneyWords: Readonly<Record<MoneyKind, string>> = {
  goods: 'Price paid',
  shipping: 'Outbound shipping',
  restocking: 'Restocking fee',
  gift: 'Gift not returned',
  carriage: 'Return carriage',
  cap: 'More than was paid',
  agreed: 'Amount agreed',
  compensation: 'Compensation of the carrier',
  'carriage-advanced': 'Return carriage that you paid',
  expenses: 'Your expenses',
};

export const methodWords: Readonly<Record<RefundMethod, string>> = {
  original: 'the account or card with which the order was paid',
  'store-credit': 'store credit',
  'account-balance': 'the balance of the customer account',
  'paypal-account': 'the PayPal account that you named',
};

export const partWords: Readonly<Record<NoticePart, string>> = {
  'return-address': 'the return address',
  'packing-slip': 'the packing slip',
  label: 'the return label',
};

/** What has to be done in a step, as the rest of "… is due" and "… is overdue". */
export const stepWords: Readonly<Record<ClockStep, string>> = {
  request: 'The request',
  evidence: 'The missing evidence',
  review: 'The decision on the request',
  offer: 'The answer to the offer',
  notice: 'The complete approval e-mail',
  'ship-back': 'The posting of the parcel',
  'carrier-watch': 'A movement of the parcel',
  inspection: 'The inspection of the goods',
  refund: 'The refund',
  'decision-and-refund': 'The decision and the refund',
  credit: 'The credit to the account',
  exchange: 'The dispatch of the new goods',
  bank: 'The arrival of the money',
  custody: 'The wish for the refused goods',
  'send-back': 'The sending back of the refused goods',
  appeal: 'The appeal',
  'appeal-decision': 'The decision on the appeal',
  supplementary: 'The further material',
  trace: 'The answer to the question about the refund',
  'cancellation-wish': 'The answer to the cancellation',
  cancel: 'The refund of the cancelled order',
  claim: 'The claim with the carrier',
  compensation: 'The payment of the compensation',
  carriage: 'The repayment of the carriage',
  aftercare: 'The time after the end',
};
