// Through which door each event of a case file comes in: one table, so that a new story needs no code.
import type { CaseEvent, EventName } from '../../contract/events.ts';
import type { SignalName, UpdateName } from '../../contract/messages.ts';
import { unreachable } from '../../domain/vocabulary.ts';

export type Door =
  /** `POST /v1/returns/RMA/MESSAGE`, with the key of the role that `by` names, or of this owner. */
  | { readonly door: 'http'; readonly message: UpdateName | SignalName; readonly owner?: 'customer' }
  /** The payment provider changes its refunds, and reports that over HTTP. */
  | { readonly door: 'provider'; readonly status: 'settled' | 'failed' }
  /** A signal of the plain temporal CLI. */
  | { readonly door: 'signal'; readonly message: SignalName }
  /** The service does it by itself. */
  | { readonly door: 'awaited' };

export function doorOf(event: CaseEvent): Door {
  if (event.event === 'decided') return { door: 'signal', message: event.verdict };
  // A dated receipt is what the customer has in hand; a scan is the carrier's to report.
  if (event.event === 'parcel-scanned' && event.postingReceiptAt !== undefined)
    return { door: 'http', message: 'registerParcel', owner: 'customer' };
  return doors[event.event];
}

/** The fields that a message carries beside its id: those of the event which its name does not say already. */
export function fieldsOf(event: CaseEvent): object {
  const { at: _at, by: _by, event: name, ...fields } = event;
  if (name !== 'decided') return fields;
  const { verdict: _verdict, ...rest } = fields as typeof fields & { readonly verdict: unknown };
  return rest;
}

const http = (message: UpdateName | SignalName): Door => ({ door: 'http', message });
const awaited: Door = { door: 'awaited' };

const doors: Readonly<Record<Exclude<EventName, 'decided'>, Door>> = {
  'evidence-asked': http('askForEvidence'),
  'evidence-supplied': http('supplyEvidence'),
  'offer-made': http('makeOffer'),
  'offer-answered': http('answerOffer'),
  'notice-sent': awaited,
  'notice-bounced': http('noticeBounced'),
  'pick-up-agreed': http('agreePickUp'),
  'parcel-scanned': http('parcelScanned'),
  'second-parcel': http('secondParcelScanned'),
  received: http('recordReceipt'),
  'parcel-lost': http('parcelLost'),
  inspected: http('recordInspection'),
  appealed: http('appeal'),
  'appeal-decided': http('decideAppeal'),
  'refund-held': http('holdRefund'),
  'refund-released': http('releaseRefund'),
  'refund-submitted': awaited,
  'refund-settled': { door: 'provider', status: 'settled' },
  'refund-failed': { door: 'provider', status: 'failed' },
  dispatched: http('recordDispatch'),
  'not-in-stock': http('recordNotInStock'),
  'goods-demanded': http('reclaimGoods'),
  'carriage-paid': http('recordCarriagePaid'),
  'goods-sent-back': http('recordSentBack'),
  'carriage-claimed': http('claimCarriage'),
  'claim-sent': http('recordClaimSent'),
  'carrier-answered': http('carrierAnswered'),
  'trace-asked': http('reportMissingRefund'),
  'trace-answered': http('answerTrace'),
  withdrawn: http('withdraw'),
  cancelled: http('cancelOrder'),
  'clock-moved': http('moveClock'),
};

/** How an event comes in, as the reader of the demo could do it too. */
export function doorText(door: Door): string {
  switch (door.door) {
    case 'http':
      return `POST …/${door.message}`;
    case 'provider':
      return 'POST …/refundReported';
    case 'signal':
      return `temporal workflow signal --name ${door.message}`;
    case 'awaited':
      return '';
    default:
      return unreachable(door);
  }
}
