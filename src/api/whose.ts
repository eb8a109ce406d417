// Whose things somebody reaches where no return is named.
import type { Principal } from '../contract/can.ts';
import type { PeopleDoors } from './doors.ts';

/** Of which shop lists are, all without one; `nobody`: it was asked for another shop’s than the caller’s own. */
export function reachOf({ shop: own }: Principal, asked?: string): { readonly shop?: string } | 'nobody' {
  if (own === undefined) return asked === undefined ? {} : { shop: asked };
  return asked === undefined || asked === own ? { shop: own } : 'nobody';
}

/** Whether the installation has no policy of a shop of this name. */
export async function isUnknownShop({ book, clock }: PeopleDoors, shop: string): Promise<boolean> {
  return book.packFor(shop, await clock.now()) === undefined;
}
