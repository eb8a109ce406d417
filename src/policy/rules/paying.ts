// Which clauses pay a kind of amount for a line, and which keep it.
import type { MoneyKind } from '../../domain/ruling.ts';
import type { Evidence } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { holds } from '../when.ts';
import { whichRules } from '../which.ts';

/** Of several clauses that pay the same, one that overrides another is cited alone. `evidence`: only what it proves is paid. */
export function payingClauses(
  pack: Pack,
  what: MoneyKind,
  line: LineFacts,
  evidence?: readonly Evidence[],
): readonly string[] {
  const paying = paysOf(pack, what, line, evidence);
  const ruled = whichRules<'paid' | 'kept'>(
    [
      ...paying.map(({ clause }) => ({ clause, ruling: 'paid' as const })),
      ...keepsOf(pack, what, line).map((clause) => ({ clause, ruling: 'kept' as const })),
    ],
    line,
  );
  if (ruled?.ruling !== 'paid') return [];
  return [...new Set(paying.filter(({ clause }) => ruled.clauses.includes(clause)).flatMap(({ cited }) => cited))];
}

/** What each clause pays by itself, with what it is cited beside. */
export function paysOf(
  pack: Pack,
  what: MoneyKind,
  line: LineFacts,
  evidence?: readonly Evidence[],
): readonly { readonly clause: Clause; readonly cited: readonly string[] }[] {
  return clausesWith(pack, 'pays').flatMap((clause) => {
    const pays = clause.rule.pays?.find(
      (one) =>
        one.what === what &&
        holds(one.when, line) &&
        (evidence === undefined || one.proofs.every((item) => evidence.includes(item))),
    );
    return pays === undefined ? [] : [{ clause, cited: [clause.id, ...pays.with] }];
  });
}

/** The clauses that say of a kind of amount that it is never paid. */
export function keepsOf(pack: Pack, what: MoneyKind, line: LineFacts): readonly Clause[] {
  return clausesWith(pack, 'keeps').filter(({ rule }) =>
    rule.keeps?.some((one) => one.what === what && holds(one.when, line)),
  );
}
