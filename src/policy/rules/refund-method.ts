// To where the money goes back.
import type { RefundMethod } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { type Candidate, whichRules } from '../which.ts';
import { holds } from '../when.ts';

export function refundMethodOf(
  pack: Pack,
  facts: LineFacts,
): { readonly ruling: RefundMethod; readonly clauses: readonly Clause[] } {
  return whichRules(methodCandidates(pack, facts), facts) ?? { ruling: 'original', clauses: [pack.clause('ALL-18')] };
}

/** What each clause says by itself, in the order of the pack. */
export function methodCandidates(pack: Pack, facts: LineFacts): readonly Candidate<RefundMethod>[] {
  return clausesWith(pack, 'pays-to').flatMap((clause) => {
    const pays = clause.rule['pays-to']?.find(({ when }) => holds(when, facts));
    return pays === undefined ? [] : [{ clause, ruling: pays.method }];
  });
}
