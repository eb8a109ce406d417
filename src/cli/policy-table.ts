// The README's table of what of the policies is carried out: written from counts, between two marks.

import type { Tally } from '../domain/policy-report.ts';

/** What a shop's pack amounts to. */
export interface TableRow extends Tally {
  readonly name: string;
}

/** Markdown: a line a shop and their sums, then the clauses that a page alone shows. */
export function policyTable(shops: readonly TableRow[]): string {
  const lines = shops.map(({ name, ...counted }) => tableLine(name, numbersOf(counted)));
  const sums = shops.map(numbersOf).reduce((one, other) => one.map((number, at) => number + (other[at] ?? 0)));
  const onPages = shops.flatMap(({ onlyOnPages }) => onlyOnPages);
  return [
    '| Policy | rows | enforced | shown | neither | examples |',
    '|---|---|---|---|---|---|',
    ...lines,
    tableLine('all', sums),
    ...(onPages.length === 0 ? [] : ['', `Shown by a page or a paper alone: ${onPages.join(', ')}.`]),
  ].join('\n');
}

/** The text with this table between its marks. Throws if the marks are not there. */
export function withPolicyTable(text: string, table: string): string {
  const start = text.indexOf(startMark);
  const end = text.indexOf(endMark);
  if (start < 0 || end < start) throw new Error(`There is no place for the table; write ${startMark} and ${endMark}.`);
  return `${text.slice(0, start + startMark.length)}\n\n${table}\n\n${text.slice(end)}`;
}

const startMark = '<!-- policy table: npm run policy:table writes it -->';
const endMark = '<!-- end of the policy table -->';

function numbersOf({ rows, enforced, shown, idle, examples }: Tally): readonly number[] {
  return [rows.length, enforced.length, shown.length, idle.length, examples];
}

function tableLine(name: string, numbers: readonly number[]): string {
  return `| ${[name, ...numbers].join(' | ')} |`;
}
