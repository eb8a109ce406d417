// Whoever carries parcels back on the shop's account, and our book of the labels that were bought from them.
import type { Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { Addressee } from './papers.ts';

export const carrierNames = ['paper', 'easypost', 'shippo'] as const;
export type CarrierName = (typeof carrierNames)[number];

export interface LabelOrder {
  /** Of this label alone, and the same whenever it is asked for; the carrier keeps it with the shipment. */
  readonly key: string;
  readonly rma: string;
  readonly from: Addressee & { readonly email: string };
  readonly to: Addressee;
}

/** What can be bought; it costs nothing until it is. */
export interface LabelOffer {
  readonly kind: 'offer';
  /** Under which the carrier knows what is to be bought, and then what was; null where it keeps no books. */
  readonly shipmentId: string | null;
  readonly amount: Minor;
  readonly currency: string;
}

export interface LabelBought {
  readonly kind: 'bought';
  readonly shipmentId: string | null;
  readonly trackingNumber: string;
  readonly amount: Minor;
  readonly currency: string;
  /** A PDF, PNG or JPEG. Throws where it cannot be had now. */
  file(): Promise<Uint8Array>;
}

/** Asking again would change nothing: no carrier goes there, or the shop's account there is empty. */
export interface LabelRefused {
  readonly kind: 'refused';
  readonly reason: string;
}

/** All of it throws when the carrier has not answered: then nobody knows, and it is looked up before it is tried again. */
export interface Carrier {
  readonly name: CarrierName;
  /** Whether a label costs money. One that does not is made anew each time. */
  readonly bills: boolean;
  offer(order: LabelOrder): Promise<LabelOffer | LabelRefused>;
  /** What was bought already, by the shipment if it is known, else by our key; undefined: nothing, or it was voided. */
  find(order: Pick<LabelOrder, 'key'>, shipmentId: string | null): Promise<LabelBought | undefined>;
  /** Buys what was offered, or answers what was bought of it before. */
  buy(order: LabelOrder, offer: Pick<LabelOffer, 'shipmentId'>): Promise<LabelBought | LabelRefused>;
  /** Gives a label back that nobody has used; `refused`: the carrier says that it was used, or that it is too late. */
  voidLabel(shipmentId: string): Promise<'void' | 'refused'>;
}

export interface Label {
  readonly key: string;
  readonly rma: string;
  readonly carrier: string;
  readonly shipmentId: string | null;
  readonly trackingNumber: string | null;
  /** Null while the file was not fetched yet. */
  readonly fileKey: string | null;
  /** `intended`: it was about to be bought, and may have been. */
  readonly state: 'intended' | 'bought' | 'void';
  readonly amount: Minor;
  readonly currency: string;
  /** When it was intended, or written last. */
  readonly at: Instant;
}

export interface Labels {
  /** The oldest first. */
  of(rma: string): Promise<readonly Label[]>;
  /** Written before anything is bought. Answers what stands there then: one that is known keeps what it has. */
  intend(label: Omit<Label, 'trackingNumber' | 'fileKey' | 'state'>): Promise<Label>;
  /** The carrier no longer sells what was offered first. */
  renew(key: string, offer: Pick<Label, 'shipmentId' | 'amount' | 'currency' | 'at'>): Promise<void>;
  bought(
    key: string,
    label: Pick<Label, 'shipmentId' | 'trackingNumber' | 'fileKey' | 'amount' | 'currency' | 'at'>,
  ): Promise<void>;
  voided(key: string, at: Instant): Promise<void>;
  /** Those not void of returns that have ended without a parcel. */
  unused(): Promise<readonly Label[]>;
}
