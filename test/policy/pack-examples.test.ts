import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { clocksIn } from '../../src/policy/join.ts';
import { tell } from '../../src/policy/lint/tell-example.ts';
import { ownPacks, readPlain } from '../support/plain-pack.ts';

// The common examples are read in a shop that overrides nothing.
const plain = readPlain({ common: commonText().yaml });
const clauses = [
  ...ownPacks().flatMap((pack) => pack.document.clauses.map((clause) => ({ id: clause.id, pack, clause }))),
  ...plain.clauses.filter(({ id }) => id.startsWith('ALL')).map((clause) => ({ id: clause.id, pack: plain, clause })),
];
const examples = clauses.flatMap(({ id, pack, clause }) =>
  clause.examples.map((example) => ({ id, because: example['because'], pack, clause, example })),
);
const clocks = clauses
  .flatMap(({ clause }) => clocksIn(clause.rule).map((rule) => ({ clock: rule.id, rule, clause })))
  .filter(({ rule }) => rule.limit !== undefined);
const rights = clauses.filter(({ clause: { rule } }) => {
  const hours = (rule.cancels ?? []).some(({ clock }) => clock !== undefined);
  return hours || rule['opened-within'] !== undefined || rule['at-most-exchanges'] !== undefined;
});

test.each(examples)('$id: $because', ({ pack, clause, example }) => {
  const { expected, found } = tell(pack, clause, example);
  expect(found).toEqual(expected);
});

test.each(clocks)('$clock has an example of its last day and one of the day after', ({ clock, rule, clause }) => {
  const own = clause.examples.filter((example) => example['clock'] === undefined || example['clock'] === clock);
  const states = own.map((example) => example['state']);
  expect(states).toEqual(expect.arrayContaining(['met', rule.breach === 'closes' ? 'ended' : 'breached']));
});

test.each(rights)('$id has an example within its figure and one beyond it', ({ clause }) => {
  const { 'opened-within': window, 'at-most-exchanges': exchanges } = clause.rule;
  const rulings = clause.examples.map((example) => example['ruling']);
  const within = exchanges?.exchanges === 0 ? [] : ['accepted'];
  expect(rulings).toEqual(expect.arrayContaining([...within, window?.late ?? 'refused']));
});
