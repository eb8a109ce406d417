// Which evidence a request needs, what of it bars an approval, and what is still owed.
import type { Evidence, Ground } from '../../domain/vocabulary.ts';
import { clausesWith } from '../clauses-about.ts';
import type { LineFacts } from '../facts.ts';
import type { Pack } from '../load.ts';
import { onceAPack } from '../once-a-pack.ts';
import type { Clause } from '../schema.ts';
import { holds } from '../when.ts';

/** Told by the order, the file or the database: never asked for (CASE-FILE 4). */
const known: readonly Evidence[] = [
  'full-name',
  'order-number',
  'email',
  'tracking-number',
  'shipping-address',
  'return-reason',
  'resolution',
];

/** Goods with these grounds are not in the customer's hands: no picture is asked for. */
const notInHand: readonly Ground[] = ['not-received', 'late', 'lost-in-transit'];

export interface EvidenceNeeded {
  readonly items: readonly Evidence[];
  readonly clauses: readonly Clause[];
  /** Owed by the customer, given what is there. */
  readonly missing: readonly Evidence[];
  /** Of the missing: what keeps the review from beginning, and what bars an approval. */
  readonly delaying: readonly Evidence[];
  readonly barring: readonly Evidence[];
}

export function evidenceNeeded(pack: Pack, lines: readonly LineFacts[], there: readonly Evidence[]): EvidenceNeeded {
  const items = new Set<Evidence>();
  const missing = new Set<Evidence>();
  const delaying = new Set<Evidence>();
  const barring = new Set<Evidence>();
  const clauses = new Set<Clause>();
  for (const { clause, needs } of needsIn(pack)) {
    if (!lines.some((facts) => applies(needs.ofGoods, facts) && holds(needs.when, facts))) continue;
    clauses.add(clause);
    const instead = needs.or.some((item) => there.includes(item));
    for (const item of needs.items.filter((one) => !known.includes(one))) {
      items.add(item);
      if (instead || there.includes(item)) continue;
      missing.add(item);
      if (needs.delays) delaying.add(item);
      if (needs.bars) barring.add(item);
    }
  }
  return {
    items: [...items],
    clauses: [...clauses],
    missing: [...missing],
    delaying: [...delaying],
    barring: [...barring],
  };
}

const needsIn = onceAPack((pack) =>
  clausesWith(pack, 'needs-evidence').flatMap((clause) =>
    (clause.rule['needs-evidence'] ?? []).map((needs) => ({ clause, needs })),
  ),
);

function applies(ofGoods: boolean, facts: LineFacts): boolean {
  return !ofGoods || !(facts.deliveryRefused || notInHand.includes(facts.ground));
}

/** What may not be asked of the customer for any of these lines, and by which clause. */
export function sparedOf(
  pack: Pack,
  lines: readonly LineFacts[],
): readonly { readonly clause: Clause; readonly items: readonly Evidence[] }[] {
  return clausesWith(pack, 'spares').flatMap((clause) => {
    const { spares } = clause.rule;
    return spares !== undefined && lines.every((facts) => holds(spares.when, facts))
      ? [{ clause, items: spares.items }]
      : [];
  });
}
