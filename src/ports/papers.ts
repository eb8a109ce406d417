// Papers of a return as PDF.
import type { PaperMade } from '../contract/effects.ts';
import type { RefundTaken } from '../contract/history.ts';
import type { PostalAddress } from './people.ts';

/** A name and an address, as they stand on a parcel. */
export interface Addressee {
  readonly name: string;
  readonly address: PostalAddress;
}

export interface SlipFacts {
  readonly rma: string;
  readonly shopName: string;
  readonly orderNumber: string;
  readonly email: string;
  /** The agreed return address (JSS-32). */
  readonly sendTo: Addressee;
  readonly wish: string;
  /** What has to be in the parcel, with the clause that asks for it. */
  readonly checkList: readonly { readonly what: string; readonly quantity: number; readonly clause: string }[];
  readonly postBy: string;
}

export interface LabelFacts {
  readonly rma: string;
  /** Of the carrier whom the shop pays; without one the paper carries the address alone, and the customer pays theirs. */
  readonly trackingNumber?: string;
  readonly from: Addressee;
  readonly to: Addressee;
}

export interface CertificateFacts {
  readonly rma: string;
  readonly shopName: string;
  readonly orderNumber: string;
  /** Of the customer. */
  readonly name: string;
  /** How it was paid, in words. */
  readonly method: string;
  readonly payments: readonly RefundMade[];
  /** In which the dates are given. */
  readonly zone: string;
  /** On which the refund rests. */
  readonly clauses: readonly string[];
}

/** One payment back that its provider has taken. */
export type RefundMade = RefundTaken;

export interface Papers {
  packingSlip(facts: SlipFacts): Promise<Uint8Array>;
  returnLabel(facts: LabelFacts): Promise<Uint8Array>;
  refundCertificate(facts: CertificateFacts): Promise<Uint8Array>;
  /** A label that came as a picture (PNG or JPEG), on a page of the size of labels. */
  labelFromPicture(rma: string, picture: Uint8Array): Promise<Uint8Array>;
}

/** What was paid back for a return, as our ledger has it. */
export interface RefundsMade {
  /** Those with a reference of their provider that have not failed, the oldest first. */
  of(rma: string): Promise<readonly RefundMade[]>;
}

/** Where made papers are kept, by a key that we form. */
export interface Files {
  put(key: string, content: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** What is not there is as good as removed. */
  remove(key: string): Promise<void>;
}

export interface ReturnPaper {
  /** `return-label.pdf`; of a return no two are alike. */
  readonly name: string;
  readonly kind: PaperMade['kind'];
  readonly mediaType: 'application/pdf';
}

/** The papers that were made for a return, as far as they are kept. */
export interface ReturnPapers {
  list(rma: string): Promise<readonly ReturnPaper[]>;
  /** Undefined: this return has no paper of this name. */
  read(rma: string, name: string): Promise<Uint8Array | undefined>;
}
