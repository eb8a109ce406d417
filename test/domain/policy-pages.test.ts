// What `homeward policy show` and `policy diff` say of packs.
import { expect, test } from '@jest/globals';
import { paintOf } from '../../src/cli/page.ts';
import {
  clausePage,
  differencesOf,
  differencesPage,
  policyPage,
  type ShownClause,
  type ShownPolicy,
} from '../../src/cli/policy-pages.ts';

const plain = paintOf(false);
const review: ShownClause = {
  id: 'BIK-01',
  quote: 'We answer within 3 working days.',
  reading: 'Counted from the complete request.',
  question: 'clock',
  rule: { clock: { id: 'BIK-K01', limit: 3 } },
  overrides: [],
};
const ours: ShownClause = { id: 'ALL-12', quote: null, reading: 'Told again.', rule: {}, overrides: [] };

function policy(version: string, clauses: readonly ShownClause[]): ShownPolicy {
  return { shop: 'bikes', name: 'Bikes', version, inForceFrom: version, hash: 'sha256:0', clauses };
}

test('a policy is shown clause by clause, and one clause with its words, reading and figures', () => {
  const page = policyPage(policy('2025-01-01', [review, ours]), plain);
  expect(page).toContain('Bikes (bikes), version 2025-01-01, in force from 2025-01-01');
  expect(page).toMatch(/BIK-01 │ clock +│ “We answer within 3 working days\.”/);
  expect(page).toMatch(/ALL-12 │ +│ Told again\./);
  const clause = clausePage(policy('2025-01-01', [review]), review, plain);
  expect(clause).toContain('Words      “We answer within 3 working days.”\n');
  expect(clause).toContain('Reading    Counted from the complete request.\n');
  expect(clause).toContain('Rule       clock:\n             id: BIK-K01\n             limit: 3\n');
  expect(clausePage(policy('2025-01-01', [ours]), ours, plain)).toContain('ours: the policy says nothing of it');
});

test('two versions differ in words, reading and figures, in what was added and in what is gone', () => {
  const changed = {
    ...review,
    quote: 'We answer within 5 working days.',
    rule: { clock: { id: 'BIK-K01', limit: 5 } },
  };
  const added = { ...review, id: 'BIK-02' };
  const before = policy('2025-01-01', [review, ours]);
  const differences = differencesOf(before, policy('2026-01-01', [changed, added]));
  expect(differences.map(({ clause, what }) => `${clause} ${what}`)).toEqual([
    'BIK-01 words',
    'BIK-01 figures',
    'BIK-02 added',
    'ALL-12 removed',
  ]);
  const page = differencesPage(differences, plain);
  expect(page).toContain('BIK-01: words\n  - We answer within 3 working days.\n  + We answer within 5 working days.\n');
  expect(page).toContain('limit: 3');
  expect(page).toContain('limit: 5');
  expect(differencesPage(differencesOf(before, policy('2026-01-01', before.clauses)), plain)).toBe(
    'The two versions say the same.\n',
  );
});

test('a longer reading that only goes on is told whole, and nothing in it is obeyed', () => {
  const longer = { ...review, reading: `${review.reading} ${'And so on. '.repeat(30)}\u001b[2J` };
  const page = differencesPage(differencesOf(policy('1', [review]), policy('2', [longer])), plain);
  expect(page).not.toContain('\u001b');
  expect(page.split('\n').every((line) => line.length <= 100)).toBe(true);
});
