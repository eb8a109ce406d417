// Somebody says that a parcel is on its way: its tracker is read where it is kept, and its return is told.
import type { HeardOf, ParcelHearing } from '../src/contract/hearings.ts';
import type { Parcels } from '../src/ports/parcels.ts';
import { tellReturn, type TellDeps } from './tellReturn.ts';

export interface CarrierDeps extends TellDeps {
  readonly parcels: Parcels;
}

/** May be repeated, and in any order: each fact has its own instant and its own id. */
export function hearCarrier(deps: CarrierDeps): (hearing: ParcelHearing) => Promise<HeardOf> {
  return async (hearing) => {
    const known = await deps.parcels.news(hearing);
    if (known === undefined) return { told: [], because: 'not-ours' };
    const { parcel, news } = known;
    const rma = 'rma' in parcel ? parcel.rma : await deps.parcels.ownerOf(parcel.trackingNumber);
    if (rma === undefined) return { told: [], because: 'not-ours' };
    let isTold = false;
    for (const { id, signal, at } of news) {
      const isKept = await tellReturn(deps, rma, { id, signal, by: 'carrier', at });
      isTold ||= isKept;
    }
    return isTold ? { told: [rma] } : { told: [], because: 'nothing-new' };
  };
}
