// How much anybody may ask for in a time, so that nobody can guess, and nobody keeps all others waiting.

/** `key`: requests with one key, session or link. `stranger`: requests without any, from one address. */
export type LimitName = 'key' | 'stranger' | 'sign-in-account' | 'sign-in-address' | 'codes';

export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

export interface Limits {
  /** Takes one of what is left, unless nothing is. */
  take(name: LimitName, who: string): Promise<Taken>;
  /** As if nothing had been taken. */
  forget(name: LimitName, who: string): Promise<void>;
}

export interface Taken extends Limit {
  readonly allowed: boolean;
  readonly left: number;
  /** Whole seconds until all of it is there again, at least 1. */
  readonly resetSeconds: number;
}

/** Of every limit but `key`, which is a setting. */
export const fixedLimits = {
  // Whoever has a key needs no more tries than this to find that it is the wrong one.
  stranger: { points: 60, seconds: 60 },
  // A person who mistypes gets in; at this pace a list of the thousand most usual passwords takes more than a day.
  'sign-in-account': { points: 10, seconds: 900 },
  // An office may share one address.
  'sign-in-address': { points: 50, seconds: 900 },
  // Five tries each: in an hour 25 of a million codes.
  codes: { points: 5, seconds: 3600 },
} as const satisfies Partial<Record<LimitName, Limit>>;
