// How often the same units may be exchanged.
import type { Order } from '../../domain/order.ts';
import { clausesAbout, clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';

export function exchangeLimit(
  pack: Pack,
  order: Order,
): { readonly ruling: 'accepted' | 'refused'; readonly clauses: readonly Clause[] } {
  const limits = clausesWith(pack, 'at-most-exchanges');
  // A clause may answer the question without a figure: then there is no limit (JSS-39).
  const answering = clausesAbout(pack, 'exchange-limit');
  const limiting = limits.length > 0 ? limits : answering;
  const reached = limiting.filter(
    ({ rule }) => order.exchangesBefore >= (rule['at-most-exchanges']?.exchanges ?? Infinity),
  );
  return reached.length > 0 ? { ruling: 'refused', clauses: reached } : { ruling: 'accepted', clauses: limiting };
}
