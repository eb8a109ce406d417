// Which version of a shop's policy an order keeps: the one in force on the day it was placed.
import { dayOf } from '../calendar/zone.ts';
import type { Instant } from '../domain/instant.ts';
import type { Pack } from './load.ts';

/**
 * The shop's pack in force on the order's calendar day in the shop's zone. Undefined: there is no such shop, or its first
 * pack came into force only after that day.
 */
export function packInForce(packs: readonly Pack[], shop: string, placedAt: Instant): Pack | undefined {
  return packs
    .filter((pack) => pack.document.shop === shop && pack.document.inForceFrom <= dayOf(placedAt, pack.document.zone))
    .reduce<Pack | undefined>(
      (latest, pack) => (latest === undefined || isLater(pack, latest) ? pack : latest),
      undefined,
    );
}

/** Days in our written form are in the order of their texts; no two packs of one shop start on the same day. */
function isLater(one: Pack, other: Pack): boolean {
  return one.document.inForceFrom > other.document.inForceFrom;
}
