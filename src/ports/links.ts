// Links by which a customer reaches one return without an account, and the codes that guard its most delicate change.
import type { LinkPurpose, Principal } from '../contract/can.ts';
import type { Instant } from '../domain/instant.ts';
import type { Who } from '../domain/vocabulary.ts';

export interface CustomerLink {
  readonly id: string;
  readonly rma: string;
  readonly purpose: LinkPurpose;
  readonly madeBy: Who;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  /** Null: it was not taken back. */
  readonly revokedAt: Instant | null;
}

export interface Links {
  make(wanted: WantedLink): Promise<LinkMade>;
  /** Of a return, the first made first; also those that have expired or were taken back. */
  list(rma: string): Promise<readonly CustomerLink[]>;
  /** Of this return alone; a second time it stays as it is. Undefined: the return has no such link. */
  revoke(rma: string, id: string): Promise<CustomerLink | undefined>;
  /** Undefined: no link of ours, or one that has expired or was taken back. */
  whoseIs(token: string): Promise<Principal | undefined>;
}

export type LinkMade =
  | { readonly kind: 'made'; readonly link: CustomerLink; readonly token: string }
  /** It was asked for under the same name, maybe as another one; nothing was made now. */
  | { readonly kind: 'made-before'; readonly link: CustomerLink };

export interface WantedLink {
  readonly rma: string;
  readonly purpose: LinkPurpose;
  /** Whole days that it holds. */
  readonly days: number;
  readonly by: Who;
  /** The maker's own name of this wish: the same makes no other link. */
  readonly askedAs?: string;
}

/** A code is six digits, holds ten minutes and five tries; the next one for the same return replaces it. */
export interface Codes {
  make(rma: string): Promise<{ readonly code: string; readonly expiresAt: Instant }>;
  /** `right` uses it up. `none`: there is none, it has expired, or it was tried too often. */
  use(rma: string, code: string): Promise<'right' | 'wrong' | 'none'>;
}

export const codeTimes = { minutes: 10, tries: 5 } as const;
