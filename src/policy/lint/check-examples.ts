// The examples of clauses: whether they hold, and whether every figure has those that it needs.
import type { Finding } from '../../domain/policy-report.ts';
import type { Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { missingExamples } from './missing-examples.ts';
import type { Places } from './places.ts';
import { tell } from './tell-example.ts';

export function exampleFindings(pack: Pack, clauses: readonly Clause[], places: Places): readonly Finding[] {
  return clauses.flatMap((clause) => [
    ...clause.examples.flatMap((example, index) =>
      wrongIn(pack, clause, example, places.of(clause.id, 'examples', index)),
    ),
    ...missingExamples(pack, clause).map((missing): Finding => ({
      kind: 'example-missing',
      ...places.of(clause.id, 'rule'),
      clauses: [clause.id],
      what: `${clause.id} lacks an example ${missing}.`,
      cure: 'Reckon one by hand and add it to its examples.',
    })),
  ]);
}

function wrongIn(
  pack: Pack,
  clause: Clause,
  example: Clause['examples'][number],
  place: Pick<Finding, 'file' | 'line'>,
): readonly Finding[] {
  const finding = { kind: 'example-wrong', ...place, clauses: [clause.id] } as const;
  const because = `“${String(example['because'])}”`;
  try {
    const { expected, found } = tell(pack, clause, example);
    // Both have their fields in the order in which the example names them.
    const [says, say] = [JSON.stringify(expected), JSON.stringify(found)];
    if (says === say) return [];
    const what = `the example ${because} says ${says}, but the rules say ${say}.`;
    return [{ ...finding, what, cure: 'Correct the example, or the figure of the clause.' }];
  } catch (error) {
    const what = `the example ${because} cannot be run: ${error instanceof Error ? error.message : String(error)}.`;
    return [{ ...finding, what, cure: 'Write it in one of the forms that the head of common.yaml names.' }];
  }
}
