// What is due, line by line with its clause, and over which payments it goes back.
import { printedAmount } from '../domain/printed.ts';
import { lineName, type Told } from './explain-told.ts';
import { methodWords, moneyWords } from './explain-words.ts';
import { type Column, labelled, shown, tableOf } from './page.ts';

export function moneySection({ answer, file }: Told): readonly string[] {
  const { money } = answer;
  if (money === null || money.lines.length === 0) return ['  Nothing is due as things stand.'];
  const { currency, method, lines, total, payments } = money;
  const rows = lines.map(({ what, line, amount, clauses }) => [
    [moneyWords[what]],
    [line === undefined ? '' : lineName(file, line)],
    [printedAmount(amount, currency)],
    [clauses.join(', ')],
  ]);
  return [
    ...tableOf(columns, [...rows, [['total'], [], [printedAmount(total, currency)], []]]),
    ...(method === null
      ? []
      : labelled('', `Paid to ${methodWords[method]} (${method})${payments.length === 0 ? '.' : ':'}`, 2)),
    ...payments.flatMap(({ id, amount }) =>
      labelled('', `${printedAmount(amount, currency)} to ${paymentName(id, file)}`, 4),
    ),
  ];
}

const columns: readonly Column[] = [
  { head: 'Due', most: 24 },
  { head: 'Line', most: 22 },
  { head: 'Amount', most: 26, align: 'right' },
  { head: 'Clauses', most: 14 },
];

/** `p1 (stripe, pi_123)`. */
function paymentName(id: string, { order }: Told['file']): string {
  const payment = order.payments.find((one) => one.id === id);
  if (payment === undefined) return shown(id);
  return `${shown(id)} (${shown(payment.provider)}, ${shown(payment.reference)})`;
}
