// Requests in memory, by shop and request id.
import type { Requests } from '../../ports/records.ts';

/** The first claim of a request stands; all later ones are answered with it. */
export function memoryRequests(): Requests {
  const claims = new Map<string, { readonly hash: string; readonly rma: string }>();
  return {
    claim({ shop, requestId, rma, hash }) {
      const key = JSON.stringify([shop, requestId]);
      const standing = claims.get(key) ?? { hash, rma };
      claims.set(key, standing);
      return Promise.resolve(standing);
    },
  };
}
