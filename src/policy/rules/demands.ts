// What an act of the shop's people must bring along, by the shop's own words.
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause, Rule } from '../schema.ts';
import { holds } from '../when.ts';

/** `decline`: of a request, or of units that an approval leaves out; `reject`: of goods. */
export type Act = Demand['of'][number];
type Demand = NonNullable<Rule['demands']>[number];

/** In the order of the clauses; a demand stands if it holds for any of the lines that the act is about. */
export function demandsOf(
  pack: Pack,
  act: Act,
  lines: readonly LineFacts[],
): readonly { readonly clause: Clause; readonly demand: Demand }[] {
  return clausesWith(pack, 'demands').flatMap((clause) =>
    (clause.rule.demands ?? [])
      .filter(({ of, when }) => of.includes(act) && lines.some((facts) => holds(when, facts)))
      .map((demand) => ({ clause, demand })),
  );
}
