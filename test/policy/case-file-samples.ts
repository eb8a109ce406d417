// A good case file and the ways to spoil one point of it.
import { readCase } from '../../src/case/read.ts';
import type { CaseFile } from '../../src/contract/case-file.ts';
import type { Problem } from '../../src/contract/problems.ts';

export const shops = ['soocas', 'justsoso', 'aisoon', 'platform', 'website'];

/** A tooth brush and the travel case given with it, paid in two payments, asked back with a defect. */
export const goodCase = {
  shop: 'soocas',
  order: {
    number: 'S-7',
    channel: 'official-website',
    currency: 'USD',
    placedAt: '2026-03-01T10:00:00Z',
    shippedAt: '2026-03-03T02:00:00Z',
    deliveredAt: '2026-03-10T15:20:00Z',
    promisedBy: '2026-03-15',
    deliveryPlannedAt: null,
    shipTo: { country: 'US', region: 'CA', zone: 'America/Los_Angeles' },
    shipping: { standard: 500, expedited: 0, discount: 0 },
    discounts: [
      { amount: 300, why: 'coupon', lines: ['1'] },
      { amount: 1500, why: 'gift', lines: ['2'] },
    ],
    lines: [
      {
        id: '1',
        sku: 'X3',
        title: 'Tooth brush',
        quantity: 3,
        unitPrice: 7990,
        tags: ['electronics'],
        returnedBefore: 1,
      },
      { id: '2', sku: 'G1', title: 'Travel case', quantity: 1, unitPrice: 1500, tags: ['gift'], giftWith: '1' },
    ],
    payments: [
      { id: 'p1', provider: 'stripe', reference: 'pi_1', captured: 5000 },
      { id: 'p2', provider: 'paypal', reference: '4XY', captured: 19170, refundedBefore: 7000 },
    ],
    exchangesBefore: 0,
  },
  request: {
    at: '2026-03-20T09:00:00Z',
    ground: 'defective',
    resolution: 'refund',
    lines: [{ line: '1', quantity: 2 }],
    evidence: ['product-photo'],
    conditions: { installed: false, used: true },
  },
  events: [
    { at: '2026-03-22T03:00:00Z', event: 'decided', verdict: 'approve', by: 'agent:bo' },
    { at: '2026-03-24T08:00:00Z', event: 'parcel-scanned', carriagePaidBy: 'shop', carriage: 900 },
    { at: '2026-03-30T06:00:00Z', event: 'received', lines: [{ line: '1', quantity: 2 }] },
    { at: '2026-03-31T06:00:00Z', event: 'inspected', sheet: { 'fault-found': true }, verdict: 'accept' },
  ],
  asOf: '2026-04-01T00:00:00Z',
};

/** Stands for a field that is taken out. */
export const absent = Symbol('absent');

/** The good case with one point changed: `order.lines[0].unitPrice`. A list is made longer by its next index. */
export function goodCaseWith(changes: Readonly<Record<string, unknown>>): unknown {
  const spoiled: unknown = structuredClone(goodCase);
  for (const [path, value] of Object.entries(changes)) set(spoiled, path.match(/[^.[\]]+/g) ?? [], value);
  return spoiled;
}

export function problemsOf(value: unknown): readonly Problem[] {
  const read = readCase(typeof value === 'string' ? value : JSON.stringify(value), shops);
  return read.kind === 'problems' ? read.problems : [];
}

/** `CODE path` of each problem. */
export function problemsIn(value: unknown): readonly string[] {
  return problemsOf(value).map(({ code, at }) => `${code} ${at}`);
}

/** The case as it was read; fails with the problems where there are some. */
export function fileOf(value: unknown): CaseFile {
  const read = readCase(JSON.stringify(value), shops);
  if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.file;
}

function set(holder: unknown, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  const entries = holder as Record<string, unknown>;
  if (rest.length > 0) set(entries[key], rest, value);
  else if (value === absent) delete entries[key];
  else entries[key] = value;
}
