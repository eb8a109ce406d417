// The steps of a return in words, for the e-mails to staff.
import type { ClockStep } from '../../domain/clock.ts';

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
