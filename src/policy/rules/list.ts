// Questions that are answered by a list that adds up over clauses: resolutions, the inspection sheet, the check list.
import type { Order } from '../../domain/order.ts';
import type { Resolution, SheetAnswer } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import type { Clause } from '../schema.ts';
import { holds } from '../when.ts';
import { exchangeLimit } from './exchange-limit.ts';

/** What may be chosen; an exchange only as often as the policy allows one of the units. */
export function resolutionsOf(
  pack: Pack,
  facts: LineFacts,
  order: Order,
): { readonly ruling: readonly Resolution[]; readonly clauses: readonly Clause[] } {
  const speaking = clausesWith(pack, 'offers').flatMap((clause) => {
    const offered = (clause.rule.offers ?? []).filter(({ when }) => holds(when, facts));
    return offered.length === 0 ? [] : [{ clause, offered }];
  });
  const named = new Set(speaking.flatMap((one) => one.offered.flatMap(({ resolutions }) => resolutions)));
  const offered = inOrder.filter((resolution) => named.has(resolution));
  const limited = exchangeLimit(pack, order).ruling === 'refused';
  return {
    ruling: limited ? offered.filter((resolution) => resolution !== 'exchange') : offered,
    clauses: speaking.map(({ clause }) => clause),
  };
}

/** As they are put before the customer: the money first. */
const inOrder: readonly Resolution[] = ['refund', 'store-credit', 'exchange', 'replacement', 'partial-refund'];

/** The clause that leaves a resolution to the customer alone; undefined: the reviewer may choose it. */
export function customersChoice(pack: Pack, facts: LineFacts, resolution: Resolution): Clause | undefined {
  return clausesWith(pack, 'offers').find(({ rule }) =>
    rule.offers?.some((one) => one.customersChoice && one.resolutions.includes(resolution) && holds(one.when, facts)),
  );
}

export interface Sheet {
  readonly ruling: readonly SheetAnswer[];
  /** A false answer to these alone rejects nothing. */
  readonly recordsOnly: readonly SheetAnswer[];
  readonly clauses: readonly Clause[];
}

/** Common answers come first, then the shop's in the order of its clauses, those that only record at the end. */
export const sheetOf = onceAPack((pack): Sheet => {
  const speaking = clausesWith(pack, 'checks');
  const ordered = [
    ...speaking.filter(({ id }) => id.startsWith('ALL')),
    ...speaking.filter(({ id }) => !id.startsWith('ALL')),
  ];
  const checks = ordered.flatMap(({ id, rule }) =>
    (rule.checks ?? []).map((one) => ({ ...one, isOwn: !id.startsWith('ALL') })),
  );
  const isLast = ({ isOwn, recordsOnly }: { readonly isOwn: boolean; readonly recordsOnly: boolean }): boolean =>
    isOwn && recordsOnly;
  const asked = [...checks.filter((one) => !isLast(one)), ...checks.filter(isLast)];
  return {
    ruling: [...new Set(asked.flatMap(({ answers }) => answers))],
    recordsOnly: checks.flatMap(({ answers, recordsOnly }) => (recordsOnly ? answers : [])),
    clauses: cited(speaking),
  };
});

export function checkListOf(pack: Pack): readonly { readonly what: string; readonly clause: string }[] {
  return clausesWith(pack, 'check-list').flatMap(({ id, rule }) =>
    (rule['check-list']?.items ?? []).map((what) => ({ what, clause: id })),
  );
}

/** The clause that asks for the inspection speaks for its answers; without one, each clause that has answers does. */
function cited(speaking: readonly Clause[]): readonly Clause[] {
  const asking = speaking.filter(({ question }) => [question].flat().includes('inspection-sheet'));
  return asking.length > 0 ? asking : speaking;
}
