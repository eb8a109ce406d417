// What is due of a return, line by line with its clauses.
import { printedAmount } from '../domain/printed.ts';
import type { Money } from '../domain/ruling.ts';
import { methodWords, moneyWords } from './explain-words.ts';
import { type Column, labelled, shown, tableOf } from './page.ts';

export function moneyTable({ currency, method, lines, total, payments }: Money): readonly string[] {
  if (lines.length === 0) return ['  Nothing is due as things stand.'];
  const rows = lines.map(({ what, line, amount, clauses }) => [
    [moneyWords[what]],
    [line === undefined ? '' : shown(line)],
    [printedAmount(amount, currency)],
    [clauses.join(', ')],
  ]);
  const to = payments.map(({ id, amount }) => `${printedAmount(amount, currency)} to ${shown(id)}`).join(', ');
  return [
    ...tableOf(columns, [...rows, [['total'], [], [printedAmount(total, currency)], []]]),
    ...(method === null ? [] : labelled('', `Paid to ${methodWords[method]}${to === '' ? '' : `: ${to}`}.`, 2)),
  ];
}

const columns: readonly Column[] = [
  { head: 'Due', most: 28 },
  { head: 'Line', most: 14 },
  { head: 'Amount', most: 22, align: 'right' },
  { head: 'Clauses', most: 20 },
];
