// A shop's policy as data, for people: its clauses, one clause, and what differs between two versions.
import { stringify } from 'yaml';
import { type Column, labelled, pageWidth, type Paint, shown, tableOf, wrapped } from './page.ts';

export interface ShownPolicy {
  readonly shop: string;
  readonly name: string;
  readonly version: string;
  readonly inForceFrom: string;
  readonly hash: string;
  readonly clauses: readonly ShownClause[];
}

export interface ShownClause {
  readonly id: string;
  /** The shop's own words; null: the clause is ours. */
  readonly quote: string | null;
  readonly reading: string;
  readonly question?: string | readonly string[] | undefined;
  /** Kind and figures. */
  readonly rule: unknown;
  readonly overrides: readonly string[];
}

/** All clauses, a row each. */
export function policyPage(policy: ShownPolicy, paint: Paint): string {
  const { name, shop, version, inForceFrom, hash, clauses } = policy;
  const rows = clauses.map(({ id, question, quote, reading }) => [
    [id],
    [[question ?? ''].flat().join(', ')],
    [shortened(quote === null ? reading : `“${quote}”`)],
  ]);
  return [
    paint.bold(`${shown(name)} (${shop}), version ${version}, in force from ${inForceFrom}`),
    hash,
    ...tableOf(columns, rows),
    `One of them whole: homeward policy show ${shop} ${clauses[0]?.id ?? 'CLAUSE'}`,
    '',
  ].join('\n');
}

const columns: readonly Column[] = [
  { head: 'Clause', most: 9 },
  { head: 'Question', most: 17 },
  { head: 'Words', most: 60 },
];

function shortened(text: string): string {
  const plain = shown(text.replace(/\s+/g, ' '));
  return plain.length <= mostWords ? plain : `${plain.slice(0, mostWords)}…`;
}

const mostWords = 150;

/** One clause whole: words, reading, figures. */
export function clausePage({ name, version }: ShownPolicy, clause: ShownClause, paint: Paint): string {
  const { id, quote, reading, question, rule, overrides } = clause;
  return [
    paint.bold(`${id} of ${shown(name)}, version ${version}`),
    ...labelled('Words', quote === null ? 'ours: the policy says nothing of it' : `“${shown(quote)}”`, column),
    ...labelled('Reading', shown(reading), column),
    ...(question === undefined ? [] : labelled('Question', [question].flat().join(', '), column)),
    ...figures(rule).flatMap((line, place) => [`${(place === 0 ? 'Rule' : '').padEnd(column)}${line}`]),
    ...(overrides.length === 0 ? [] : labelled('Overrides', overrides.join(', '), column)),
    '',
  ].join('\n');
}

const column = 11;

export interface ClauseDifference {
  readonly clause: string;
  /** `added` and `removed` are of the whole clause. */
  readonly what: 'added' | 'removed' | 'words' | 'reading' | 'figures' | 'question' | 'overrides';
  readonly before: string | null;
  readonly after: string | null;
}

/** Clause by clause in the order of the later version, what was removed last. */
export function differencesOf(one: ShownPolicy, other: ShownPolicy): readonly ClauseDifference[] {
  const before = new Map(one.clauses.map((clause) => [clause.id, clause]));
  const kept = new Set(other.clauses.map(({ id }) => id));
  return [
    ...other.clauses.flatMap((clause) => ofClause(before.get(clause.id), clause)),
    ...one.clauses
      .filter(({ id }) => !kept.has(id))
      .map((clause) => ({ clause: clause.id, what: 'removed' as const, before: wordsOf(clause), after: null })),
  ];
}

function ofClause(one: ShownClause | undefined, other: ShownClause): readonly ClauseDifference[] {
  const clause = other.id;
  if (one === undefined) return [{ clause, what: 'added', before: null, after: wordsOf(other) }];
  const parts: readonly (readonly [ClauseDifference['what'], (of: ShownClause) => string])[] = [
    ['words', ({ quote }) => quote ?? 'ours'],
    ['reading', ({ reading }) => reading],
    ['figures', ({ rule }) => figures(rule).join('\n')],
    ['question', ({ question }) => [question ?? ''].flat().join(', ')],
    ['overrides', ({ overrides }) => overrides.join(', ')],
  ];
  return parts.flatMap(([what, textOf]) => {
    const [was, is] = [textOf(one), textOf(other)];
    return was === is ? [] : [{ clause, what, before: was, after: is }];
  });
}

function wordsOf({ quote, reading, rule }: ShownClause): string {
  return [quote === null ? reading : `“${quote}”`, ...figures(rule)].join('\n');
}

/** The rule as it stands in the pack. */
function figures(rule: unknown): readonly string[] {
  const isNone = typeof rule === 'object' && rule !== null && Object.keys(rule).length === 0;
  return isNone || rule === undefined ? [] : shownLines(stringify(rule, { lineWidth: pageWidth - column }).trimEnd());
}

function shownLines(text: string): readonly string[] {
  return text.split('\n').map(shown);
}

export function differencesPage(all: readonly ClauseDifference[], paint: Paint): string {
  if (all.length === 0) return 'The two versions say the same.\n';
  const blocks = all.map(({ clause, what, before, after }) => [
    paint.bold(`${clause}: ${what}`),
    ...sided('-', before).map(paint.red),
    ...sided('+', after).map(paint.green),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sided(sign: string, text: string | null): readonly string[] {
  if (text === null) return [];
  return text.split('\n').flatMap((line) => wrapped(shown(line), pageWidth - 4).map((part) => `  ${sign} ${part}`));
}
