// Room for what is being sent to us: how many bodies, and how many bytes of them, may be under way at once.

/** `file`: evidence, which is written to disk as it comes. `mail`: one that came back, which is read in memory. */
export type UploadKind = 'file' | 'mail';

export interface UploadWish {
  readonly kind: UploadKind;
  /** Under which their uploads are counted. */
  readonly who: string;
  readonly isCustomer: boolean;
  /** Bytes, by the sender's word; 0: they do not say. */
  readonly announced: number;
}

/** A place is held until it is left, whatever comes of the upload. */
export interface UploadPlace {
  readonly kind: 'place';
  /** Whether so many more bytes find room; they stay counted until the place is left. */
  take(bytes: number): boolean;
  leave(): void;
}

export interface Uploads {
  /** `busy`: the caller has as many under way as they may. `full`: this process has. */
  enter(wish: UploadWish): UploadPlace | { readonly kind: 'busy'; readonly most: number } | { readonly kind: 'full' };
}

/** At once, in one process; how many bytes of both together is a setting. */
export const uploadLimits: Readonly<
  Record<UploadKind, { readonly inAll: number; readonly perCaller: number; readonly perCustomer: number }>
> = {
  // Each holds a connection and a file open. A shop's backend passes on what its customers send; a telephone sends a few.
  file: { inAll: 200, perCaller: 20, perCustomer: 3 },
  // Of 25 MiB at most, so that all of them together take 100 MiB of memory. No customer has mails to hand over.
  mail: { inAll: 4, perCaller: 4, perCustomer: 0 },
};
