// On which route goods come back.
import type { Route } from '../../domain/vocabulary.ts';
import type { LineFacts } from '../facts.ts';
import { clausesWith } from '../clauses-about.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { type Candidate, whichRules } from '../which.ts';
import { holds } from '../when.ts';

/** The default route; where no clause names one the customer posts the goods (ALL-22). */
export function routeOf(pack: Pack, facts: LineFacts): { readonly ruling: Route; readonly clauses: readonly Clause[] } {
  return whichRules(routeCandidates(pack, facts), facts) ?? { ruling: 'own-carrier', clauses: [pack.clause('ALL-22')] };
}

/** What each clause says by itself, in the order of the pack. */
export function routeCandidates(pack: Pack, facts: LineFacts): readonly Candidate<Route>[] {
  return clausesWith(pack, 'sends').flatMap((clause) => {
    const sends = clause.rule.sends?.find(({ when }) => holds(when, facts));
    return sends === undefined ? [] : [{ clause, ruling: sends.route }];
  });
}
