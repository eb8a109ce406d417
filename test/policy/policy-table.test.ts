import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { policyTable, withPolicyTable } from '../../src/cli/policy-table.ts';
import { readmeWithPolicyTable } from '../../src/join-policy-table.ts';
import { tallyOf } from '../../src/policy/tally.ts';
import { readPlain } from '../support/plain-pack.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test('the table of the README is as the packs have it; if it is not: npm run policy:table', () => {
  expect(readme).toBe(readmeWithPolicyTable(readme));
});

test('a clause counts as enforced by its rule, as shown by its messages and pages, and as neither without both', () => {
  const [window, reason, review] = readPlain({}).document.clauses;
  if (window === undefined || reason === undefined || review === undefined)
    throw new Error('The plain pack has three.');
  const idle = { ...reason, id: 'PLN-04', rule: {}, tells: [] };
  const page = { ...idle, id: 'PLN-05', shown: 'request page' };
  const example = { because: 'it is one' };
  const tally = tallyOf([{ ...window, examples: [example, example] }, reason, review, idle, page]);
  expect(tally).toEqual({
    rows: ['PLN-01', 'PLN-02', 'PLN-03', 'PLN-04', 'PLN-05'],
    enforced: ['PLN-01', 'PLN-02', 'PLN-03'],
    shown: ['PLN-02', 'PLN-05'],
    idle: ['PLN-04'],
    onlyOnPages: ['PLN-05'],
    examples: 2,
  });
  expect(policyTable([{ name: 'plain', ...tally }])).toBe(
    [
      '| Policy | rows | enforced | shown | neither | examples |',
      '|---|---|---|---|---|---|',
      '| plain | 5 | 3 | 2 | 1 | 2 |',
      '| all | 5 | 3 | 2 | 1 | 2 |',
      '',
      'Shown by a page or a paper alone: PLN-05.',
    ].join('\n'),
  );
});

test('without its marks there is no place for the table', () => {
  expect(() => withPolicyTable('A text.', '| a |')).toThrow('There is no place for the table; write <!-- policy table');
});
