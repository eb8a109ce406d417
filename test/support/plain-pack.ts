// The smallest pack that is right, for tests that change one point of it; and the packs as they stand.
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { loadPacks, type Pack, readPack } from '../../src/policy/load.ts';

/** The shop `plain`: Coordinated Universal Time, no holidays, and nothing of the common clauses overridden. */
export const plainYaml = `shop: plain
name: Plain
version: '2025-01-01'
inForceFrom: '2025-01-01'
rmaPrefix: PLN
zone: UTC
calendar: { holidays: none, dayEndsAt: '24:00' }
contact:
  sender: { name: Plain, address: returns@plain.example }
  desks: { supervisor: supervisor@plain.example }
warehouse:
  name: Plain
  address: { lines: [1 Plain Street], postalCode: '10000', city: Plainville, country: GB }
clauses:
  - id: PLN-01
    quote: Ask within ten days.
    reading: Natural days.
    question: may-return
    rule:
      opened-within: { clock: PLN-K01, days: 10, late: refused }
    overrides: [PLN-02]
  - id: PLN-02
    quote: null
    reading: Any reason will do.
    question: may-return
    rule:
      accepts: {}
    tells: [approved]
  - id: PLN-03
    quote: null
    reading: We answer in two days.
    rule:
      clock:
        id: PLN-K02
        step: review
        owes: shop
        from: [complete]
        unit: working-days
        limit: 2
        breach: escalate
`;

/** One common clause, for tests that are not about them. */
export const plainCommon = `version: '1'
clauses:
  - id: ALL-01
    quote: null
    reading: Days are counted from the day after.
    rule: { reading: counting }
`;

/** With those common clauses that the rules themselves answer by. */
export const answeringCommon = `${plainCommon}  - id: ALL-18
    quote: null
    reading: Caps and methods.
  - id: ALL-22
    quote: null
    reading: What no clause names a person decides.
    rule: { reviewer: { gap: true } }
`;

export const plainText = 'Our terms.\n\n  Ask\n  within ten days. Thank you.';

/** Reads the plain pack after the text is changed; throws if there is nothing to change. */
export function readPlain(
  change: { readonly from?: string; readonly to?: string; readonly common?: string } = {},
): Pack {
  const { from = '', to = '', common = plainCommon } = change;
  if (!plainYaml.includes(from)) throw new Error(`The plain pack does not say "${from}".`);
  return readPack(
    { name: 'plain', yaml: plainYaml.replace(from, to), policyText: plainText },
    { yaml: common },
    'sha256:plain',
  );
}

export function ownPacks(): readonly Pack[] {
  return loadPacks(packTexts(), commonText());
}

/** The text of a case of the plain shop: one damaged article comes back on the day after its delivery. */
export const plainCase = JSON.stringify({
  shop: 'plain',
  order: {
    number: 'O-1',
    channel: 'shop',
    currency: 'EUR',
    placedAt: '2026-03-02T02:00:00Z',
    shippedAt: '2026-03-03T02:00:00Z',
    deliveredAt: '2026-03-24T02:00:00Z',
    shipTo: { country: 'DE' },
    lines: [{ id: '1', sku: 'A-1', title: 'Article', quantity: 1, unitPrice: 1000 }],
    payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 1000 }],
  },
  request: {
    at: '2026-03-25T02:00:00Z',
    ground: 'damaged',
    resolution: 'refund',
    lines: [{ line: '1', quantity: 1 }],
    evidence: [],
  },
  events: [],
});
