// What every carrier's account is opened with.

export interface CarrierOptions {
  /** Never printed. */
  readonly apiKey: string;
  /** Another place than the carrier's own, for tests, without a slash at its end. */
  readonly url?: string;
  /** What a parcel of the shop is taken for: orders do not say how large their goods are. */
  readonly parcel: {
    readonly lengthCm: number;
    readonly widthCm: number;
    readonly heightCm: number;
    readonly grams: number;
  };
  /** How long one call may be silent. */
  readonly timeoutMs?: number;
}
