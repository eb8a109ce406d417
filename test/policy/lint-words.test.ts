// How the report says what is wrong and where.
import { expect, test } from '@jest/globals';
import { brokenBy } from '../../src/policy/lint/broken.ts';
import { lintPacks } from '../../src/policy/lint/lint-packs.ts';
import { lintPack } from '../../src/policy/lint/lint.ts';
import { answeringCommon, plainText, plainYaml } from '../support/plain-pack.ts';

const common = { yaml: answeringCommon };

function found(from = '', to = '') {
  return lintPack({ name: 'plain', yaml: plainYaml.replace(from, to), policyText: plainText }, common).findings;
}

test('a quote with semicolons is told whole, and the way out is what comes behind it', () => {
  expect(found('Ask within ten days.', 'Ask; or do not; it is all one.')).toEqual([
    {
      kind: 'broken',
      file: 'plain.yaml',
      line: 16,
      clauses: [],
      what: 'clauses[0].quote: plain.txt does not say "Ask; or do not; it is all one.".',
      cure: 'Quote PLN-01 word for word.',
    },
  ]);
});

test.each([['a text'], [new Error('plain.yaml is not there')], [new TypeError('')]])('%s is no finding', (thrown) => {
  expect(() => brokenBy(thrown)).toThrow(thrown instanceof Error ? thrown : 'a text');
});

test('an example that is lacking is missed where the rule stands, one that is wrong where it stands itself', () => {
  expect(found().map(({ kind, line }) => [kind, line])).toEqual(
    [19, 19, 32, 32, 32].map((line) => ['example-missing', line]),
  );
  const wrong =
    '    overrides: [PLN-02]\n    examples:\n      - { because: of a mood, ruling: accepted, mood: good }\n';
  const [first] = found('    overrides: [PLN-02]\n', wrong);
  expect(first).toMatchObject({ kind: 'example-wrong', line: 23, clauses: ['PLN-01'] });
});

test('in which order an example names its fields means nothing', () => {
  const inAnyOrder = `breach: escalate
    examples:
      - { state: met, because: in time, doneAt: 2026-03-16T23:59:59Z, dueAt: 2026-03-17T00:00:00Z, anchorAt: 2026-03-12T02:00:00Z }
      - { dueAt: 2026-03-17T00:00:00Z, doneAt: 2026-03-17T00:00:00Z, state: breached, anchorAt: 2026-03-12T02:00:00Z, because: late }
`;
  expect(found('breach: escalate\n', inAnyOrder).map(({ clauses }) => clauses)).toEqual([['PLN-01'], ['PLN-01']]);
});

/** With a clause before the third one, from line 29 on: its rule is on line 33, its overrides on line 34. */
function foundWith(rule: string, overrides = '[]') {
  const clause = `  - id: PLN-04\n    quote: null\n    reading: As planted.\n    question: may-return\n    rule: ${rule}\n    overrides: ${overrides}\n`;
  const findings = found('  - id: PLN-03', `${clause}  - id: PLN-03`);
  return findings.filter(({ kind }) => kind !== 'example-missing');
}

test('a contradiction is told with both clauses, both ways out and the plainest case', () => {
  expect(foundWith('{ refuses: { when: { tags: [clearance], installed: true } } }')).toEqual([
    {
      kind: 'conflict',
      file: 'plain.yaml',
      line: 22,
      clauses: ['PLN-02', 'PLN-04'],
      what: 'asked whether the goods may be returned, PLN-02 says accepted and PLN-04 says refused.',
      cure: 'Let PLN-02 say overrides: [PLN-04] or PLN-04 say overrides: [PLN-02], or narrow the conditions of one.',
      witness: {
        inShort: 'damaged, tagged clearance, installed',
        case: expect.objectContaining({ shop: 'plain', events: [] }),
      },
    },
  ]);
});

test('an override that settles nothing is told where its word stands', () => {
  expect(foundWith('{ refuses: { when: { tags: [gift] } } }', '[PLN-02, PLN-03]')).toEqual([
    {
      kind: 'override-without-effect',
      file: 'plain.yaml',
      line: 34,
      clauses: ['PLN-04', 'PLN-03'],
      what: 'PLN-04 overrides PLN-03, but without it nothing would be answered otherwise.',
      cure: 'Take PLN-03 out of the overrides, or widen the conditions that keep the two apart.',
    },
  ]);
});

test('a condition that nothing meets is told where it stands', () => {
  const rule = `
      pays:
        - what: goods
        - what: shipping
          when: { delivered: true, cancelled: true }`;
  expect(foundWith(rule)).toEqual([
    {
      kind: 'never-rules',
      file: 'plain.yaml',
      line: 37,
      clauses: ['PLN-04'],
      what: 'no return meets this condition of PLN-04, so its rule never rules.',
      cure: 'Correct the condition, or take the rule out.',
    },
  ]);
});

test('a clause that never has the word is told with those that take it', () => {
  const loud =
    '  - id: PLN-05\n    quote: null\n    reading: Louder.\n    question: may-return\n    rule: { refuses: { when: { tags: [gift] } } }\n';
  const findings = found(
    '  - id: PLN-03',
    `  - id: PLN-04\n    quote: null\n    reading: As planted.\n    question: may-return\n    rule: { refuses: { when: { tags: [gift] } } }\n${loud}    overrides: [PLN-02, PLN-04]\n  - id: PLN-03`,
  );
  expect(findings.filter(({ kind }) => kind !== 'example-missing')).toEqual([
    {
      kind: 'always-overridden',
      file: 'plain.yaml',
      line: 33,
      clauses: ['PLN-04'],
      what: 'asked whether the goods may be returned, PLN-04 is overridden wherever it speaks.',
      cure: 'Narrow the overrides or the conditions of the clauses that beat it, or take its rule out.',
    },
  ]);
});

test('packs that cannot stand beside each other are told of the one that came last', () => {
  const plain = { name: 'plain', yaml: plainYaml, policyText: plainText };
  const second = { ...plain, name: 'second', yaml: plainYaml.replace('shop: plain', 'shop: second') };
  const [first, last, ...more] = lintPacks([plain, second], common, { withCommon: false });
  expect(first?.findings.map(({ kind }) => kind)).not.toContain('broken');
  expect(last?.findings[0]).toEqual({
    kind: 'broken',
    file: 'second.yaml',
    line: 1,
    clauses: [],
    what: 'The packs plain 2025-01-01 and second 2025-01-01 have the same rmaPrefix PLN; give each shop its own.',
    cure: 'Change the head of one of the two.',
  });
  expect(more).toEqual([]);
});

test('beside a pack that is broken the others are told by themselves', () => {
  const plain = { name: 'plain', yaml: plainYaml, policyText: plainText };
  const second = { ...plain, name: 'second', yaml: plainYaml.replace('shop: plain', 'shop: third') };
  const kinds = lintPacks([plain, second], common, { withCommon: false }).map(({ findings }) => findings[0]?.kind);
  expect(kinds).toEqual(['example-missing', 'broken']);
});

test('a right to cancel wants examples of its figure, one without a figure wants none', () => {
  const missing = (rule: string) =>
    found('accepts: {}', rule).flatMap(({ clauses, what }) => (clauses[0] === 'PLN-02' ? [what] : []));
  expect(missing('cancels: { by: shop, ruling: accepted }')).toEqual([]);
  expect(missing('cancels: { by: shop, ruling: accepted, clock: PLN-K03, hoursAfterOrder: 1 }')).toEqual([
    'PLN-02 lacks an example that is accepted within its figure.',
    'PLN-02 lacks an example whose ruling is refused, the day after its figure.',
  ]);
  expect(missing('ships-within: { clock: PLN-K04, hours: 48 }')).toEqual([
    'PLN-02 lacks an example of an order that is shipped in time.',
    'PLN-02 lacks an example of an order that is shipped late.',
  ]);
  expect(missing('at-most-exchanges: { exchanges: 0 }')).toEqual([
    'PLN-02 lacks an example whose ruling is refused, the day after its figure.',
  ]);
});
