// Looks through a shop's policy for what its writer has to put right, beyond what keeps it from loading.
import type { Finding, Gap, PackReport, Settled } from '../../domain/policy-report.ts';
import { commonClauses, type CommonText, type Pack, type PackText, readPack } from '../load.ts';
import { brokenBy } from './broken.ts';
import { exampleFindings } from './check-examples.ts';
import { explore, type Explored, type Pair, stillClash, stillConflict } from './explore.ts';
import { judgeOverrides, type OverridesFound } from './overrides.ts';
import { type Places, placesOf } from './places.ts';
import { gapsIn, silenced, unmetConditions } from './reach.ts';
import { smallest, witnessOf } from './witness.ts';

/** Never throws for what is wrong in a text. */
export function lintPack(text: PackText, common: CommonText): PackReport {
  const file = `${text.name}.yaml`;
  const read = packOrFindings(text, common);
  if (!read.ok) return { file, clauses: 0, examples: 0, findings: read.findings, settled: [], gaps: [] };
  const { pack } = read;
  const places = placesOf(text, common);
  const explored = explore(pack);
  const overrides = judgeOverrides(pack, commonClauses(common), explored);
  const { clauses } = pack.document;
  return {
    file,
    clauses: clauses.length,
    examples: clauses.flatMap(({ examples }) => examples).length,
    findings: [
      ...conflicts(pack, explored, places),
      ...idleOverrides(overrides, places),
      ...unreached(pack, explored, places),
      ...unheardGaps(pack, places),
      ...exampleFindings(pack, clauses, places),
    ],
    settled: settledBy(overrides, places),
    gaps: hasGapClause(pack) ? gapsOf(pack) : [],
  };
}

type Read = { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly findings: readonly Finding[] };

function packOrFindings(text: PackText, common: CommonText): Read {
  try {
    return { ok: true, pack: readPack(text, common, '') };
  } catch (error) {
    return { ok: false, findings: brokenBy(error) };
  }
}

function conflicts(pack: Pack, explored: Explored, places: Places): readonly Finding[] {
  return explored.conflicts.map((pair): Finding => {
    const { one, other, matter, space, situation } = pair;
    const ids = [one.clause.id, other.clause.id];
    const witness = smallest(space, situation, (simpler) => stillConflict(pair, simpler));
    return {
      kind: 'conflict',
      ...places.of(ids.find((id) => !id.startsWith('ALL-')) ?? one.clause.id),
      clauses: ids,
      what: `asked ${matter.about}, ${ids[0]} says ${one.ruling} and ${ids[1]} says ${other.ruling}.`,
      cure: rankingCure(ids),
      witness: witnessOf(pack, pair, witness),
    };
  });
}

/** A common clause cannot override a shop's. */
function rankingCure(ids: readonly string[]): string {
  const ways = ids
    .filter((id) => !id.startsWith('ALL-'))
    .map((id) => `${id} say overrides: [${ids.find((other) => other !== id)}]`);
  return `Let ${ways.join(' or ')}, or narrow the conditions of one.`;
}

function idleOverrides({ idle }: OverridesFound, places: Places): readonly Finding[] {
  return idle.map(({ winner, loser, place }) => ({
    kind: 'override-without-effect',
    ...places.of(winner, 'overrides', place),
    clauses: [winner, loser],
    what: `${winner} overrides ${loser}, but without it nothing would be answered otherwise.`,
    cure: `Take ${loser} out of the overrides, or widen the conditions that keep the two apart.`,
  }));
}

function unreached(pack: Pack, explored: Explored, places: Places): readonly Finding[] {
  return [
    ...unmetConditions(pack).map(({ clause, path }): Finding => ({
      kind: 'never-rules',
      ...places.of(clause, ...path),
      clauses: [clause],
      what: `no return meets this condition of ${clause}, so its rule never rules.`,
      cure: 'Correct the condition, or take the rule out.',
    })),
    ...silenced(pack, explored).map(({ clause, about }): Finding => ({
      kind: 'always-overridden',
      ...places.of(clause, 'rule'),
      clauses: [clause],
      what: `asked ${about}, ${clause} is overridden wherever it speaks.`,
      cure: 'Narrow the overrides or the conditions of the clauses that beat it, or take its rule out.',
    })),
  ];
}

/** A gap that nobody takes: every other one goes to a person (ALL-22). */
function unheardGaps(pack: Pack, places: Places): readonly Finding[] {
  if (hasGapClause(pack)) return [];
  return gapsIn(pack).map(({ ground, space, situation }) => ({
    kind: 'gap',
    ...places.head(),
    clauses: [],
    what: `no clause speaks of the ground ${ground}, and no common one takes what none speaks of.`,
    cure: 'Add a clause that names the ground, or a common one with reviewer: { gap: true }.',
    witness: witnessOf(pack, { space }, situation),
  }));
}

function hasGapClause(pack: Pack): boolean {
  return pack.clauses.some(({ rule }) => rule.reviewer?.gap === true);
}

function settledBy({ settled }: OverridesFound, places: Places): readonly Settled[] {
  const inOrder = settled.toSorted((one, other) => (keyOf(one.pair) < keyOf(other.pair) ? -1 : 1));
  return inOrder.map(({ pair, pack }) => {
    const { one, other, matter, space, situation } = pair;
    const winner = one.clause.id;
    const loser = other.clause.id;
    return {
      winner,
      loser,
      ...places.ofOverride(winner, loser),
      about: matter.about,
      winnerSays: one.ruling,
      loserSays: other.ruling,
      witness: witnessOf(
        pack,
        pair,
        smallest(space, situation, (simpler) => stillClash(pair, simpler)),
      ),
    };
  });
}

function keyOf({ one, other, matter }: Pair): string {
  return `${one.clause.id} ${other.clause.id} ${matter.about}`;
}

function gapsOf(pack: Pack): readonly Gap[] {
  return gapsIn(pack).map(({ ground, always, space, situation }) => ({
    ground,
    always,
    witness: witnessOf(pack, { space }, situation),
  }));
}
