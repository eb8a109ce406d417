import { expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import type { Settled } from '../../src/domain/policy-report.ts';
import { explore, stillConflict } from '../../src/policy/lint/explore.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { smallest, witnessOf } from '../../src/policy/lint/witness.ts';
import { commonClauses, joinPack, type Pack, type PackText } from '../../src/policy/load.ts';
import { ownPacks } from '../support/plain-pack.ts';

const packs = ownPacks();
const common = commonClauses(commonText());
const reports = packTexts().map((text) => ({ text, report: lintPack(text, commonText()) }));
const settled = reports.flatMap(({ text, report }) => report.settled.map((one) => ({ shop: text.name, text, one })));
const overrides = packs.flatMap((pack) =>
  pack.document.clauses.flatMap(({ id, overrides: losers }) =>
    losers.map((loser) => ({ shop: pack.stamp.shop, winner: id, loser, pack })),
  ),
);
/** Two clauses that say the same wherever they meet: the one that overrides is cited alone. */
const citedAlone = overrides.filter(({ winner, loser }) => `${winner} ${loser}` === 'AIS-21 AIS-09');
const contradictions = overrides.filter((override) => !citedAlone.includes(override));
const aboutReturning = settled.filter(
  ({ one }) => one.about === 'whether the goods may be returned' && one.winnerSays !== one.loserSays,
);

test('there is nothing to put right in the five policies', () => {
  expect(reports).toHaveLength(5);
  expect(reports.flatMap(({ report }) => report.findings)).toEqual([]);
});

// Where the catalogue says that one clause beats another, contradicts it or is its exception, in its own order.
test.each([
  'JSS-02 JSS-12',
  'JSS-02 JSS-13',
  'JSS-02 JSS-37',
  'JSS-11 JSS-10',
  'JSS-11 JSS-27',
  'JSS-12 JSS-14',
  'JSS-13 JSS-14',
  'JSS-37 JSS-14',
  'JSS-14 JSS-17',
  'JSS-12 JSS-16',
  'JSS-16 JSS-17',
  'JSS-25 JSS-09',
  'JSS-25 JSS-38',
  'JSS-28 JSS-36',
  'JSS-30 JSS-17',
  'JSS-13 JSS-30',
  'JSS-30 JSS-09',
  'JSS-31 JSS-25',
  'SOO-28 SOO-14',
  'SOO-15 ALL-20',
  'SOO-02 SOO-33',
  'SOO-01 SOO-33',
  'AIS-21 AIS-07',
  'PLT-02 PLT-01',
  'PLT-24 ALL-22',
  'WEB-09 WEB-08',
  'WEB-12 WEB-01',
  'WEB-14 WEB-04',
  'WEB-17 ALL-26',
  'WEB-20 WEB-08',
])('the report has %s as settled', (pair) => {
  expect(settled.map(({ one }) => `${one.winner} ${one.loser}`)).toContain(pair);
});

test.each(overrides)('$shop: the report says where $winner beats $loser', ({ shop, winner, loser }) => {
  const [told] = settledIn(shop, winner, loser);
  const lines = textOf(shop).yaml.split('\n');
  expect(told?.file).toBe(`${shop}.yaml`);
  expect(lines[(told?.line ?? 0) - 1]).toContain(loser);
});

test.each(contradictions)(
  '$shop: $winner contradicts $loser once it no longer overrides it',
  ({ winner, loser, pack }) => {
    const changed = without(pack, winner, loser);
    const found = explore(changed).conflicts.filter(({ one, other }) =>
      isPair([one.clause.id, other.clause.id], [winner, loser]),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const pair of found) {
      const situation = smallest(pair.space, pair.situation, (simpler) => stillConflict(pair, simpler));
      const file = witnessOf(changed, pair, situation).case;
      expect(decideText([pack], JSON.stringify(file)).kind).toBe('decided');
      // Another ruling, another clock or clauses that were not cited: the case shows what the override was for.
      expect(saidOf(changed, file)).not.toEqual(saidOf(pack, file));
    }
  },
);

test.each(citedAlone)(
  '$shop: $loser is cited beside $winner once it is no longer overridden',
  ({ winner, loser, pack, shop }) => {
    const file = settledIn(shop, winner, loser)[0]?.witness.case ?? {};
    const changed = without(pack, winner, loser);
    expect(explore(changed).conflicts).toEqual([]);
    expect(citedIn(pack, file)).not.toContain(loser);
    expect(citedIn(changed, file)).toContain(loser);
  },
);

test.each([
  ['justsoso', 'JSS-12', 'JSS-14'],
  ['soocas', 'SOO-15', 'ALL-20'],
  ['aisoon', 'AIS-21', 'AIS-07'],
  ['platform', 'PLT-02', 'PLT-01'],
  ['website', 'WEB-13', 'ALL-28'],
] as const)(
  '%s: the file without the word by which %s overrides %s has the contradiction to put right',
  (shop, winner, loser) => {
    const { findings } = lintPack(withoutWord(textOf(shop), winner, loser), commonText());
    const conflicts = findings.filter(({ kind }) => kind === 'conflict');
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatchObject({ file: `${shop}.yaml`, witness: { case: { shop } } });
    expect(isPair(conflicts[0]?.clauses ?? [], [winner, loser])).toBe(true);
    expect(conflicts[0]?.cure).toContain(`${winner} `);
  },
);

test.each(settled)('$shop: “$one.witness.inShort” is a case that can be decided', ({ one }) => {
  const { kind, answer } = decideText(packs, JSON.stringify(one.witness.case));
  expect(kind).toBe('decided');
  expect(answer.problems.filter(({ code }) => code !== 'TOO_LATE')).toEqual([]);
});

test.each(aboutReturning)('$one.winner decides over $one.loser: $one.witness.inShort', ({ one }) => {
  const { answer } = decideText(packs, JSON.stringify(one.witness.case));
  const ruling = answer.rulings.find(({ question }) => question === 'may-return');
  expect(ruling?.ruling).toBe(one.winnerSays);
  expect(ruling?.clauses).toContain(one.winner);
  expect(ruling?.clauses).not.toContain(one.loser);
});

/** What a person would be told of the case; where two clauses contradict each other, the sentence that says so. */
function saidOf(pack: Pack, file: object): unknown {
  const { answer } = decideText([pack], JSON.stringify(file));
  return {
    rulings: answer.rulings,
    clocks: answer.clocks,
    money: answer.money,
    problems: answer.problems,
    notices: answer.notices,
  };
}

function citedIn(pack: Pack, file: object): readonly string[] {
  const { rulings } = decideText([pack], JSON.stringify(file)).answer;
  return rulings.filter(({ question }) => question === 'may-return').flatMap(({ clauses }) => clauses);
}

function isPair(ids: readonly string[], wanted: readonly string[]): boolean {
  return ids.toSorted().join(' ') === wanted.toSorted().join(' ');
}

function settledIn(shop: string, winner: string, loser: string): readonly Settled[] {
  const found = settled.filter((told) => told.shop === shop && told.one.winner === winner && told.one.loser === loser);
  return found.map(({ one }) => one);
}

function textOf(shop: string): PackText {
  const text = packTexts().find(({ name }) => name === shop);
  if (text === undefined) throw new Error(`there is no pack ${shop}`);
  return text;
}

/** The pack with one word less in one of its `overrides`. */
function without(pack: Pack, winner: string, loser: string): Pack {
  const clauses = pack.document.clauses.map((clause) =>
    clause.id === winner ? { ...clause, overrides: clause.overrides.filter((id) => id !== loser) } : clause,
  );
  return joinPack({ ...pack.document, clauses }, common, pack.stamp.hash);
}

function withoutWord(text: PackText, winner: string, loser: string): PackText {
  const document = parseDocument(text.yaml);
  const { clauses } = document.toJS() as { readonly clauses: readonly { id: string; overrides?: string[] }[] };
  const index = clauses.findIndex(({ id }) => id === winner);
  const place = clauses[index]?.overrides?.indexOf(loser) ?? -1;
  if (place < 0) throw new Error(`${winner} does not override ${loser}`);
  document.deleteIn(['clauses', index, 'overrides', place]);
  return { ...text, yaml: String(document) };
}
