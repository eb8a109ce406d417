import { expect, test } from '@jest/globals';
import { commonText } from '../../src/adapters/packs.ts';
import type { Pack } from '../../src/policy/load.ts';
import { clocksOfPack } from '../support/clocks-of-pack.ts';
import { ownPacks, readPlain } from '../support/plain-pack.ts';
import { clockRows, rowKinds, rowsOf } from './catalogue.ts';

const packs = ownPacks();
const prefixes = Object.keys(rowKinds);
const plain = readPlain({ common: commonText().yaml });

test('every text of the catalogue has a pack, and every pack a text', () => {
  expect([...packs.map(({ document }) => document.rmaPrefix), 'ALL'].toSorted()).toEqual(prefixes.toSorted());
});

test.each(prefixes)('every row of %s is a clause of its pack, in order, and the pack has no other', (prefix) => {
  const clauses = prefix === 'ALL' ? plain.clauses : packOf(prefix).document.clauses;
  const ids = clauses.map(({ id }) => id).filter((id) => prefix !== 'ALL' || id.startsWith('ALL'));
  expect(ids).toEqual(rowsOf(prefix));
});

test('the common readings stand behind every shop', () => {
  for (const { clauses } of packs) {
    expect(clauses.map(({ id }) => id).filter((id) => id.startsWith('ALL'))).toEqual(rowsOf('ALL'));
  }
});

test.each(clockRows.filter(([id]) => !id.startsWith('ALL')))(
  '%s (%s) is declared with the figures of the catalogue',
  (...row) => {
    const own = clocksOfPack(packOf(row[0].slice(0, 3))).filter(([id]) => id === row[0]);
    expect(own).toEqual([row]);
  },
);

test.each(clockRows.filter(([id]) => id.startsWith('ALL')))(
  '%s (%s) is declared with the figures of the catalogue, and cited with the clauses of the shop that it is for',
  (id, clauses, ...figures) => {
    const shops = packs.flatMap((pack) => clocksOfPack(pack).filter((row) => row[0] === id));
    for (const [, , ...said] of shops) expect(said).toEqual(figures);
    expect([...new Set(shops.flatMap((row) => row[1].split(' ')))].toSorted()).toEqual(clauses.split(' ').toSorted());
  },
);

test('a shop has every common clock but those that its own take the place of', () => {
  const common = clockRows.map(([id]) => id).filter((id) => id.startsWith('ALL'));
  const lacking = packs.flatMap((pack) => {
    const ids = new Set(clocksOfPack(pack).map(([id]) => id));
    return common.filter((id) => !ids.has(id)).map((id) => `${pack.stamp.shop} ${id}`);
  });
  // SOO-K07 keeps refused goods.
  expect(lacking).toEqual(['soocas ALL-K06']);
});

test('no pack has a clock that the catalogue lacks', () => {
  const known = new Set(clockRows.map(([id]) => id));
  expect(packs.flatMap(clocksOfPack).filter(([id]) => !known.has(id))).toEqual([]);
});

function packOf(prefix: string): Pack {
  const found = packs.find(({ document }) => document.rmaPrefix === prefix);
  if (found === undefined) throw new Error(`No pack has the letters ${prefix}.`);
  return found;
}
