// Which clause rules: one answer, or an error that names both clauses and the facts that show it (ALL-21).
import type { LineFacts } from './facts.ts';
import type { Clause } from './schema.ts';

export interface Candidate<T extends string> {
  readonly clause: Clause;
  readonly ruling: T;
}

export class PolicyConflict extends Error {
  override readonly name = 'PolicyConflict';
}

/** What is left when every clause that another one overrides is taken out. */
export function unbeaten<One extends { readonly clause: Clause }>(candidates: readonly One[]): readonly One[] {
  return candidates.filter(({ clause }) => !candidates.some((one) => one.clause.overrides.includes(clause.id)));
}

/** The one ruling that is left, with every clause that gives it; undefined: no clause speaks, a gap. */
export function whichRules<T extends string>(
  candidates: readonly Candidate<T>[],
  facts: LineFacts | { readonly cancelledBy: LineFacts['cancelledBy'] },
): { readonly ruling: T; readonly clauses: readonly Clause[] } | undefined {
  const left = unbeaten(candidates);
  const [first] = left;
  if (first === undefined) return undefined;
  const other = left.find(({ ruling }) => ruling !== first.ruling);
  if (other !== undefined) {
    throw new PolicyConflict(
      `${first.clause.id} says ${first.ruling} and ${other.clause.id} says ${other.ruling} of ${JSON.stringify(facts)}. ` +
        `Let one of them say \`overrides: [...]\`.`,
    );
  }
  return { ruling: first.ruling, clauses: left.map(({ clause }) => clause) };
}
