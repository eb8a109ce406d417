// Every matter of a pack in every situation: who contradicts whom, who silences whom, who ever speaks and ever rules.
import type { Pack } from '../load.ts';
import { type Candidate, unbeaten } from '../which.ts';
import { type Matter, mattersOf } from './matters.ts';
import { situationsIn, type Situation, type Space, spaceOf } from './space.ts';

/** Two clauses on one matter; in `settled` the first one overrides the second. */
export interface Pair {
  readonly matter: Matter;
  readonly space: Space;
  readonly situation: Situation;
  readonly one: Candidate<string>;
  readonly other: Candidate<string>;
}

export interface Explored {
  /** Contradictions that nothing settles, the first situation of each. */
  readonly conflicts: readonly Pair[];
  /** What overrides settle, the first situation of each: contradictions, and which clause of several is cited alone. */
  readonly settled: readonly Pair[];
  /** Overrides, as `winner loser`, without which something would be said that is not said now. */
  readonly effective: ReadonlySet<string>;
  /** By what they are asked: the clauses that ever speak, and those of them that are ever left. */
  readonly heard: readonly {
    readonly matter: Matter;
    readonly spoke: ReadonlySet<string>;
    readonly ruled: ReadonlySet<string>;
  }[];
}

export function explore(pack: Pack, matters: readonly Matter[] = mattersOf(pack)): Explored {
  const parts = matters.map((matter) => exploreMatter(pack, matter));
  return {
    conflicts: parts.flatMap(({ conflicts }) => [...conflicts.values()]),
    settled: parts.flatMap(({ settled }) => [...settled.values()]),
    effective: new Set(parts.flatMap(({ effective }) => [...effective])),
    heard: parts.map(({ matter, spoke, ruled }) => ({ matter, spoke, ruled })),
  };
}

function exploreMatter(pack: Pack, matter: Matter) {
  const space = spaceOf(pack, matter.scope);
  const conflicts = new Map<string, Pair>();
  const settled = new Map<string, Pair>();
  const effective = new Set<string>();
  const spoke = new Set<string>();
  const ruled = new Set<string>();
  const echoes = echoesIn();
  for (const situation of situationsIn(space)) {
    const candidates = matter.candidatesIn(situation);
    const left = unbeaten(candidates);
    for (const { clause } of candidates) spoke.add(clause.id);
    for (const { clause } of left) ruled.add(clause.id);
    echoes.hear(left, situation);
    const pair = (one: Candidate<string>, other: Candidate<string>): Pair => ({ matter, space, situation, one, other });
    for (const [one, other] of pairsOf(left)) {
      if (doClash(matter, one, other)) keepFirst(conflicts, nameOf(one, other), pair(one, other));
    }
    for (const [one, other] of overridingIn(candidates)) {
      const name = nameOf(one, other);
      const isAlone = !candidates.some((third) => third.clause !== one.clause && doesOverride(third, other));
      if (isAlone) effective.add(name);
      const kept = settled.get(name);
      // A contradiction says more than a clause that is merely left uncited.
      const isWorth = doClash(matter, one, other)
        ? kept === undefined || !areAtOdds(kept)
        : isAlone && kept === undefined;
      if (isWorth) settled.set(name, pair(one, other));
    }
  }
  for (const { one, other, situation } of echoes.found()) {
    keepFirst(conflicts, nameOf(one, other), { matter, space, situation, one, other });
  }
  return { matter, conflicts, settled, effective, spoke, ruled };
}

/** Whether the two are still at odds in this situation, whether one overrides the other or not. */
export function stillClash({ matter, one, other }: Pair, situation: Situation): boolean {
  const candidates = matter.candidatesIn(situation);
  const named =
    (wanted: Candidate<string>) =>
    (found: Candidate<string>): boolean =>
      found.clause.id === wanted.clause.id && found.ruling === wanted.ruling;
  return candidates.some(named(one)) && candidates.some(named(other));
}

/** Whether both of them are left. */
export function stillConflict(pair: Pair, situation: Situation): boolean {
  const left = unbeaten(pair.matter.candidatesIn(situation)).map(({ clause }) => clause.id);
  return left.includes(pair.one.clause.id) && left.includes(pair.other.clause.id) && stillClash(pair, situation);
}

type Echo = Pick<Pair, 'one' | 'other' | 'situation'>;

/** Common clauses that never speak without a clause of the shop that says the same: it was to take their place. */
function echoesIn() {
  const byCommon = new Map<string, readonly Echo[]>();
  return {
    hear: (left: readonly Candidate<string>[], situation: Situation): void => {
      for (const other of left.filter(isCommon)) {
        const saying = left.filter((one) => !isCommon(one) && one.ruling === other.ruling);
        const before = byCommon.get(other.clause.id);
        const now = saying.map((one) => ({ one, other, situation }));
        byCommon.set(
          other.clause.id,
          before?.filter(({ one }) => saying.some(({ clause }) => clause.id === one.clause.id)) ?? now,
        );
      }
    },
    found: (): readonly Echo[] => [...byCommon.values()].flat(),
  };
}

/** Whether they give different answers. */
function areAtOdds({ one, other }: Pick<Pair, 'one' | 'other'>): boolean {
  return one.ruling !== other.ruling;
}

/** Different answers; or the same one by a clause of the shop and by a common one that is meant for other shops. */
function doClash({ commonIsElse }: Matter, one: Candidate<string>, other: Candidate<string>): boolean {
  if (one.clause.id === other.clause.id) return false;
  return areAtOdds({ one, other }) || (commonIsElse && isCommon(one) !== isCommon(other));
}

function isCommon({ clause }: Candidate<string>): boolean {
  return clause.id.startsWith('ALL-');
}

function doesOverride(one: Candidate<string>, other: Candidate<string>): boolean {
  return one.clause.overrides.includes(other.clause.id);
}

function overridingIn(
  candidates: readonly Candidate<string>[],
): readonly (readonly [Candidate<string>, Candidate<string>])[] {
  return candidates.flatMap((one) =>
    candidates.filter((other) => doesOverride(one, other)).map((other) => [one, other] as const),
  );
}

function pairsOf<One>(list: readonly One[]): readonly (readonly [One, One])[] {
  return list.flatMap((one, place) => list.slice(place + 1).map((other) => [one, other] as const));
}

function nameOf(one: Candidate<string>, other: Candidate<string>): string {
  return `${one.clause.id} ${other.clause.id}`;
}

function keepFirst<Value>(found: Map<string, Value>, name: string, value: Value): void {
  if (!found.has(name)) found.set(name, value);
}
