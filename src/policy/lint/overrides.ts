// What the overrides of a pack settle, and which of them settle nothing.
import { joinClauses } from '../join.ts';
import { joinPack, type Pack } from '../load.ts';
import type { Clause } from '../schema.ts';
import { explore, type Explored, type Pair } from './explore.ts';

/** One word of an `overrides`. */
export interface Override {
  readonly winner: string;
  readonly loser: string;
  /** Its place in the list. */
  readonly place: number;
}

export interface OverridesFound {
  /** The first situation of each contradiction, and the pack in which it shows. */
  readonly settled: readonly { readonly pair: Pair; readonly pack: Pack }[];
  readonly idle: readonly Override[];
}

/** `common`: the common clauses as they stand in their file. */
export function judgeOverrides(pack: Pack, common: readonly Clause[], explored: Explored): OverridesFound {
  const quiet = overridesOf(pack).filter(({ winner, loser }) => !explored.effective.has(`${winner} ${loser}`));
  const judged = quiet.map((override) => ({ override, ...withoutIt(pack, common, override) }));
  return {
    settled: [
      ...explored.settled.map((pair) => ({ pair, pack })),
      ...judged.flatMap(({ pairs, pack: changed }) => pairs.map((pair) => ({ pair, pack: changed }))),
    ],
    idle: judged.filter(({ pairs }) => pairs.length === 0).map(({ override }) => override),
  };
}

function overridesOf({ document }: Pack): readonly Override[] {
  return document.clauses.flatMap(({ id, overrides }) =>
    overrides.map((loser, place) => ({ winner: id, loser, place })),
  );
}

/** A common clause that is overridden loses what the shop's says when they are joined: only without it do they meet. */
function withoutIt(pack: Pack, common: readonly Clause[], { winner, loser }: Override) {
  const document = {
    ...pack.document,
    clauses: pack.document.clauses.map((clause) =>
      clause.id === winner ? { ...clause, overrides: clause.overrides.filter((id) => id !== loser) } : clause,
    ),
  };
  const before = common.some(({ id }) => id === loser) ? ruleOf(joinClauses(pack.document.clauses, common), loser) : '';
  const changed = joinPack(document, common, pack.stamp.hash);
  if (before === ruleOf(changed.clauses, loser)) return { pack, pairs: [] };
  const { conflicts } = explore(changed);
  const pairs = conflicts.filter(({ one, other }) =>
    [one.clause.id, other.clause.id].every((id) => id === winner || id === loser),
  );
  return { pack: changed, pairs: pairs.map((pair) => (pair.one.clause.id === winner ? pair : turned(pair))) };
}

function ruleOf(clauses: readonly Clause[], id: string): string {
  const { rule, tells } = clauses.find((clause) => clause.id === id) ?? {};
  return JSON.stringify({ rule, tells });
}

function turned(pair: Pair): Pair {
  return { ...pair, one: pair.other, other: pair.one };
}
