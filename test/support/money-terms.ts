// What each shop's clauses say of money, told a second time from their texts: which grounds bring what, on which clause.
import type { Minor } from '../../src/domain/money.ts';
import type { Evidence, Ground } from '../../src/domain/vocabulary.ts';

export interface Terms {
  readonly goods: string;
  /** Outbound shipping, for grounds that are the shop's fault; null: never. */
  readonly shipping: string | null;
  /** A percentage of what the customer's own wishes bring back, rounded down. */
  readonly restocking: { readonly percent: number; readonly clause: string } | null;
  readonly gift: string | null;
  /** Return carriage that the shop paid and the customer bears. */
  readonly carriage: string | null;
  readonly advanced: string;
  readonly expenses: string | null;
  readonly faults: readonly Ground[];
  /** Whose goods stay where they are. */
  readonly returnless: readonly Ground[];
  readonly wishes: readonly Ground[];
  readonly evidence: readonly Evidence[];
  /** What the approval of a wish takes beside the verdict. */
  readonly granting: object;
  /** Whether a wish brings the carriage on the customer. */
  readonly wishBearer: 'shop' | 'customer';
  readonly method: 'original' | 'account-balance';
}

const nothing = { restocking: null, gift: null, expenses: null, returnless: [], granting: {} };

export const termsOf: Readonly<Record<string, Terms>> = {
  soocas: {
    ...nothing,
    goods: 'SOO-13',
    shipping: null,
    gift: 'SOO-08',
    carriage: 'SOO-12',
    advanced: 'SOO-11',
    faults: ['defective', 'wrong-item', 'colour-difference'],
    wishes: ['disliked', 'not-needed', 'arrived-late'],
    evidence: ['product-photo'],
    wishBearer: 'customer',
    method: 'original',
  },
  justsoso: {
    ...nothing,
    goods: 'JSS-23',
    shipping: 'JSS-11',
    restocking: { percent: 10, clause: 'JSS-27' },
    carriage: 'JSS-10',
    advanced: 'JSS-11',
    faults: ['defective', 'wrong-item', 'not-as-described'],
    returnless: ['damaged', 'missing-item'],
    wishes: ['disliked', 'does-not-fit', 'colour-difference'],
    evidence: ['product-photo', 'condition'],
    granting: { exception: true, reason: 'a good customer' },
    wishBearer: 'customer',
    method: 'original',
  },
  aisoon: {
    ...nothing,
    goods: 'AIS-26',
    shipping: 'AIS-26',
    carriage: 'AIS-25',
    advanced: 'AIS-25',
    faults: ['damaged', 'wrong-item', 'not-as-described'],
    returnless: ['missing-item'],
    wishes: ['not-needed'],
    evidence: ['description', 'product-photo'],
    wishBearer: 'customer',
    method: 'original',
  },
  platform: {
    ...nothing,
    goods: 'PLT-11',
    shipping: 'PLT-26',
    carriage: null,
    advanced: 'PLT-26',
    faults: [],
    returnless: ['damaged', 'missing-parts', 'wrong-item'],
    wishes: [],
    evidence: ['order-screenshot', 'product-photo', 'package-photo', 'description', 'weighing-photo'],
    wishBearer: 'shop',
    method: 'account-balance',
  },
  website: {
    ...nothing,
    goods: 'WEB-26',
    shipping: 'WEB-26',
    carriage: 'WEB-08',
    advanced: 'WEB-10',
    expenses: 'WEB-11',
    faults: ['damaged', 'dirty', 'wrong-item'],
    returnless: ['missing-item'],
    wishes: ['disliked', 'no-reason'],
    evidence: ['product-photo', 'package-photo'],
    wishBearer: 'customer',
    method: 'original',
  },
};

export interface ExpectedLine {
  readonly what: string;
  readonly line?: string;
  readonly amount: Minor;
  readonly clause: string;
}
