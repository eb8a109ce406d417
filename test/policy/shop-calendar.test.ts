// A shop's own days and hours, from its pack to the limits that people are told.
import { expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { loadPacks, type Pack } from '../../src/policy/load.ts';
import { examples } from '../support/examples.ts';
import { plainText, plainYaml } from '../support/plain-pack.ts';

/** The packs of one shop whose pack says one thing otherwise. */
function packsWith(
  text: { readonly name: string; readonly yaml: string; readonly policyText: string },
  ...changes: readonly (readonly [string, string])[]
): readonly Pack[] {
  const yaml = changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`The pack does not say "${from}".`);
    return changed.replace(from, to);
  }, text.yaml);
  return loadPacks([{ ...text, yaml, hash: 'sha256:0' }], commonText());
}

const plain = { name: 'plain', yaml: plainYaml, policyText: plainText };

test('soocas may write its hours as its text does, half past six to four in the Pacific, and no answer changes', () => {
  const soocas = packTexts().find(({ name }) => name === 'soocas');
  if (soocas === undefined) throw new Error('There is no pack soocas.');
  const written = packsWith(soocas);
  const served = packsWith(soocas, ["dayEndsAt: '20:00'", "hours: { from: '18:30', to: '04:00', zone: Etc/GMT+8 }"]);
  const files = examples()
    .filter(({ case: { shop } }) => shop === 'soocas')
    .map(({ case: file }) => JSON.stringify(file));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) expect(decideText(served, file).answer).toEqual(decideText(written, file).answer);
});

test('where people work into the night, the last day is the one on which they begin', () => {
  const packs = packsWith(
    plain,
    ['zone: UTC', 'zone: Europe/Berlin'],
    ["holidays: none, dayEndsAt: '24:00'", "holidays: de, hours: { from: '18:00', to: '02:00' }"],
    ['limit: 2', 'limit: 2\n        remindsStaff: agent'],
  );
  const { answer } = decideText(packs, JSON.stringify(caseOf('2026-05-29T10:00:00Z')));
  // Asked on a Friday; Monday's and Tuesday's shifts are the two days, and Tuesday's is over on Wednesday.
  expect(answer.clocks.find(({ id }) => id === 'PLN-K02')).toMatchObject({
    warnAt: '2026-06-01T22:00:00Z',
    dueAt: '2026-06-03T00:00:00Z',
  });
});

test.each([
  ['us', '2076-12-30T10:00:00Z', true],
  ['us', '2076-12-20T10:00:00Z', false],
  ['china', '2026-12-31T10:00:00Z', true],
  ['de-by', '2026-12-31T10:00:00Z', false],
  ['none', '2076-12-30T10:00:00Z', false],
])('with the calendar %s a limit from %s on is counted, and a gap in its lists is told: %s', (holidays, at, isGap) => {
  const { answer } = decideText(
    packsWith(plain, ['holidays: none', `holidays: ${holidays}`]),
    JSON.stringify(caseOf(at)),
  );
  expect(answer.problems).toEqual([]);
  expect(answer.clocks.find(({ id }) => id === 'PLN-K02')?.dueAt).toBeDefined();
  expect(answer.attention.includes('CALENDAR_GAP')).toBe(isGap);
});

/** Placed and delivered the day before it is asked for. */
function caseOf(at: string) {
  const before = new Date(Date.parse(at) - 86_400_000).toISOString();
  return {
    shop: 'plain',
    order: {
      number: 'P-1',
      channel: 'web',
      currency: 'EUR',
      placedAt: before,
      shippedAt: before,
      deliveredAt: before,
      shipTo: { country: 'DE' },
      lines: [{ id: '1', sku: 'A', title: 'Lamp', quantity: 1, unitPrice: 2000 }],
      payments: [{ id: 'p1', provider: 'sandbox', reference: 'r1', captured: 2000 }],
    },
    request: { at, ground: 'not-needed', resolution: 'refund', lines: [{ line: '1', quantity: 1 }], evidence: [] },
    events: [],
  };
}
