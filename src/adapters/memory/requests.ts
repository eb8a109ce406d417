// Requests in memory, by shop and request id, and the units that they claim.
import type { Claimed, Requests } from '../../ports/records.ts';
import { heldLines, type StandingClaim } from '../claims.ts';

/** The first claim of a request stands; all later ones are answered with it. Its units are never given free. */
export function memoryRequests(): Requests {
  const claims = new Map<string, Claimed>();
  const units = new Map<string, readonly StandingClaim[]>();
  return {
    claim({ shop, requestId, orderNumber, rma, hash, lines }) {
      const key = JSON.stringify([shop, requestId]);
      const standing = claims.get(key);
      if (standing) return Promise.resolve(standing);
      const order = JSON.stringify([shop, orderNumber]);
      const others = (units.get(order) ?? []).filter((claim) => claim.rma !== rma);
      const held = heldLines(lines, others);
      if (held.length > 0) return Promise.resolve({ kind: 'held', lines: held });
      const own = lines.map(({ line, quantity, returnedBefore }) => ({ rma, line, held: quantity, returnedBefore }));
      units.set(order, [...others, ...own]);
      const claimed: Claimed = { kind: 'claimed', hash, rma };
      claims.set(key, claimed);
      return Promise.resolve(claimed);
    },
    held: ({ shop, orderNumber, lines }) =>
      Promise.resolve(heldLines(lines, units.get(JSON.stringify([shop, orderNumber])) ?? [])),
  };
}
