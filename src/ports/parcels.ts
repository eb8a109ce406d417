// Parcels on their way, as carriers' services know them, and whose they are.
import type { ParcelHearing } from '../contract/hearings.ts';
import type { Instant } from '../domain/instant.ts';

/** One fact about a parcel, at the instant that the carrier gives; the same fact always has the same id. */
export interface ParcelNews {
  readonly id: string;
  readonly signal: 'parcelScanned' | 'parcelLost';
  readonly at: Instant;
}

export interface Parcels {
  /** What is known of it, the earliest first; undefined: its service does not know it. Throws when nobody answers. */
  news(hearing: ParcelHearing): Promise<
    | {
        readonly parcel: { readonly trackingNumber: string } | { readonly rma: string };
        readonly news: readonly ParcelNews[];
      }
    | undefined
  >;
  /** The return whose label has this number; undefined: none of ours. */
  ownerOf(trackingNumber: string): Promise<string | undefined>;
}
