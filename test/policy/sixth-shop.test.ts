// One more shop is one more text and one more pack: an invented one, of which no code knows.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { commonText, shopPackTexts } from '../../src/adapters/packs.ts';
import { decideText } from '../../src/case/decide-text.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { tell } from '../../src/policy/lint/tell-example.ts';
import { sourcesIn } from '../rules/source.ts';
import { differences } from '../support/compare-answer.ts';
import { examples } from '../support/examples.ts';
import { bicycleOrder, sixthShop, sixthShopCases, sixthShopFolder } from '../support/sixth-shop.ts';

const { pack, packs } = sixthShop();
const told = pack.document.clauses.flatMap((clause) =>
  clause.examples.map((example) => ({ id: clause.id, because: example['because'], clause, example })),
);

test.each(told)('$id: $because', ({ clause, example }) => {
  const { expected, found } = tell(pack, clause, example);
  expect(found).toEqual(expected);
});

test('its pack has nothing to put right: no contradiction, no gap, an example for each figure’s last day and the day after', () => {
  const reports = shopPackTexts(sixthShopFolder).map((text) => lintPack(text, commonText()));
  expect(reports.flatMap(({ findings, gaps }) => [...findings, ...gaps])).toEqual([]);
});

test.each(sixthShopCases())('$id: $why', ({ case: file, expect: wanted }) => {
  expect(differences(wanted, decideText(packs, JSON.stringify(file)).answer)).toEqual([]);
});

test('one whole return of it goes through its stages: broken, shown, posted, unpacked, refunded, arrived', () => {
  const stages = whole.events.map((event, index) => {
    const file = { ...whole, events: whole.events.slice(0, index + 1), asOf: event.at };
    const { stage, outcome, problems } = decideText(packs, JSON.stringify(file)).answer;
    return [event.event, stage, outcome, problems.length];
  });
  expect(stages).toEqual([
    ['evidence-supplied', 'in-review', null, 0],
    ['decided', 'awaiting-parcel', null, 0],
    ['parcel-scanned', 'in-transit', null, 0],
    ['received', 'inspecting', null, 0],
    ['inspected', 'refunding', null, 0],
    ['refund-submitted', 'settling', null, 0],
    ['refund-settled', 'closed', 'refunded', 0],
  ]);
  const { answer } = decideText(packs, JSON.stringify(whole));
  const mails = answer.notices.filter(({ to }) => to === 'customer');
  expect(mails.map(({ notice, at, clauses }) => [notice, at, clauses[0]])).toEqual([
    ['evidence-wanted', '2026-03-20T09:00:00Z', 'ALL-11'],
    ['evidence-reminder', '2026-03-22T23:00:00Z', 'ALL-11'],
    ['approved', '2026-03-25T10:00:00Z', 'TAL-10'],
    ['goods-accepted', '2026-03-31T12:00:00Z', 'TAL-22'],
    ['refund-made', '2026-04-01T08:00:00Z', 'TAL-21'],
  ]);
  expect(answer).toMatchObject({ missing: [], attention: [], money: { total: 80890, method: 'original' } });
});

test('every clause of its own that rules is one that a case or an example is about', () => {
  const about = new Set([...sixthShopCases().flatMap(({ clauses }) => clauses), ...told.map(({ id }) => id)]);
  const silent = pack.document.clauses.filter(({ id, rule }) => !about.has(id) && rule.reading === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe('beside the others', () => {
  test('it is a text, a pack and its cases, and its name stands nowhere in our code', () => {
    expect(readdirSync(sixthShopFolder).toSorted()).toEqual(['cases.jsonl', 'talrad.txt', 'talrad.yaml']);
    const naming = sourcesIn(['src', 'workflows', 'activities']).filter(({ text }) => /talrad|\bTAL-/i.test(text));
    expect(naming.map(({ path }) => path)).toEqual([]);
  });

  test('it changes no answer of theirs', () => {
    const theirs = packs.filter(({ stamp }) => stamp.shop !== 'talrad');
    for (const { case: file } of examples('cases.jsonl')) {
      const text = JSON.stringify(file);
      expect(decideText(packs, text).answer).toEqual(decideText(theirs, text).answer);
    }
  });
});

test('its words are quoted from its own text, which a changed word would show', () => {
  const [text] = shopPackTexts(sixthShopFolder);
  if (text === undefined) throw new Error('The folder has no pack.');
  const policyText = readFileSync(`${sixthShopFolder}/talrad.txt`, 'utf8').replace('eight percent', 'nine percent');
  expect(lintPack({ ...text, policyText }, commonText()).findings).toMatchObject([
    { kind: 'broken', what: expect.stringMatching(/talrad\.txt does not say .+eight percent/) },
  ]);
});

/** A broken bicycle in Munich, its picture sent three days later. */
const whole = {
  shop: 'talrad',
  order: bicycleOrder('T-whole', {
    placedAt: '2026-03-01T10:00:00Z',
    shippedAt: '2026-03-02T10:00:00Z',
    deliveredAt: '2026-03-05T12:00:00Z',
  }),
  request: {
    at: '2026-03-20T09:00:00Z',
    ground: 'defective',
    resolution: 'refund',
    lines: [{ line: '1', quantity: 1 }],
    evidence: ['description'],
  },
  events: [
    { at: '2026-03-23T09:00:00Z', event: 'evidence-supplied', evidence: ['product-photo'] },
    { at: '2026-03-25T10:00:00Z', event: 'decided', verdict: 'approve', by: 'agent:bo' },
    { at: '2026-03-26T10:00:00Z', event: 'parcel-scanned' },
    { at: '2026-03-30T09:00:00Z', event: 'received', lines: [{ line: '1', quantity: 1 }] },
    { at: '2026-03-31T12:00:00Z', event: 'inspected', verdict: 'accept', sheet: { 'fault-found': true } },
    { at: '2026-04-01T08:00:00Z', event: 'refund-submitted' },
    { at: '2026-04-02T08:00:00Z', event: 'refund-settled' },
  ],
};
