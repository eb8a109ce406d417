// What others report to us, as far as it says where to look: what is true of it is asked for at the source.
import type { Instant } from '../domain/instant.ts';

export const hearingSources = ['stripe', 'paypal', 'easypost', 'shippo', 'carrier', 'shop-account'] as const;
export type HearingSource = (typeof hearingSources)[number];

export const hearingWorkflow = 'hearProvider';

export type Hearing = MoneyHearing | ParcelHearing;

/** Something about refunds; whoever holds the payment providers' keys looks. */
export type MoneyHearing =
  /** Refunds of a payment have changed: the provider's books of it are read. */
  | {
      readonly about: 'payment';
      readonly provider: string;
      /** Under each of which our ledger may know the payment. */
      readonly references: readonly string[];
      /** When the provider says that it happened. */
      readonly at: Instant;
    }
  /** The same of one intent, wherever its payment is. */
  | { readonly about: 'intent'; readonly intent: string; readonly at: Instant }
  /** A message told a return so, by the word of finance or of a provider. */
  | { readonly about: 'return'; readonly rma: string; readonly status: 'settled' | 'failed' }
  /** Of PayPal, or of anybody: only PayPal can tell. What it says waits in the database under this id. */
  | { readonly about: 'paypal'; readonly report: string };

/** Something about a parcel. */
export type ParcelHearing =
  /** The tracker is read where it is kept. */
  | { readonly about: 'tracker'; readonly service: 'easypost'; readonly tracker: string }
  | {
      readonly about: 'tracker';
      readonly service: 'shippo';
      readonly carrier: string;
      readonly trackingNumber: string;
    }
  /** Signed by a carrier that keeps no books for us to read. */
  | {
      readonly about: 'scan';
      readonly parcel: { readonly trackingNumber: string } | { readonly rma: string };
      readonly status: 'scanned' | 'lost';
      readonly at: Instant;
    };

/** What came of it: how many returns were told, or why none was. */
export interface HeardOf {
  readonly told: readonly string[];
  readonly because?: 'not-ours' | 'not-signed' | 'not-kept' | 'nothing-new';
}

/** `hear-stripe-evt_1`: the same report again is the same workflow. */
export function hearingIdOf(source: HearingSource | 'message', id: string): string {
  return `hear-${source}-${id}`;
}
