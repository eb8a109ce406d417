import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { decideText } from '../../src/case/decide-text.ts';
import { policyBook } from '../../src/case/policy-book.ts';
import { explain, explainProblems } from '../../src/cli/explain.ts';
import { printedAmount } from '../../src/domain/printed.ts';
import { clockNamed } from '../../src/policy/clock-name.ts';
import { examples } from '../support/examples.ts';
import { ownPacks } from '../support/plain-pack.ts';
import { goodCase, goodCaseWith } from './case-file-samples.ts';

const packs = ownPacks();
const book = policyBook(packs);

function explained(value: unknown, hasColours = false) {
  const decided = decideText(packs, JSON.stringify(value));
  if (decided.kind !== 'decided') throw new Error(JSON.stringify(decided.answer.problems));
  const { answer, file, pack } = decided;
  const page = explain(
    {
      answer,
      file,
      shop: book.shop(pack.stamp),
      citations: (clauses) => book.citations(pack.stamp, clauses),
      clockNamed: (id) => clockNamed(pack, id),
    },
    hasColours,
  );
  return { answer, page, words: wordsOf(page) };
}

/** The page without its frames and line ends. */
function wordsOf(page: string): string {
  return page.replace(/[│─┌┐└┘├┤┬┴┼\s]+/g, ' ');
}

const cases = [
  ...examples('cases.jsonl')
    // Two of each shop: what differs between shops is said in the packs, not here.
    .filter(({ case: { shop } }, index, all) => all.slice(0, index).filter((one) => one.case.shop === shop).length < 2)
    .map((example) => ({ name: example.id, file: example.case as unknown })),
  { name: 'the good case of the reader', file: goodCase as unknown },
];

describe.each(cases)('$name, explained', ({ file }) => {
  const { answer, page, words } = explained(file);

  test('says each ruling with its clauses, their words, their readings and the facts', () => {
    const said = answer.rulings.flatMap(({ question, ruling, clauses, quotes, readings, facts }) => [
      question,
      ...[ruling].flat(),
      ...clauses,
      ...[...quotes, ...readings].map(wordsOf),
      ...Object.keys(facts).map((name) => `${name}: `),
    ]);
    expect(said.filter((text) => !words.includes(text))).toEqual([]);
  });

  test('says every clock with its state and clauses, every amount, every notice and every code', () => {
    const { clocks, money, notices, attention, problems } = answer;
    const said = [
      ...clocks.flatMap(({ id, state, clauses }) => [`${id} ${state}`, ...clauses]),
      ...(money?.lines ?? []).flatMap(({ amount, clauses }) => [
        printedAmount(amount, money?.currency ?? ''),
        ...clauses,
      ]),
      ...(money?.payments ?? []).map(({ id, amount }) => `${printedAmount(amount, money?.currency ?? '')} to ${id}`),
      ...notices.flatMap(({ notice, to, clauses }) => [`${notice} `, `${to} `, ...clauses]),
      ...attention,
      ...problems.flatMap(({ at, code, detail }) => [`${code} at ${at}`, detail]),
      `Stage ${answer.stage}: `,
      `Outcome ${answer.outcome ?? 'open'}`,
    ];
    expect(said.filter((text) => !words.includes(text))).toEqual([]);
  });

  test('fits into a hundred columns, without colours', () => {
    expect(page.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(page).toBe(stripVTControlCharacters(page));
  });
});

test('an explanation reads the same with colours', () => {
  const { page } = explained(goodCase);
  const coloured = explained(goodCase, true).page;
  expect(coloured).not.toBe(page);
  expect(stripVTControlCharacters(coloured)).toBe(page);
});

test('the money is a table, each line with its clause, and the payments below it', () => {
  const { words } = explained(goodCase);
  expect(words).toContain('price paid 1 (Tooth brush) 157.80 USD SOO-13, SOO-21 ');
  expect(words).toContain('gift that was kept 2 (Travel case) -15.00 USD SOO-08 total 142.80 USD ');
  expect(words).toContain('(original): 29.54 USD to p1 (stripe, pi_1) 113.26 USD to p2 (paypal, 4XY)');
  expect(explained(goodCaseWith({ events: [] })).words).toContain('Nothing is due as things stand.');
});

test('a clause is quoted once, and named wherever it rules again', () => {
  const { words, answer } = explained(goodCase);
  const again = answer.rulings.find(({ question }) => question === 'freight');
  expect(again?.clauses).toEqual(['SOO-11']);
  expect(words).toMatch(/freight for line 1 \(Tooth brush\): .*? shop SOO-11, as above facts ground: defective/);
  expect(words.match(/In case of quality problems/g)).toHaveLength(1);
});

test('instants stand in the shop’s zone and in the customer’s, where it is another one', () => {
  const there = explained(goodCase).page;
  expect(there).toMatch(/│ Asia\/Shanghai +│ America\/Los_Angeles +│/);
  expect(there).toMatch(/│ owed by the customer +│ until +│ Wed 25 Mar 2026 15:00 +│ Tue 24 Mar 2026 24:00 +│/);
  const here = explained(goodCaseWith({ 'order.shipTo': { country: 'CN', zone: 'Asia/Shanghai' } })).page;
  expect(here).not.toContain('America');
  expect(here).toMatch(/│ Asia\/Shanghai +│\n/);
});

test('seconds are shown where an instant has some', () => {
  const { page } = explained(goodCaseWith({ 'request.at': '2026-03-20T09:00:07Z' }));
  expect(page).toContain('Fri 20 Mar 2026 17:00:07');
});

test('the head says who owes what until when, in the zone of whoever owes it', () => {
  const asked = { events: [], asOf: '2026-03-21T09:00:00Z' };
  expect(explained(goodCaseWith(asked)).words).toContain(
    'Owed now the shop: deciding on the request, until Wed 25 Mar 2026 20:00 (Asia/Shanghai) [SOO-K02]',
  );
  const approved = { events: goodCase.events.slice(0, 1), asOf: '2026-03-22T09:00:00Z' };
  expect(explained(goodCaseWith(approved)).words).toContain(
    'Owed now the customer: posting the parcel, until Tue 24 Mar 2026 24:00 (America/Los_Angeles) [SOO-K03]',
  );
});

test('the head says what is overdue as long as it is not done, and what is paused', () => {
  const late = explained(goodCaseWith({ events: [], asOf: '2026-03-26T00:00:00Z' })).words;
  expect(late).toContain('deciding on the request, overdue since Wed 25 Mar 2026 20:00 (Asia/Shanghai) [SOO-K02]');
  expect(late).toContain('Attention REVIEW_OVERDUE');
  const decided = [{ at: '2026-03-26T03:00:00Z', event: 'decided', verdict: 'approve', by: 'agent:bo' }];
  expect(explained(goodCaseWith({ events: decided, asOf: '2026-03-26T04:00:00Z' })).words).not.toContain(
    'overdue since',
  );
  const ask = [{ at: '2026-03-23T03:00:00Z', event: 'evidence-asked', evidence: ['video'] }];
  const paused = explained(goodCaseWith({ events: ask, asOf: '2026-03-24T00:00:00Z' })).words;
  expect(paused).toContain('paused since Mon 23 Mar 2026 11:00 (Asia/Shanghai) while evidence is owed [SOO-K02]');
  expect(paused).toContain('Missing video');
  expect(paused).toContain('not yet');
});

test('what a case file says cannot steer the terminal, and long words do not break the page', () => {
  const { page } = explained(
    goodCaseWith({
      'order.number': '\u202egnihtemos',
      'order.lines[0].title': `${'电动牙刷'.repeat(20)} ${'x'.repeat(150)}`,
      'order.payments[0].id': 'p'.repeat(180),
      'order.payments[0].reference': '\u2066hidden\u2069',
    }),
  );
  expect(page).toContain('Order <U+202E>gnihtemos at SOOCAS');
  expect(page).not.toMatch(/[\p{Cf}]/u);
  const columns = (line: string) => line.length + (line.match(/[电动牙刷]/g)?.length ?? 0);
  expect(page.split('\n').filter((line) => columns(line) > 100)).toEqual([]);
});

test('a file that was not run is told with all its problems', () => {
  const page = explainProblems(
    'late.json',
    [
      { at: '', code: 'NOT_JSON', detail: 'One JSON object is needed.' },
      { at: 'order["\u009b2J"]', code: 'UNKNOWN_FIELD', detail: 'No such field.' },
    ],
    false,
  );
  expect(page).toBe(
    'late.json was not run: it has 2 problems.\n\n' +
      '  NOT_JSON at the whole file\n    One JSON object is needed.\n' +
      '  UNKNOWN_FIELD at order["<U+009B>2J"]\n    No such field.\n',
  );
});
