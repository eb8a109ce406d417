// What is expected of an answer, and how the answer differs from it. An expectation names parts; what it leaves out is free.
import { isDeepStrictEqual } from 'node:util';
import type { CaseAnswer, ListedClock } from '../../src/contract/case-answer.ts';
import type { Problem } from '../../src/contract/problems.ts';
import type { Money, MoneyLine, NoticeDue, Ruling } from '../../src/domain/ruling.ts';

export interface Expectation {
  /** `clauses` are among those cited; `includes` and `excludes` are of a ruling that is a list. */
  readonly rulings?: readonly WantedRuling[];
  /** By id; one clock with that id has all that is named. */
  readonly clocks?: Readonly<Record<string, Partial<ListedClock>>>;
  readonly notAnyClock?: readonly string[];
  readonly money?: Partial<Pick<Money, 'total' | 'currency' | 'method' | 'payments'>> & {
    readonly lines?: readonly (Partial<Pick<MoneyLine, 'what' | 'line' | 'amount'>> & {
      readonly clause?: string;
      readonly clauseAny?: readonly string[];
    })[];
    readonly noLine?: readonly string[];
  };
  readonly notices?: readonly (Partial<Pick<NoticeDue, 'notice' | 'to' | 'at'>> & {
    readonly clauseAny?: readonly string[];
  })[];
  readonly noNotice?: readonly string[];
  /** As a set. */
  readonly missing?: readonly string[];
  readonly stage?: string;
  readonly stageNot?: readonly string[];
  readonly outcome?: string | null;
  readonly attention?: readonly string[];
  readonly attentionNot?: readonly string[];
  /** An empty list: no problem at all; else each is found among them. */
  readonly problems?: readonly Partial<Problem>[];
  readonly problemsAtLeast?: number;
}

interface WantedRuling extends Pick<Ruling, 'question'>, Partial<Pick<Ruling, 'line' | 'ruling' | 'clauses'>> {
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
}

export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Empty where the answer is as expected; null stands for an answer that is no JSON object. */
export function differences(expect: Expectation, answer: Partial<CaseAnswer> | null): readonly Difference[] {
  if (answer === null) return [{ what: 'answer', expected: 'a JSON object', got: null }];
  return [names, rulings, clocks, money, moneyLines, notices, missing, stage, attention, problems].flatMap((compare) =>
    compare(expect, answer),
  );
}

type Compare = (expect: Expectation, answer: Partial<CaseAnswer>) => readonly Difference[];

/** All names of an expectation, so that one that is misspelt is not passed over. */
const known: Readonly<Record<keyof Expectation, true>> = {
  rulings: true,
  clocks: true,
  notAnyClock: true,
  money: true,
  notices: true,
  noNotice: true,
  missing: true,
  stage: true,
  stageNot: true,
  outcome: true,
  attention: true,
  attentionNot: true,
  problems: true,
  problemsAtLeast: true,
};

const names: Compare = (expect) =>
  Object.keys(expect).flatMap((name) =>
    unless(Object.hasOwn(known, name), 'expectation', `one of ${Object.keys(known).join(', ')}`, name),
  );

const rulings: Compare = ({ rulings: wanted = [] }, { rulings: found = [] }) =>
  wanted.flatMap((one) => {
    const there = found.filter(({ question }) => question === one.question);
    const fits = there.some(
      ({ line, ruling, clauses }) =>
        (one.line === undefined || line === one.line) &&
        (one.ruling === undefined || isDeepStrictEqual(ruling, one.ruling)) &&
        listFits(ruling, one) &&
        isWithin(one.clauses, clauses),
    );
    return unless(
      fits,
      'ruling',
      one,
      there.map(({ line, ruling, clauses }) => ({ line, ruling, clauses })),
    );
  });

function listFits(
  ruling: Ruling['ruling'],
  { includes, excludes }: Pick<WantedRuling, 'includes' | 'excludes'>,
): boolean {
  if (includes === undefined && excludes === undefined) return true;
  return Array.isArray(ruling) && isWithin(includes, ruling) && isWithout(excludes, ruling);
}

const clocks: Compare = ({ clocks: wanted = {}, notAnyClock = [] }, { clocks: found = [] }) => [
  ...Object.entries(wanted).flatMap(([id, fields]) => {
    const there = found.filter((clock) => clock.id === id);
    const fits = there.some((clock) =>
      Object.entries(fields).every(([name, value]) => same(clock[name as keyof ListedClock], value)),
    );
    return unless(fits, `clock ${id}`, fields, there);
  }),
  ...notAnyClock.flatMap((id) => {
    const there = found.filter((clock) => clock.id === id);
    return unless(there.length === 0, 'no clock', id, there);
  }),
];

const money: Compare = ({ money: wanted = {} }, { money: found }) =>
  (['total', 'currency', 'method', 'payments'] as const).flatMap((name) =>
    unless(
      wanted[name] === undefined || isDeepStrictEqual(found?.[name], wanted[name]),
      `money.${name}`,
      wanted[name],
      found,
    ),
  );

const moneyLines: Compare = ({ money: { lines: wanted = [], noLine = [] } = {} }, { money: found }) => {
  const lines = found?.lines ?? [];
  return [
    ...wanted.flatMap(({ clause, clauseAny, ...fields }) => {
      const fits = lines.some(
        (line) =>
          hasAll(line, fields) && (clause === undefined || line.clauses.includes(clause)) && citesAny(line, clauseAny),
      );
      return unless(fits, 'money line', { ...fields, clause, clauseAny }, lines);
    }),
    ...noLine.flatMap((what) =>
      unless(
        lines.every((line) => line.what !== what),
        'no money line',
        what,
        lines,
      ),
    ),
  ];
};

const notices: Compare = ({ notices: wanted = [], noNotice = [] }, { notices: found = [] }) => [
  ...wanted.flatMap((one) => {
    const { at, clauseAny, ...fields } = one;
    const there = found.filter((notice) => hasAll(notice, fields) && citesAny(notice, clauseAny));
    const fits = there.some((notice) => at === undefined || same(notice.at, at));
    return unless(fits, 'notice', one, there.length === 0 ? found : there);
  }),
  ...noNotice.flatMap((name) =>
    unless(
      found.every(({ notice }) => notice !== name),
      'no notice',
      name,
      found,
    ),
  ),
];

const missing: Compare = ({ missing: wanted }, { missing: found }) =>
  unless(
    wanted === undefined || (found !== undefined && isDeepStrictEqual(found.toSorted(), wanted.toSorted())),
    'missing',
    wanted,
    found,
  );

const stage: Compare = (expect, answer) => [
  ...unless(expect.stage === undefined || expect.stage === answer.stage, 'stage', expect.stage, answer.stage),
  ...unless(
    expect.outcome === undefined || expect.outcome === answer.outcome,
    'outcome',
    expect.outcome,
    answer.outcome,
  ),
  ...unless(
    expect.stageNot === undefined || (answer.stage != null && !expect.stageNot.includes(answer.stage)),
    'stage not',
    expect.stageNot,
    answer.stage,
  ),
];

const attention: Compare = ({ attention: wanted, attentionNot }, { attention: found = [] }) => [
  ...unless(isWithin(wanted, found), 'attention', wanted, found),
  ...unless(isWithout(attentionNot, found), 'attention not', attentionNot, found),
];

const problems: Compare = ({ problems: wanted, problemsAtLeast = 0 }, { problems: found = [] }) => [
  ...unless(wanted?.length !== 0 || found.length === 0, 'problems', wanted, found),
  ...(wanted ?? []).flatMap((one) =>
    unless(
      found.some((problem) => hasAll(problem, one)),
      'problem',
      one,
      found,
    ),
  ),
  ...unless(found.length >= problemsAtLeast, 'problems', `at least ${problemsAtLeast}`, found),
];

function unless(holds: boolean, what: string, expected: unknown, got: unknown): readonly Difference[] {
  return holds ? [] : [{ what, expected, got }];
}

function hasAll(found: object, fields: object): boolean {
  const values = found as Readonly<Record<string, unknown>>;
  return Object.entries(fields).every(([name, value]) => isDeepStrictEqual(values[name], value));
}

function citesAny(
  { clauses }: { readonly clauses: readonly string[] },
  wanted: readonly string[] | undefined,
): boolean {
  return wanted === undefined || wanted.some((clause) => clauses.includes(clause));
}

function isWithin(wanted: readonly string[] = [], found: readonly string[]): boolean {
  return wanted.every((one) => found.includes(one));
}

function isWithout(unwanted: readonly string[] = [], found: readonly string[]): boolean {
  return !unwanted.some((one) => found.includes(one));
}

/** Instants are the same whether UTC is written `Z` or `+00:00`, with a fraction of zero or without. */
function same(found: unknown, wanted: unknown): boolean {
  return isDeepStrictEqual(plain(found), plain(wanted));
}

function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/(\.0+)?(Z|\+00:00)$/, 'Z') : (value ?? null);
}
