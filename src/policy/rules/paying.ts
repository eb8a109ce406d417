// Which clauses pay a kind of amount for a line.
import type { MoneyKind } from '../../domain/ruling.ts';
import type { Evidence } from '../../domain/vocabulary.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { holds } from '../when.ts';

/** Of several clauses that pay the same, one that overrides another is cited alone. `evidence`: only what it proves is paid. */
export function payingClauses(
  pack: Pack,
  what: MoneyKind,
  line: LineFacts,
  evidence?: readonly Evidence[],
): readonly string[] {
  const paying = pack.clauses.flatMap((clause) => {
    const pays = clause.rule.pays?.find(
      (one) =>
        one.what === what &&
        holds(one.when, line) &&
        (evidence === undefined || one.proofs.every((item) => evidence.includes(item))),
    );
    return pays === undefined ? [] : [{ clause, cited: [clause.id, ...pays.with] }];
  });
  const overridden = new Set(paying.flatMap(({ clause }) => clause.overrides));
  return [...new Set(paying.filter(({ clause }) => !overridden.has(clause.id)).flatMap(({ cited }) => cited))];
}
