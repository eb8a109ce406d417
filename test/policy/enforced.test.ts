// That a clause is enforced is not only said: an answer cites it, or an example that names it shows it at work.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import { commonClauses } from '../../src/policy/load.ts';
import { tallyOf } from '../../src/policy/tally.ts';
import { citedByExamples } from '../support/cited.ts';
import { examples } from '../support/examples.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { rowsOf, rowKinds } from './catalogue.ts';
import { uncited } from './uncited.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const packs = ownPacks();
const cited = citedByExamples(packs);
const named = new Set(examples().flatMap(({ clauses }) => clauses));
const tallies = [...packs.map(({ document }) => document.clauses), commonClauses(commonText())].map(tallyOf);
const enforced = tallies.flatMap((tally) => tally.enforced);

test('every row of the catalogue is enforced or shown', () => {
  expect(tallies.flatMap(({ idle }) => idle)).toEqual([]);
  const carried = new Set(tallies.flatMap((tally) => [...tally.enforced, ...tally.shown]));
  expect(Object.keys(rowKinds).flatMap((prefix) => rowsOf(prefix))).toEqual(expect.arrayContaining([...carried]));
  expect(carried.size).toBe(Object.keys(rowKinds).flatMap((prefix) => rowsOf(prefix)).length);
});

test('a clause with a rule is cited by an answer to an example, or it is said why it cannot be', () => {
  expect(enforced.filter((id) => !cited.clauses.has(id) && uncited[id] === undefined)).toEqual([]);
});

test('nothing is excused that an answer cites, nor what has no rule', () => {
  const excused = Object.keys(uncited);
  expect(excused.filter((id) => cited.clauses.has(id))).toEqual([]);
  expect(excused.filter((id) => !enforced.includes(id))).toEqual([]);
});

test.each(Object.entries(uncited))('%s is shown at work, although no answer cites it', (id, { spec }) => {
  const shown = spec === undefined ? named.has(id) : readFileSync(`${root}${spec}`, 'utf8').includes(id);
  expect(shown).toBe(true);
});
