// Claims on units for tests: a request of one shop, each time of another order unless said otherwise, and cards.
import type { Card } from '../../src/contract/card.ts';
import type { RequestOfUnits, UnitsAsked } from '../../src/ports/records.ts';

let orders = 0;

/** An order number that nobody has used. */
export function newOrder(): string {
  orders += 1;
  return `H-${process.pid}-${orders}`;
}

/** One unit of a line of two of which none has gone back. */
export function unitsOf(change: Partial<UnitsAsked> = {}): UnitsAsked {
  return { line: '1', quantity: 1, sold: 2, returnedBefore: 0, ...change };
}

export function requestOf(orderNumber: string, name: string, ...lines: readonly UnitsAsked[]): RequestOfUnits {
  const rma = rmaOf(orderNumber, name);
  return { shop: 'soocas', requestId: rma, orderNumber, rma, hash: `hash of ${rma}`, lines };
}

export function rmaOf(orderNumber: string, name: string): string {
  return `SOO-${orderNumber}-${name}`;
}

/** A card as the read model gets it; it is open unless `change` has an outcome. */
export function cardOf(rma: string, revision: number, change: Partial<Card> = {}): Card {
  return {
    rma,
    shop: 'soocas',
    orderNumber: 'as claimed',
    stage: change.outcome == null ? 'in-review' : 'closed',
    outcome: null,
    attention: [],
    owes: null,
    missing: [],
    decision: null,
    money: { currency: 'USD', method: null, lines: [], total: 0, payments: [] },
    notices: [],
    problems: [],
    pack: { shop: 'soocas', version: '1', hash: 'sha256:0' },
    at: '2026-03-22T03:00:00Z',
    revision,
    ...change,
  };
}
