// The closed lists of the domain in words for the reader of an explanation.
import type { ClockStep, PauseCause } from '../domain/clock.ts';
import type { MoneyKind } from '../domain/ruling.ts';
import type { Question, RefundMethod, Stage } from '../domain/vocabulary.ts';

export const questionWords: Readonly<Record<Question, string>> = {
  'may-return': 'May it be returned?',
  'evidence-needed': 'What has to be shown?',
  resolutions: 'What may be chosen?',
  route: 'How do the goods come back?',
  freight: 'Who bears the carriage back?',
  'exchange-limit': 'May it be exchanged?',
  'inspection-sheet': 'What is checked on arrival?',
  'refund-method': 'To where is the money paid?',
  cancel: 'May the order be cancelled?',
  'refund-amount': 'How much is paid?',
  clock: 'Until when?',
  notices: 'Who is told?',
};

export const stageWords: Readonly<Record<Stage, string>> = {
  'needs-a-person': 'staff have to take a step that is stuck',
  appealed: 'somebody else has to decide on the appeal',
  'awaiting-evidence': 'the customer has to send what is missing',
  'in-review': 'staff have to decide on the request',
  offered: 'the customer has to answer the offer',
  inspecting: 'the goods are here and have to be inspected',
  refunding: 'the refund has to be handed to the payment provider',
  replacing: 'the new goods have to be dispatched',
  'in-custody': 'refused goods are kept until the customer wants them back',
  'open-to-appeal': 'the customer may appeal',
  'in-transit': 'the parcel is on its way',
  'awaiting-parcel': 'the customer has to post the parcel',
  settling: 'the money is on its way',
  closed: 'nobody has to do anything',
};

export const stepWords: Readonly<Record<ClockStep, string>> = {
  request: 'asking for the return',
  evidence: 'sending what is missing',
  review: 'deciding on the request',
  offer: 'answering the offer',
  notice: 'sending the complete approval',
  'ship-back': 'posting the parcel',
  'carrier-watch': 'moving the parcel',
  inspection: 'inspecting the goods',
  refund: 'paying the refund',
  credit: 'crediting the account',
  'decision-and-refund': 'deciding and paying the refund',
  exchange: 'dispatching the new goods',
  bank: 'the arrival of the money',
  custody: 'wanting refused goods back',
  'send-back': 'sending refused goods back',
  appeal: 'appealing',
  'appeal-decision': 'deciding on the appeal',
  supplementary: 'sending further material',
  trace: 'answering where the money is',
  'cancellation-wish': 'answering the wish to cancel',
  cancel: 'cancelling the order',
  claim: 'claiming from the carrier',
  compensation: 'passing the compensation on',
  carriage: 'repaying the carriage',
  aftercare: 'the time after the end',
};

export const causeWords: Readonly<Record<PauseCause, string>> = {
  evidence: 'while evidence is owed',
  offer: 'while an offer is out',
  notice: 'while the e-mail has not arrived',
  'pick-up': 'until the pick-up',
  carrier: 'until the carrier answers',
  carriage: 'until the carriage is paid',
  supplementary: 'while further material is owed',
  appeal: 'while the appeal runs',
};

export const moneyWords: Readonly<Record<MoneyKind, string>> = {
  goods: 'price paid',
  shipping: 'shipping paid',
  restocking: 'restocking fee',
  gift: 'gift that was kept',
  carriage: 'carriage of the return',
  cap: 'more than was paid',
  agreed: 'amount agreed',
  compensation: 'compensation of the carrier',
  'carriage-advanced': 'carriage that the customer advanced',
  expenses: 'expenses of the customer',
};

export const methodWords: Readonly<Record<RefundMethod, string>> = {
  original: 'the payments of the order',
  'store-credit': 'store credit',
  'account-balance': 'the balance of the customer’s account',
  'paypal-account': 'the PayPal account that the customer named',
};
