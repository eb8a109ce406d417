import { expect, test } from '@jest/globals';
import { commonText, packTexts } from '../../src/adapters/packs.ts';
import { lintReport } from '../../src/cli/lint-report.ts';
import type { PackReport } from '../../src/domain/policy-report.ts';
import { lintPacks } from '../../src/policy/lint/lint-packs.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { plainCommon, plainText, plainYaml } from '../support/plain-pack.ts';

const gapClause = `  - id: ALL-22
    quote: null
    reading: What no clause names a person decides.
    question: may-return
    rule: { reviewer: { gap: true } }
`;
const amountClause = `  - id: ALL-18
    quote: null
    reading: Caps and methods.
`;
const common = { yaml: `${plainCommon}${amountClause}${gapClause}` };
const inTime = `    examples:
      - { because: on day ten, deliveredAt: 2026-03-10T02:00:00Z, requestedAt: 2026-03-20T23:59:59Z, ruling: accepted }
      - { because: on day eleven, deliveredAt: 2026-03-10T02:00:00Z, requestedAt: 2026-03-21T00:00:00Z, ruling: refused }
  - id: PLN-02`;
const inTwoDays = `        breach: escalate
    examples:
      - because: answered on the second day
        anchorAt: 2026-03-12T02:00:00Z
        dueAt: 2026-03-17T00:00:00Z
        doneAt: 2026-03-16T23:59:59Z
        state: met
      - because: not answered on the second day
        anchorAt: 2026-03-12T02:00:00Z
        dueAt: 2026-03-17T00:00:00Z
        doneAt: 2026-03-17T00:00:00Z
        state: breached
`;
const whole = plainYaml.replace('  - id: PLN-02', inTime).replace('        breach: escalate\n', inTwoDays);

/** What is found in the whole plain pack once a part of it is written otherwise. */
function found(from = '', to = '', shared = common): PackReport {
  if (!whole.includes(from)) throw new Error(`The plain pack does not say "${from}".`);
  return lintPack({ name: 'plain', yaml: whole.replace(from, to), policyText: plainText }, shared);
}

function clause(id: string, rule: string, overrides = '[]'): string {
  return `  - id: ${id}\n    quote: null\n    reading: As planted.\n    question: may-return\n    rule: ${rule}\n    overrides: ${overrides}\n`;
}

/** With these clauses before the third one of the pack. */
function withClauses(...clauses: readonly string[]): PackReport {
  return found('  - id: PLN-03', `${clauses.join('')}  - id: PLN-03`);
}

/** Kind, clauses, and the text of the line that the finding names. */
function told({ findings }: PackReport, yaml: string): readonly (readonly [string, string, string])[] {
  return findings.map(({ kind, clauses, line }) => [kind, clauses.join(' '), yaml.split('\n')[line - 1]?.trim() ?? '']);
}

test('a pack that is right has nothing to put right', () => {
  expect(found()).toMatchObject({ file: 'plain.yaml', clauses: 3, examples: 4, findings: [], gaps: [] });
});

test('whatever keeps a pack from loading is told with its line and its cure', () => {
  const { findings } = found('reading: Any reason will do.', 'reason: Any will do.');
  expect(findings).toMatchObject([
    { kind: 'broken', file: 'plain.yaml', what: 'clauses[1].reading: it is missing.', cure: 'Write a text.' },
    { kind: 'broken', what: 'clauses[1].reason: this field is unknown.', cure: 'Remove it or correct its name.' },
  ]);
  expect(findings.map(({ line }) => line)).toEqual([
    whole.split('\n').indexOf('  - id: PLN-02') + 1,
    whole.split('\n').indexOf('    reading: Any reason will do.') + 1,
  ]);
});

test('a quote that the shop’s text does not have is told', () => {
  const { findings } = found('quote: Ask within ten days.', 'quote: Ask within eleven days.');
  expect(findings).toMatchObject([{ kind: 'broken', cure: 'Quote PLN-01 word for word.' }]);
});

test('a mistake of ours is no finding', () => {
  expect(() => lintPack({ name: 'plain', yaml: whole, policyText: undefined as unknown as string }, common)).toThrow(
    TypeError,
  );
});

test('two clauses that contradict each other are shown with the smallest case', () => {
  const report = withClauses(clause('PLN-04', '{ refuses: { when: { tags: [clearance], installed: true } } }'));
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({
    kind: 'conflict',
    clauses: ['PLN-02', 'PLN-04'],
    what: 'asked whether the goods may be returned, PLN-02 says accepted and PLN-04 says refused.',
    witness: {
      inShort: 'damaged, tagged clearance, installed',
      case: { shop: 'plain', request: { ground: 'damaged', conditions: { installed: true } }, events: [] },
    },
  });
});

test('two clocks of one step that start at one moment are a contradiction too', () => {
  const clock =
    '{ id: PLN-K03, step: review, owes: shop, from: [complete], unit: natural-days, limit: 9, breach: escalate }';
  const { findings } = withClauses(clause('PLN-04', `{ clock: ${clock} }`));
  const [conflict] = findings.filter(({ kind }) => kind === 'conflict');
  expect(conflict).toMatchObject({ clauses: ['PLN-04', 'PLN-03'], witness: { inShort: 'any return' } });
  expect(conflict?.what).toContain('PLN-04 says by PLN-K03 and PLN-03 says by PLN-K02');
});

test('what one clause pays and another keeps is a contradiction', () => {
  const rules = ['{ pays: { what: shipping, when: { resolutions: [exchange] } } }', '{ keeps: { what: shipping } }'];
  const { findings } = withClauses(...rules.map((rule, index) => clause(`PLN-0${index + 4}`, rule)));
  expect(findings).toMatchObject([
    { kind: 'conflict', clauses: ['PLN-04', 'PLN-05'], witness: { inShort: 'wished: exchange' } },
  ]);
});

test('an override without which nothing would be answered otherwise is told at its word', () => {
  const planted = clause('PLN-04', '{ refuses: { when: { tags: [clearance] } } }', '[PLN-02, PLN-03]');
  const report = withClauses(planted);
  expect(report.findings).toMatchObject([{ kind: 'override-without-effect', clauses: ['PLN-04', 'PLN-03'] }]);
  expect(report.settled.map(({ winner, loser }) => `${winner} ${loser}`)).toEqual(['PLN-01 PLN-02', 'PLN-04 PLN-02']);
});

test('a condition that no return can meet is told', () => {
  const yaml = whole.replace('accepts: {}', 'accepts: { when: { grounds: [damaged], exceptGrounds: [damaged] } }');
  const report = found('accepts: {}', 'accepts: { when: { grounds: [damaged], exceptGrounds: [damaged] } }');
  expect(told(report, yaml)).toContainEqual([
    'never-rules',
    'PLN-02',
    'accepts: { when: { grounds: [damaged], exceptGrounds: [damaged] } }',
  ]);
});

test.each([
  '{ reviewer: { when: { shopsFault: true } } }',
  '{ pays: { what: goods, when: { bearer: customer } } }',
  '{ pays: { what: goods, when: { travels: false, routes: [pick-up] } } }',
  '{ pays: { what: goods, when: { delivered: true, cancelled: true } } }',
  '{ pays: { what: goods, when: { delivered: false, replacement: true } } }',
  '{ pays: { what: goods, when: { cancelledBy: shop, cancelled: false } } }',
  '{ pays: { what: goods, when: { shippedLate: true } } }',
  '{ pays: { what: goods, when: { gap: true } } }',
])('no return ever meets %s here', (rule) => {
  const kinds = withClauses(clause('PLN-04', rule)).findings.map(({ kind }) => kind);
  expect(kinds).toEqual(['never-rules']);
});

test.each([
  '{ pays: { what: goods, when: { bearer: shop } } }',
  '{ pays: { what: goods, when: { travels: true, routes: [pick-up] } } }',
  '{ pays: { what: goods, when: { delivered: false, cancelled: true } } }',
  '{ pays: { what: goods, when: { delivered: true, replacement: true } } }',
  '{ pays: { what: goods, when: { cancelledBy: shop, dispatched: false, wholeOrder: false } } }',
  '{ pays: { what: goods, when: { promisePassed: true, datesAgree: true, grounds: [late] } } }',
  '{ pays: { what: goods, when: { promisePassed: true, datesAgree: true, grounds: [arrived-late] } } }',
  '{ pays: { what: goods, when: { giftKept: true, exception: true, bankDaysOver: false, appealOpen: true } } }',
  '{ pays: { what: goods, when: { tags: [clearance], untagged: [fashion], countries: [US] } } }',
  '{ pays: { what: goods, when: { exceptCountries: [FR], deliveryRefused: true, installed: true } } }',
])('some return meets %s', (rule) => {
  expect(withClauses(clause('PLN-04', rule)).findings).toEqual([]);
});

test('a clause that is overridden wherever it speaks is told', () => {
  const { findings } = withClauses(
    clause('PLN-04', '{ refuses: { when: { tags: [gift] } } }', '[PLN-02, PLN-05]'),
    clause('PLN-05', '{ refuses: { when: { tags: [gift] } } }'),
  );
  expect(findings).toMatchObject([{ kind: 'always-overridden', clauses: ['PLN-05'] }]);
});

const someGaps = `    overrides: [PLN-02, ALL-22]
  - id: PLN-02
    quote: null
    reading: Most reasons will do.
    question: may-return
    rule:
      accepts: { when: { exceptGrounds: [late, disliked], untagged: [gift] } }`;
const anyReason = whole
  .slice(whole.indexOf('    overrides: [PLN-02]'), whole.indexOf('    tells: [approved]'))
  .trimEnd();

test('a ground that no clause names goes to a person, and is told without being a fault', () => {
  const { findings, gaps } = found(anyReason, someGaps, common);
  expect(findings.filter(({ kind }) => kind !== 'example-missing')).toEqual([]);
  expect(gaps.filter(({ always }) => always).map(({ ground }) => ground)).toEqual(['disliked', 'late']);
  expect(gaps.find(({ ground }) => ground === 'damaged')?.witness.inShort).toBe('damaged, tagged gift');
});

test('a gap that nobody takes is to be put right', () => {
  const shared = { yaml: common.yaml.replace('{ reviewer: { gap: true } }', '{ reading: gaps }') };
  const { findings, gaps } = found('accepts: {}', 'accepts: { when: { exceptGrounds: [late] } }', shared);
  expect(findings).toMatchObject([{ kind: 'gap', clauses: [], witness: { case: { request: { ground: 'late' } } } }]);
  expect(gaps).toEqual([]);
});

test('a window that refuses what a person would decide is ranked by the shop, not by the common clause', () => {
  const { findings } = found('accepts: {}', 'accepts: { when: { exceptGrounds: [late] } }');
  expect(findings).toMatchObject([{ kind: 'conflict', clauses: ['PLN-01', 'ALL-22'] }]);
  expect(findings[0]?.cure).toBe('Let PLN-01 say overrides: [ALL-22], or narrow the conditions of one.');
});

test('a common clause that a shop’s clause repeats wherever it speaks is to give way to it', () => {
  const payment = `  - id: ALL-30
    quote: null
    reading: Goods are paid.
    rule: { pays: { what: goods, when: { resolutions: [refund] } } }
`;
  const shared = { yaml: `${common.yaml}${payment}` };
  const repeated = `${clause('PLN-04', '{ pays: { what: goods } }')}  - id: PLN-03`;
  expect(found('  - id: PLN-03', repeated, shared).findings).toMatchObject([
    { kind: 'conflict', file: 'plain.yaml', clauses: ['PLN-04', 'ALL-30'] },
  ]);
  const ranked = `${clause('PLN-04', '{ pays: { what: goods } }', '[ALL-30]')}  - id: PLN-03`;
  expect(found('  - id: PLN-03', ranked, shared)).toMatchObject({
    findings: [],
    settled: [{ loser: 'PLN-02' }, { loser: 'ALL-30' }],
  });
});

test('each figure wants its last day and the day after, and working days those that are left out', () => {
  const findings = lintPack({ name: 'plain', yaml: plainYaml, policyText: plainText }, common).findings;
  expect(findings.map(({ what }) => what)).toEqual([
    'PLN-01 lacks an example that is accepted within its figure.',
    'PLN-01 lacks an example whose ruling is refused, the day after its figure.',
    'PLN-03 lacks an example of PLN-K02 that is met on its last day.',
    'PLN-03 lacks an example of PLN-K02 that is breached the day after.',
    'PLN-03 lacks an example of PLN-K02 across a weekend.',
  ]);
});

test.each([
  ['china', 'working-days', ['a holiday', 'a make-up day']],
  ['china', 'customer-working-days', ['a holiday', 'a make-up day']],
  ['china', 'bank-days', []],
  ['us', 'working-days', ['a holiday']],
  ['none', 'working-days', []],
  ['china', 'natural-days', []],
])('in the calendar %s a clock in %s that crosses a weekend still wants %j', (holidays, unit, wanted) => {
  const yaml = whole.replace('holidays: none', `holidays: ${holidays}`).replace('unit: working-days', `unit: ${unit}`);
  const { findings } = lintPack({ name: 'plain', yaml, policyText: plainText }, common);
  const missing = findings.filter(({ kind }) => kind === 'example-missing').map(({ what }) => what);
  expect(missing).toEqual(wanted.map((day) => `PLN-03 lacks an example of PLN-K02 across ${day}.`));
});

test('an example that the rules contradict is told with what they say', () => {
  const { findings } = found('ruling: refused }\n  - id', 'ruling: reviewer }\n  - id');
  expect(findings.find(({ kind }) => kind === 'example-wrong')).toMatchObject({
    clauses: ['PLN-01'],
    what: 'the example “on day eleven” says "reviewer", but the rules say "refused".',
  });
});

test('an example in no known form is told', () => {
  const { findings } = found('because: on day ten', 'because: on day ten, asked: tomorrow');
  expect(findings.map(({ kind }) => kind)).toContain('example-wrong');
  expect(findings[0]?.what).toContain('the example “on day ten” cannot be run');
});

test('packs that cannot stand beside each other are told, and common clauses by themselves', () => {
  const plain = { name: 'plain', yaml: whole, policyText: plainText };
  const second = { ...plain, name: 'second', yaml: whole.replace('shop: plain', 'shop: second') };
  const reports = lintPacks([plain, second], common, { withCommon: true });
  expect(reports.map(({ file, findings }) => [file, findings.map(({ kind }) => kind)])).toEqual([
    ['plain.yaml', []],
    ['second.yaml', ['broken']],
    ['common.yaml', []],
  ]);
  expect(reports[1]?.findings[0]?.what).toContain('rmaPrefix PLN');
});

test('on common clauses that are broken nothing else is told', () => {
  const broken = { yaml: common.yaml.replace('quote: null', 'quote: Ours.') };
  const reports = lintPacks([{ name: 'plain', yaml: whole, policyText: plainText }], broken, { withCommon: false });
  expect(reports).toMatchObject([{ file: 'common.yaml', findings: [{ kind: 'broken', cure: 'Write null.' }] }]);
});

test('the common clauses have those by which the rules answer where no clause speaks', () => {
  const [report] = lintPacks([], { yaml: plainCommon }, { withCommon: true });
  expect(report?.findings.map(({ clauses }) => clauses)).toEqual([['ALL-18'], ['ALL-22']]);
});

test('the report names what, where, the cure, the case, what is settled and what goes to a person', () => {
  const report = withClauses(clause('PLN-04', '{ refuses: { when: { tags: [clearance] } } }'));
  const [first] = report.findings;
  const page = lintReport([report], { hasColours: false, hasCases: false });
  expect(page).toContain('plain.yaml: 4 clauses, 4 examples, a finding');
  expect(page).toContain(`conflict at plain.yaml:${first?.line}`);
  expect(page).toContain('PLN-02 says accepted and PLN-04 says');
  expect(page).toContain('Shown by: damaged, tagged clearance.');
  expect(page).toContain(JSON.stringify(first?.witness?.case));
  expect(page).toContain('PLN-01 beats PLN-02, asked whether the goods may be returned: refused, not accepted');
  expect(page.split('\n').filter((line) => line.length > 100 && !line.startsWith('{'))).toEqual([]);
});

test('the cases of contradictions that are settled, and of gaps, stand in the report if they are asked for', () => {
  const report = lintPack(
    packTexts().find(({ name }) => name === 'aisoon') ?? { name: '', yaml: '', policyText: '' },
    commonText(),
  );
  const cases = (page: string): number => page.split('\n').filter((line) => line.startsWith('{"shop":"aisoon"')).length;
  expect(cases(lintReport([report], { hasColours: false, hasCases: false }))).toBe(0);
  expect(cases(lintReport([report], { hasColours: false, hasCases: true }))).toBe(
    report.settled.length + report.gaps.length,
  );
});
