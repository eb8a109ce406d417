// By which clauses a clock runs: its own, and those that it is to be cited with.
import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { readPack } from '../../src/policy/load.ts';
import { plainText, plainYaml } from '../support/plain-pack.ts';

const yaml = plainYaml
  .replace('days: 10,', 'days: 10, with: [PLN-03, PLN-02],')
  .replace('limit: 2', 'limit: 2\n        with: [PLN-01]');
const pack = readPack({ name: 'plain', yaml, policyText: plainText }, commonText(), '');
const file = {
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
};

test('a window and a limit are cited with their clauses, their own first', () => {
  const { clocks, problems } = decideText([pack], JSON.stringify(file)).answer;
  expect(problems).toEqual([]);
  const cited = Object.fromEntries(clocks.map(({ id, clauses }) => [id, clauses]));
  expect(cited).toMatchObject({ 'PLN-K01': ['PLN-01', 'PLN-03', 'PLN-02'], 'PLN-K02': ['PLN-03', 'PLN-01'] });
});
