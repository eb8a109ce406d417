// What the specs of labels are about: a return, and the carrier that they buy from.
import { easypostCarrier } from '../../src/adapters/carriers/easypost.ts';
import { shippoCarrier } from '../../src/adapters/carriers/shippo.ts';
import type { Carrier } from '../../src/ports/carriers.ts';
import type { Files } from '../../src/ports/papers.ts';
import { ana, soocas } from '../activities/builders.ts';
import { carrierTestKey } from './carrier-call.ts';

export const billing = ['easypost', 'shippo'] as const;

/** `timeoutMs`: the carrier is near, so what takes longer does not come. */
export function carrierAt(url: string, name: (typeof billing)[number], apiKey = carrierTestKey): Carrier {
  const parcel = { lengthCm: 30, widthCm: 20, heightCm: 15, grams: 1000 };
  const options = { apiKey, url, parcel, timeoutMs: 1000 };
  return name === 'easypost' ? easypostCarrier(options) : shippoCarrier(options);
}

let wishes = 0;

/** Of a return of its own. */
export function labelWish() {
  wishes += 1;
  const { name, email, address } = ana;
  return { rma: `SOO-${wishes}`, from: { name, email, address }, to: soocas.returnAddress };
}

/** Files in memory. */
export function memoryFiles(): Files & { readonly kept: ReadonlyMap<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: (key, content) => Promise.resolve(void kept.set(key, content)),
    get: (key) => Promise.resolve(kept.get(key)),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  };
}
