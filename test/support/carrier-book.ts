// The books of an invented carrier: shipments, what was bought of them, and what goes wrong on the way.

export const carrierFaults = [
  'reset-before',
  'reset-after',
  'cut-answer',
  '429',
  '500-before',
  '500-after',
  'silent',
] as const;
export type CarrierFault = (typeof carrierFaults)[number];

/** What a call is about; each has faults of its own. */
export type CallKind = 'shipment' | 'look-up' | 'purchase' | 'refund' | 'file';

export interface Purchase {
  readonly id: string;
  readonly key: string;
  readonly trackingNumber: string;
  isVoid: boolean;
}

export interface Shipment {
  readonly id: string;
  readonly key: string;
  readonly to: unknown;
  readonly purchases: Purchase[];
}

export class CarrierBook {
  /** What is known of parcels, by the tracker’s id or by `carrier/number`, in the words of each protocol. */
  readonly tracked = new Map<string, object>();
  readonly shipments: Shipment[] = [];
  readonly #faults = new Map<CallKind, CarrierFault[]>();
  /** Of each kind of call, how many have come. */
  readonly calls = new Map<CallKind, number>();
  /** Without rates nothing can be bought. */
  hasRates = true;
  /** Parcels are under way: nothing goes back any more. */
  isUsed = false;
  #made = 0;

  fail(kind: CallKind, ...faults: readonly CarrierFault[]): void {
    this.#faults.set(kind, [...(this.#faults.get(kind) ?? []), ...faults]);
  }

  next(kind: CallKind): CarrierFault | undefined {
    this.calls.set(kind, (this.calls.get(kind) ?? 0) + 1);
    return this.#faults.get(kind)?.shift();
  }

  ship(key: string, to: unknown): Shipment {
    const shipment = { id: this.#name('shp_'), key, to, purchases: [] };
    this.shipments.push(shipment);
    return shipment;
  }

  /** As often as it is asked: that a shipment is sold once is the business of each protocol. */
  buy(shipment: Shipment, key: string): Purchase {
    const id = this.#name('txn_');
    const purchase = { id, key, trackingNumber: `TRK${id.slice(-8)}`, isVoid: false };
    shipment.purchases.push(purchase);
    return purchase;
  }

  /** The latest of that key first, as carriers list them. */
  find(idOrKey: string): Shipment | undefined {
    return this.shipments.findLast(({ id, key }) => id === idOrKey || key === idOrKey);
  }

  /** All that was ever bought under this key. */
  bought(key: string): readonly Purchase[] {
    return this.shipments.flatMap(({ purchases }) => purchases).filter((one) => one.key === key);
  }

  /** What the shop pays for under this key: without what went back. */
  standing(key: string): readonly Purchase[] {
    return this.bought(key).filter(({ isVoid }) => !isVoid);
  }

  #name(prefix: string): string {
    this.#made += 1;
    return `${prefix}${String(this.#made).padStart(8, '0')}`;
  }
}
