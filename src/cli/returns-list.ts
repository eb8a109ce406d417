// Returns in a table, the most urgent first.
import type { ReturnSummary } from '../contract/summary.ts';
import { printedAmount } from '../domain/printed.ts';
import { wallClockAtEnd } from '../domain/wall-clock.ts';
import { type Column, shown, tableOf } from './page.ts';
import { stepName } from './returns-seen.ts';

/** `more`: whether there are further ones. */
export function returnsTable(
  returns: readonly ReturnSummary[],
  { zoneOf, more }: { readonly zoneOf: (shop: string) => string; readonly more: boolean },
): string {
  if (returns.length === 0) return 'There is no such return.\n';
  const rows = returns.map((one) => [
    [one.rma, shown(one.orderNumber)],
    [one.outcome === null ? one.stage : `${one.stage}: ${one.outcome}`, shown(one.shop)],
    owed(one, zoneOf(one.shop)),
    [printedAmount(one.total, one.currency)],
    one.attention,
  ]);
  const rest = more ? '\nThere are more: --all lists them, --limit and the filters choose.\n' : '\n';
  return `${tableOf(columns, rows).join('\n')}${rest}`;
}

function owed({ owes }: ReturnSummary, zone: string): readonly string[] {
  if (owes === null) return [];
  const until = owes.dueAt === null ? [] : [`until ${wallClockAtEnd(owes.dueAt, zone)}`];
  return [
    `the ${owes.who}: ${stepName(owes.what)}`,
    ...until,
    ...(until.length === 0 ? [] : [`${zone}, ${owes.clause}`]),
  ];
}

const columns: readonly Column[] = [
  { head: 'Return and order', most: 18 },
  { head: 'Stage and shop', most: 18 },
  { head: 'Owed', most: 30 },
  { head: 'Amount', most: 12, align: 'right' },
  { head: 'Attention', most: 18 },
];
