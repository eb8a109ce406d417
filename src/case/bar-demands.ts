// What a clause demands of those who decide: a reason, evidence, the clause that speaks against the customer.
import type { Evidence } from '../domain/vocabulary.ts';
import type { LineState } from '../life/parts.ts';
import type { ReturnState } from '../life/state.ts';
import type { Pack } from '../policy/load.ts';
import { type Act, demandsOf } from '../policy/rules/demands.ts';
import type { Bar } from './bar-form.ts';
import { factsOf } from './line-facts.ts';

interface Done {
  readonly of: Act;
  readonly event: { readonly reason?: string; readonly evidence?: readonly Evidence[] };
  /** The lines that the act is about; none: nothing is demanded. */
  readonly lines: readonly LineState[];
  /** They are declined only by being left out of an approval. */
  readonly leftOut?: true;
}

export function demandBar(pack: Pack, state: ReturnState, { of, event, lines, leftOut }: Done): Bar | undefined {
  const facts = lines.map((line) => factsOf(pack, state, line));
  for (const { clause, demand } of demandsOf(pack, of, facts)) {
    if (leftOut === true && !demand.leftOut) continue;
    if (demand.reason && event.reason === undefined)
      return { code: 'REASON_MISSING', detail: `${clause.id}: ${acts[of]} needs a reason` };
    if (demand.clause && !namesClause(pack, event.reason ?? ''))
      return {
        code: 'REASON_MISSING',
        detail: `${clause.id}: the reason for ${acts[of]} names the clause that is not met`,
      };
    if (demand.evidence && (event.evidence ?? []).length === 0)
      return { code: 'EVIDENCE_MISSING', detail: `${clause.id}: ${acts[of]} needs evidence` };
  }
  return undefined;
}

const acts: Readonly<Record<Act, string>> = { approve: 'this approval', decline: 'a decline', reject: 'a rejection' };

function namesClause(pack: Pack, reason: string): boolean {
  return (reason.match(/\b[A-Z]{3}-\d{2}\b/g) ?? []).some((named) => pack.clauses.some(({ id }) => id === named));
}
