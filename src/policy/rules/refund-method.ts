// To where the money goes back.
import type { RefundMethod } from '../../domain/vocabulary.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { whichRules } from '../which.ts';
import { holds } from '../when.ts';

export function refundMethodOf(
  pack: Pack,
  facts: LineFacts,
): { readonly ruling: RefundMethod; readonly clauses: readonly Clause[] } {
  const candidates = pack.clauses.flatMap((clause) => {
    const pays = clause.rule['pays-to']?.find(({ when }) => holds(when, facts));
    return pays === undefined ? [] : [{ clause, ruling: pays.method }];
  });
  return whichRules(candidates, facts) ?? { ruling: 'original', clauses: [pack.clause('ALL-18')] };
}
