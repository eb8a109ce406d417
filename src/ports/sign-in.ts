// Sign-in at the company's own OpenID provider.
import type { Identity } from './staff.ts';

export interface CompanySignIn {
  /** `url`: where the browser goes. `keep`: for a cookie until it comes back; everything is derived from it. */
  begin(): Promise<{ readonly kind: 'begun'; readonly url: string; readonly keep: string } | Away>;
  /** `search`: what stood behind the path when the browser came back, with its question mark. */
  finish(search: string, keep: string): Promise<SignedIn | Away>;
}

export type SignedIn =
  | { readonly kind: 'known'; readonly identity: Identity }
  /** Why nobody is signed in: a whole sentence. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** The provider does not answer; later it may. */
export interface Away {
  readonly kind: 'away';
}
