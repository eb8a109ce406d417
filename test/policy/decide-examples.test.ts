import { expect, test } from '@jest/globals';
import { decideText } from '../../src/case/decide-text.ts';
import { differences } from '../support/compare-answer.ts';
import { examples } from '../support/examples.ts';
import { ownPacks } from '../support/plain-pack.ts';

const packs = ownPacks();
const shops = new Set(packs.map(({ stamp }) => stamp.shop));
const decidable = examples().filter((example) => shops.has(example.case.shop));

test.each(decidable)('$id: $why', ({ case: file, expect: wanted }) => {
  expect(differences(wanted, decideText(packs, JSON.stringify(file)).answer)).toEqual([]);
});

test('every shop that has a pack has examples', () => {
  expect(new Set(decidable.map((example) => example.case.shop))).toEqual(shops);
});
