// What the document says of each message: what it is for, and an example that a return may take.
import type { SignalName, UpdateName } from '../contract/messages.ts';

export interface MessageWords {
  readonly summary: string;
  /** What a caller has to know beside the form. */
  readonly more?: string;
  /** The body, without its id. */
  readonly example: object;
}

const lines = [{ line: '1', quantity: 1 }];

export const messageWords: Readonly<Record<UpdateName | SignalName, MessageWords>> = {
  supplyEvidence: {
    summary: 'The customer supplies evidence that is no file',
    more: 'A file is given to `/evidence/{evidence}` instead, and counts as supplied by itself.',
    example: { evidence: ['description'] },
  },
  withdraw: { summary: 'The customer gives up the return', example: {} },
  answerOffer: { summary: 'The customer takes an offer or declines it', example: { answer: 'accept' } },
  registerParcel: {
    summary: 'The customer says that the parcel is on its way',
    more: 'A scan of the carrier counts more; without one this begins the transit.',
    example: { carriagePaidBy: 'customer', carriage: 1290 },
  },
  agreePickUp: { summary: 'The customer agrees on a pick-up', example: { for: '2026-03-24T09:00:00Z' } },
  claimCarriage: {
    summary: 'The customer claims the carriage back',
    more: 'With the invoice as evidence, where the policy asks for it.',
    example: { amount: 1290 },
  },
  appeal: {
    summary: 'The customer appeals against a decision',
    example: { reason: 'The fault shows only when the brush is warm.' },
  },
  reclaimGoods: { summary: 'The customer wants refused goods back', example: {} },
  reportMissingRefund: { summary: 'The customer says that the refund has not arrived', example: {} },
  cancelOrder: {
    summary: 'The order is cancelled before it is sent',
    example: { reason: 'Ordered twice by mistake.' },
  },
  askForEvidence: {
    summary: 'Staff ask for evidence',
    more: 'The clock of the review pauses until it has come.',
    example: { evidence: ['video', 'package-photo'] },
  },
  decide: {
    summary: 'Staff approve or decline the request',
    example: { verdict: 'approve', lines, reason: 'The photo shows the fault.' },
  },
  makeOffer: {
    summary: 'Staff offer something else than was asked for',
    example: { resolution: 'partial-refund', amount: 2500 },
  },
  recordClaimSent: { summary: 'A claim has been sent to the carrier', example: {} },
  answerTrace: { summary: 'Staff answer where the refund is', example: {} },
  recordReceipt: { summary: 'The parcel has arrived in the warehouse', example: { lines, atAgreedAddress: true } },
  recordInspection: {
    summary: 'The goods have been inspected',
    more: 'The policy of the shop says which answers of the sheet are asked for.',
    example: { sheet: { identity: true, quantity: true, complete: true }, verdict: 'accept' },
  },
  recordDispatch: { summary: 'The new goods have been sent', example: {} },
  recordSentBack: { summary: 'Refused goods have been sent back to the customer', example: {} },
  recordNotInStock: { summary: 'The new goods cannot be had', example: {} },
  decideAppeal: {
    summary: 'A supervisor decides on an appeal',
    more: 'Not the one who declined.',
    example: { verdict: 'approve', reason: 'The second video shows the fault.' },
  },
  holdRefund: { summary: 'A supervisor holds the refund', example: { reason: 'Awaiting word of the bank.' } },
  releaseRefund: {
    summary: 'A supervisor releases a refund that is held',
    example: { reason: 'The bank has confirmed.' },
  },
  overrideRuling: {
    summary: 'A supervisor decides otherwise than the policy says',
    more: 'It needs a reason, and stands in the history as an override.',
    example: { verdict: 'approve', reason: 'Goodwill after a late delivery.' },
  },
  moveClock: {
    summary: 'A supervisor moves the end of a clock',
    example: { clock: 'review', to: '2026-03-26T12:00:00Z', reason: 'The warehouse was closed.' },
  },
  confirmRefund: { summary: 'Finance confirms a refund that was made by hand', example: {} },
  recordCarriagePaid: { summary: 'The carriage has been paid', example: {} },
  retryStep: {
    summary: 'An operator has the step tried again that is stuck',
    more: 'Such as a refund that its provider has declined, when the cause is mended. Refused where nothing is stuck, or the refund is on hold.',
    example: {},
  },
  approve: { summary: 'Approve the request', more: 'As `decide`, and not answered.', example: { lines } },
  decline: {
    summary: 'Decline the request',
    more: 'As `decide`, and not answered.',
    example: { reason: 'The photo shows no fault.' },
  },
  parcelScanned: {
    summary: 'The carrier has scanned the parcel',
    more: 'The first scan is when the parcel was sent, whatever comes in which order.',
    example: { at: '2026-03-20T16:30:00Z', carriagePaidBy: 'shop' },
  },
  secondParcelScanned: { summary: 'The carrier has scanned another parcel', example: { lines } },
  parcelLost: { summary: 'The carrier has lost the parcel', example: {} },
  carrierAnswered: { summary: 'The carrier has answered a claim', example: { amount: 7990, paidTo: 'platform' } },
  refundReported: { summary: 'The payment provider reports on a refund', example: { status: 'settled' } },
  noticeSent: { summary: 'A notice was sent by the shop’s own mail', example: {} },
  noticeBounced: { summary: 'A notice came back', example: {} },
};
