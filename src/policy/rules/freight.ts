// Who bears the return carriage, and whose fault a ground is.
import type { LineFacts } from '../facts.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { type Candidate, whichRules } from '../which.ts';
import { holds } from '../when.ts';

/** Where no clause says so, the shop bears it (ALL-22). */
export function bearerOf(
  pack: Pack,
  facts: LineFacts,
): { readonly ruling: 'shop' | 'customer'; readonly clauses: readonly Clause[] } {
  return whichRules(bearerCandidates(pack, facts), facts) ?? { ruling: 'shop', clauses: [pack.clause('ALL-22')] };
}

/** What each clause says by itself, in the order of the pack. */
export function bearerCandidates(pack: Pack, facts: LineFacts): readonly Candidate<'shop' | 'customer'>[] {
  return clausesWith(pack, 'borne-by').flatMap((clause) => {
    const borne = clause.rule['borne-by']?.find(({ when }) => holds(when, facts));
    return borne === undefined ? [] : [{ clause, ruling: borne.bearer }];
  });
}

/** Whether the pack names the shop as the fault party of the ground. */
export function isShopsFault(pack: Pack, facts: LineFacts): boolean {
  const unknown = facts.shopsFault ? { ...facts, shopsFault: false } : facts;
  return clausesWith(pack, 'accepts').some(
    ({ rule }) => rule.accepts?.fault === 'shop' && holds(rule.accepts.when, unknown),
  );
}
