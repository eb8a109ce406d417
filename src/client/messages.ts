// Messages to a running return: a method for each.
import type { SignalName, UpdateName } from '../contract/messages.ts';
import type { Stage } from '../domain/vocabulary.ts';
import type { MessageBody, MessageName } from './bodies.ts';
import type { Call, CallOptions } from './call.ts';
import { newId } from './new-id.ts';
import { pathOf } from './path.ts';

/** Updates are answered at once; what a signal comes to is shown by the card. */
export type Messages = {
  readonly [Name in UpdateName]: (rma: string, body?: MessageBody<Name>, options?: CallOptions) => Promise<Heard>;
} & {
  readonly [Name in SignalName]: (rma: string, body?: MessageBody<Name>, options?: CallOptions) => Promise<Kept>;
};

interface Told {
  readonly rma: string;
  readonly message: string;
  /** With it the message may be repeated. */
  readonly id: string;
}

export interface Heard extends Told {
  /** The return's stage afterwards. */
  readonly stage: Stage;
  /** It is kept, and used when its stage comes. */
  readonly early: boolean;
}

export interface Kept extends Told {
  readonly kept: true;
}

/** Sends a message by its name. */
export type Send = <Name extends MessageName>(
  rma: string,
  name: Name,
  body?: MessageBody<Name>,
  options?: CallOptions,
) => Promise<Heard | Kept>;

export function sendBy(call: Call): Send {
  return async (rma, name, body, options) => {
    const { id = newId(), ...fields } = (body ?? {}) as { readonly id?: string };
    const asked = { method: 'POST', path: pathOf('returns', rma, name), body: { id, ...fields }, id } as const;
    return (await (await call(asked, options)).json()) as Heard | Kept;
  };
}

export function messagesBy(send: Send): Messages {
  const names = Object.keys(isMessage) as readonly MessageName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      (rma: string, body?: MessageBody<MessageName>, options?: CallOptions) => send(rma, name, body, options),
    ]),
  ) as unknown as Messages;
}

/** Their names, written out because the contract's own list comes with the Temporal library; none is left out. */
const isMessage: Readonly<Record<MessageName, true>> = {
  supplyEvidence: true,
  withdraw: true,
  answerOffer: true,
  registerParcel: true,
  agreePickUp: true,
  claimCarriage: true,
  appeal: true,
  reclaimGoods: true,
  reportMissingRefund: true,
  cancelOrder: true,
  askForEvidence: true,
  decide: true,
  makeOffer: true,
  recordClaimSent: true,
  answerTrace: true,
  recordReceipt: true,
  recordInspection: true,
  recordDispatch: true,
  recordSentBack: true,
  recordNotInStock: true,
  decideAppeal: true,
  holdRefund: true,
  releaseRefund: true,
  overrideRuling: true,
  moveClock: true,
  confirmRefund: true,
  recordCarriagePaid: true,
  retryStep: true,
  approve: true,
  decline: true,
  parcelScanned: true,
  secondParcelScanned: true,
  parcelLost: true,
  carrierAnswered: true,
  refundReported: true,
  noticeSent: true,
  noticeBounced: true,
};
