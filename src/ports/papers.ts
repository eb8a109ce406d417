// Papers of a return as PDF.
import type { PostalAddress } from './people.ts';

export interface SlipFacts {
  readonly rma: string;
  readonly shopName: string;
  readonly orderNumber: string;
  readonly email: string;
  /** The agreed return address (JSS-32). */
  readonly sendTo: { readonly name: string; readonly address: PostalAddress };
  readonly wish: string;
  /** What has to be in the parcel, with the clause that asks for it. */
  readonly checkList: readonly { readonly what: string; readonly quantity: number; readonly clause: string }[];
  readonly postBy: string;
}

export interface LabelFacts {
  readonly rma: string;
  readonly trackingNumber: string;
  readonly from: { readonly name: string; readonly address: PostalAddress };
  readonly to: { readonly name: string; readonly address: PostalAddress };
}

export interface Papers {
  packingSlip(facts: SlipFacts): Promise<Uint8Array>;
  returnLabel(facts: LabelFacts): Promise<Uint8Array>;
}

/** Where made papers are kept, by a key that we form. */
export interface Files {
  put(key: string, content: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
}
