// What the overrides of an invented shop settle: each word of them, and a case that shows it.
import { expect, test } from '@jest/globals';
import { commonText, shopPackTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { readPack } from '../../src/policy/load.ts';
import { sixthShopFolder } from '../support/sixth-shop.ts';

const [text] = shopPackTexts(sixthShopFolder);
if (text === undefined) throw new Error('The folder has no pack.');
const pack = readPack(text, commonText(), '');
const { settled, findings, gaps } = lintPack(text, commonText());
const lines = text.yaml.split('\n');

test('each word of its overrides settles something, and nothing is settled without a word', () => {
  const words = pack.document.clauses.flatMap(({ id, overrides }) => overrides.map((loser) => `${id} ${loser}`));
  const told = settled.map(({ winner, loser }) => `${winner} ${loser}`);
  expect([...new Set(told)].toSorted()).toEqual(words.toSorted());
  expect(told).toEqual(told.toSorted());
  expect([...findings, ...gaps]).toEqual([]);
});

test.each(settled)('$winner beats $loser, asked $about, in the line that says so', ({ winner, loser, file, line }) => {
  expect(file).toBe('talrad.yaml');
  expect(lines[line - 1]).toMatch(new RegExp(`overrides: .*${loser}`));
  const above = lines.slice(0, line).filter((one) => one.startsWith('  - id: '));
  expect(above.at(-1)).toBe(`  - id: ${winner}`);
});

test.each(settled)('$winner beats $loser of a return that can be decided: $witness.inShort', ({ witness }) => {
  const { kind, answer } = decideText([pack], JSON.stringify(witness.case));
  expect(kind).toBe('decided');
  expect(answer.problems.filter(({ code }) => code !== 'TOO_LATE')).toEqual([]);
});

/** Without its overrides the pack contradicts itself, clause by clause, as they say. */
test('the pack without any override has each of these contradictions to put right', () => {
  const bare = { ...text, yaml: text.yaml.replaceAll(/^ {4}overrides: .*\n/gm, '') };
  const conflicts = lintPack(bare, commonText()).findings.filter(({ kind }) => kind === 'conflict');
  const pairs = new Set(conflicts.map(({ clauses }) => clauses.toSorted().join(' ')));
  const atOdds = settled.filter(({ winnerSays, loserSays }) => winnerSays !== loserSays);
  expect(atOdds.length).toBeGreaterThan(10);
  const missing = atOdds.filter(({ winner, loser }) => !pairs.has([winner, loser].toSorted().join(' ')));
  expect(missing.map(({ winner, loser }) => `${winner} ${loser}`)).toEqual([]);
});
