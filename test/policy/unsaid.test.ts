// What holds where a shop says nothing: the common clauses answer, and are cited.
import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { readPack } from '../../src/policy/load.ts';
import { plainText, plainYaml } from '../support/plain-pack.ts';

const pack = readPack({ name: 'plain', yaml: plainYaml, policyText: plainText }, commonText(), '');
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

test.each([
  ['the money goes back as it came', 'refund-method', 'original', 'ALL-18'],
  ['the shop bears the carriage', 'freight', 'shop', 'ALL-22'],
])('where no clause says otherwise %s', (_, question, ruling, clause) => {
  const { rulings, problems } = decideText([pack], JSON.stringify(file)).answer;
  expect(problems).toEqual([]);
  expect(rulings.find((one) => one.question === question)).toMatchObject({ ruling, clauses: [clause] });
});
