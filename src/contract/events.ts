// The events of a case file (CASE-FILE 3): what happened since the request. Messages carry the same facts.
import type { Day, Instant } from '../domain/instant.ts';
import type { Minor } from '../domain/money.ts';
import type { RequestedLine, Units } from '../domain/order.ts';
import type { Evidence, Ground, NoticePart, Resolution, Route, SheetAnswer, Who } from '../domain/vocabulary.ts';

interface Happened {
  readonly at: Instant;
  readonly by: Who;
}

interface Reasoned {
  readonly reason?: string;
  readonly evidence?: readonly Evidence[];
}

export interface EventFields {
  'evidence-asked': { readonly evidence: readonly Evidence[] };
  'evidence-supplied': { readonly evidence: readonly Evidence[] };
  decided: Reasoned & {
    readonly verdict: 'approve' | 'decline';
    readonly lines?: readonly RequestedLine[];
    readonly ground?: Ground;
    readonly route?: Route;
    readonly resolution?: Resolution;
    /** Grants what JSS-17 refuses by default. */
    readonly exception?: boolean;
    readonly override?: boolean;
    readonly freight?: 'shop' | 'customer';
    /** Where the reviewer decides all (PLT-07, ALL-22). */
    readonly amount?: Minor;
  };
  'offer-made': { readonly resolution: Resolution; readonly amount?: Minor };
  'offer-answered': { readonly answer: 'accept' | 'decline' };
  'notice-sent': { readonly lacks?: readonly NoticePart[] };
  'notice-bounced': object;
  'pick-up-agreed': { readonly for: Instant };
  'parcel-scanned': {
    readonly carriagePaidBy?: 'shop' | 'customer';
    readonly carriage?: Minor;
    readonly postmarkedOn?: Day;
    readonly postingReceiptAt?: Instant;
  };
  'second-parcel': { readonly lines?: readonly Units[] };
  received: { readonly lines: readonly Units[]; readonly atAgreedAddress?: boolean };
  'parcel-lost': object;
  inspected: Reasoned & {
    readonly sheet: Readonly<Partial<Record<SheetAnswer, boolean>>>;
    readonly verdict: 'accept' | 'reject';
    readonly lines?: readonly Units[];
    readonly extra?: readonly string[];
  };
  appealed: { readonly reason?: string };
  'appeal-decided': { readonly verdict: 'approve' | 'decline'; readonly reason?: string };
  'refund-held': { readonly reason?: string; readonly suspicion?: boolean };
  'refund-released': { readonly reason?: string; readonly suspicion?: boolean };
  'refund-submitted': object;
  'refund-settled': object;
  'refund-failed': object;
  dispatched: object;
  'not-in-stock': object;
  'goods-demanded': object;
  'carriage-paid': object;
  'goods-sent-back': object;
  'carriage-claimed': { readonly amount: Minor; readonly expenses?: Minor };
  'claim-sent': object;
  'carrier-answered': { readonly amount: Minor; readonly paidTo: 'platform' | 'customer' };
  'trace-asked': { readonly account?: string };
  'trace-answered': object;
  withdrawn: object;
  cancelled: { readonly reason?: string };
  'clock-moved': { readonly clock: string; readonly to: Instant; readonly reason?: string };
}

export type EventName = keyof EventFields;

/** One event, `by` filled in with its default where the file leaves it out. */
export type CaseEvent<Name extends EventName = EventName> = {
  [N in Name]: Happened & { readonly event: N } & EventFields[N];
}[Name];

/** Who may send an event, and who is meant when a case file names nobody; null: `by` is required. */
export const eventRoles: Readonly<Record<EventName, { readonly by: readonly string[]; readonly default: Who | null }>> =
  {
    'evidence-asked': { by: ['agent', 'supervisor'], default: 'agent' },
    'evidence-supplied': { by: ['customer'], default: 'customer' },
    decided: { by: ['agent', 'supervisor'], default: null },
    'offer-made': { by: ['agent', 'supervisor'], default: 'agent' },
    'offer-answered': { by: ['customer'], default: 'customer' },
    'notice-sent': { by: ['shop'], default: 'shop' },
    'notice-bounced': { by: ['shop'], default: 'shop' },
    'pick-up-agreed': { by: ['customer'], default: 'customer' },
    'parcel-scanned': { by: ['carrier'], default: 'carrier' },
    'second-parcel': { by: ['carrier'], default: 'carrier' },
    received: { by: ['inspector'], default: 'inspector' },
    'parcel-lost': { by: ['carrier'], default: 'carrier' },
    inspected: { by: ['inspector', 'supervisor'], default: 'inspector' },
    appealed: { by: ['customer', 'supervisor'], default: 'customer' },
    'appeal-decided': { by: ['supervisor'], default: null },
    'refund-held': { by: ['supervisor'], default: null },
    'refund-released': { by: ['supervisor'], default: null },
    'refund-submitted': { by: ['provider'], default: 'provider' },
    'refund-settled': { by: ['provider', 'finance'], default: 'provider' },
    'refund-failed': { by: ['provider', 'finance'], default: 'provider' },
    dispatched: { by: ['inspector', 'shop'], default: 'inspector' },
    'not-in-stock': { by: ['inspector', 'shop'], default: 'inspector' },
    'goods-demanded': { by: ['customer'], default: 'customer' },
    'carriage-paid': { by: ['finance', 'customer'], default: 'finance' },
    'goods-sent-back': { by: ['inspector', 'shop'], default: 'inspector' },
    'carriage-claimed': { by: ['customer'], default: 'customer' },
    'claim-sent': { by: ['agent'], default: 'agent' },
    'carrier-answered': { by: ['carrier'], default: 'carrier' },
    'trace-asked': { by: ['customer'], default: 'customer' },
    'trace-answered': { by: ['agent'], default: 'agent' },
    withdrawn: { by: ['customer'], default: 'customer' },
    cancelled: { by: ['customer', 'shop', 'agent', 'supervisor'], default: null },
    'clock-moved': { by: ['supervisor'], default: null },
  };

export const eventNames = Object.keys(eventRoles) as readonly EventName[];
