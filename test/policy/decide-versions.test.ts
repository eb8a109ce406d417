import { expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import { packInForce } from '../../src/policy/in-force.ts';
import { loadPacks } from '../../src/policy/load.ts';
import { plainCommon, plainText, plainYaml } from '../support/plain-pack.ts';

const changed = plainYaml
  .replace("version: '2025-01-01'", "version: '2026-05-01'")
  .replace("inForceFrom: '2025-01-01'", "inForceFrom: '2026-05-01'")
  .replace('days: 10', 'days: 5');

function plainPacks(zone: string, texts = [changed, plainYaml]) {
  const named = texts.map((yaml, place) => ({
    name: `plain-${place}`,
    yaml: yaml.replace('zone: UTC', `zone: ${zone}`),
    policyText: plainText,
    hash: `sha256:${place}`,
  }));
  return loadPacks(named, { yaml: plainCommon });
}

test.each([
  ['on the first day of the first version', '2025-01-01T00:00:00Z', '2025-01-01'],
  ['in the last second of the first version', '2026-04-30T23:59:59Z', '2025-01-01'],
  ['in the first second of the second version', '2026-05-01T00:00:00Z', '2026-05-01'],
  ['long after', '2027-05-01T00:00:00Z', '2026-05-01'],
  ['before any version', '2024-12-31T23:59:59Z', undefined],
])('an order placed %s keeps the version of that day', (_, placedAt, version) => {
  expect(packInForce(plainPacks('UTC'), 'plain', placedAt)?.stamp.version).toBe(version);
});

test.each([
  ['Asia/Shanghai', '2026-04-30T15:59:59Z', '2025-01-01'],
  ['Asia/Shanghai', '2026-04-30T16:00:00Z', '2026-05-01'],
  ['America/Los_Angeles', '2026-05-01T06:59:59Z', '2025-01-01'],
  ['America/Los_Angeles', '2026-05-01T07:00:00Z', '2026-05-01'],
])('the day is that of the shop in %s: %s', (zone, placedAt, version) => {
  expect(packInForce(plainPacks(zone), 'plain', placedAt)?.stamp.version).toBe(version);
});

test('a shop that nobody knows has no pack', () => {
  expect(packInForce(plainPacks('UTC'), 'plainer', '2026-05-01T00:00:00Z')).toBeUndefined();
});

test('the book cites a version in its own words, and the shop as it is in that version', () => {
  const book = policyBook(plainPacks('UTC', [changed.replace('Natural days.', 'Five natural days.'), plainYaml]));
  const [older, newer] = ['2026-04-30T00:00:00Z', '2026-05-01T00:00:00Z'].map((at) => book.packFor('plain', at));
  if (older === undefined || newer === undefined) throw new Error('Both versions were in force once.');
  expect(book.citations(older, ['PLN-01', 'PLN-02'])).toEqual([
    { id: 'PLN-01', quote: 'Ask within ten days.', reading: 'Natural days.' },
    { id: 'PLN-02', quote: null, reading: 'Any reason will do.' },
  ]);
  expect(book.citations(newer, ['PLN-01'])).toEqual([expect.objectContaining({ reading: 'Five natural days.' })]);
  expect(book.shop(newer)).toMatchObject({
    shop: 'plain',
    name: 'Plain',
    rmaPrefix: 'PLN',
    zone: 'UTC',
    sender: { address: 'returns@plain.example' },
    desks: { supervisor: 'supervisor@plain.example' },
    returnAddress: { name: 'Plain', address: { city: 'Plainville' } },
  });
});

test('the book refuses a pack that it does not have, word for word, and a clause that the pack does not have', () => {
  const book = policyBook(plainPacks('UTC'));
  const stamp = book.packFor('plain', '2026-05-01T00:00:00Z');
  if (stamp === undefined) throw new Error('The second version was in force then.');
  expect(() => book.shop({ ...stamp, hash: 'sha256:other' })).toThrow('not among those of this process');
  expect(() => book.citations(stamp, ['PLN-99'])).toThrow('PLN-99');
  expect(book.packFor('nobody', '2026-05-01T00:00:00Z')).toBeUndefined();
});

test('a case from before the first version is not run, and is told the first day', () => {
  const file = caseOf('plain', '2024-12-31T10:00:00Z');
  expect(decideText(plainPacks('UTC'), JSON.stringify(file)).answer).toMatchObject({
    pack: null,
    problems: [{ at: 'order.placedAt', code: 'BAD_VALUE', detail: expect.stringContaining('2025-01-01') }],
  });
});

test('an old order keeps the old figure after a new version has come (ALL-23, SOO-30, SOO-40)', () => {
  const [text] = packTexts().filter(({ name }) => name === 'soocas');
  if (text === undefined) throw new Error('There is no pack soocas.');
  const yaml = text.yaml
    .replace("version: '2025-01-01'", "version: '2026-05-01'")
    .replace("inForceFrom: '2025-01-01'", "inForceFrom: '2026-05-01'")
    .replace('clock: SOO-K01, days: 30', 'clock: SOO-K01, days: 5');
  const packs = loadPacks([text, { ...text, yaml, hash: 'sha256:shorter' }], commonText());
  const found = ['2026-04-30T10:00:00Z', '2026-05-01T10:00:00Z'].map((placedAt) => {
    const { answer } = decideText(packs, JSON.stringify(caseOf('soocas', placedAt)));
    return { version: answer.pack?.version, ruling: answer.rulings[0]?.ruling, problems: answer.problems };
  });
  expect(found).toEqual([
    { version: '2025-01-01', ruling: 'accepted', problems: [] },
    { version: '2026-05-01', ruling: 'refused', problems: [] },
  ]);
});

test('two clauses without a rank are our mistake: the case is answered with it, and nothing else is said', () => {
  // Seven days after the delivery the first clause refuses, the second accepts, and neither overrides the other.
  const unranked = changed.replace('overrides: [PLN-02]', 'overrides: []');
  const text = { name: 'plain', yaml: unranked, policyText: plainText, hash: 'sha256:0' };
  const packs = loadPacks([text], commonText());
  const decided = decideText(packs, JSON.stringify(caseOf('plain', '2026-05-01T10:00:00Z')));
  expect(decided).toMatchObject({
    kind: 'broken',
    answer: {
      rulings: [],
      clocks: [],
      money: null,
      stage: null,
      pack: null,
      problems: [{ at: '', code: 'BROKEN', detail: expect.stringMatching(/PLN-01 .* PLN-02 /) }],
    },
  });
});

/** Delivered on 2 May and asked for seven days later. */
function caseOf(shop: string, placedAt: string) {
  return {
    shop,
    order: {
      number: 'P-1',
      channel: 'official-website',
      currency: 'EUR',
      placedAt,
      deliveredAt: '2026-05-02T10:00:00Z',
      shipTo: { country: 'GB' },
      lines: [{ id: '1', sku: 'A', title: 'Lamp', quantity: 1, unitPrice: 2000 }],
      payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 2000 }],
    },
    request: {
      at: '2026-05-09T10:00:00Z',
      ground: 'not-needed',
      resolution: 'refund',
      lines: [{ line: '1', quantity: 1 }],
      evidence: [],
    },
    events: [],
  };
}
