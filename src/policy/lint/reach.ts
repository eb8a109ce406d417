// Rules that never come to bear, and grounds of which no clause speaks.
import type { Ground } from '../../domain/vocabulary.ts';
import type { Pack } from '../load.ts';
import { isGap } from '../rules/may-return.ts';
import type { Clause, When } from '../schema.ts';
import { holds } from '../when.ts';
import type { Explored } from './explore.ts';
import { scopeOf, scopeOfWhens, whensIn } from './scope.ts';
import { askedIn, factsAtFirst, factsInFull } from './situation.ts';
import { situationsIn, type Situation, type Space, spaceOf } from './space.ts';

/** A condition of a clause, by its path in the clause, that holds in no situation. */
export interface Unmet {
  readonly clause: string;
  readonly path: readonly (string | number)[];
}

export function unmetConditions(pack: Pack): readonly Unmet[] {
  return pack.document.clauses.flatMap((clause) =>
    conditionsIn(clause).flatMap(({ path, when }) => (isEverMet(pack, when) ? [] : [{ clause: clause.id, path }])),
  );
}

/** The shop's own clauses that speak of a matter and are overridden whenever they do. */
export function silenced(
  pack: Pack,
  { heard }: Explored,
): readonly { readonly clause: string; readonly about: string }[] {
  return pack.document.clauses.flatMap(({ id }) =>
    heard
      .filter(({ spoke, ruled }) => spoke.has(id) && !ruled.has(id))
      .map(({ matter }) => ({ clause: id, about: matter.about })),
  );
}

export interface GapFound {
  readonly ground: Ground;
  readonly always: boolean;
  readonly space: Space;
  readonly situation: Situation;
}

/** In the order of the vocabulary. */
export function gapsIn(pack: Pack): readonly GapFound[] {
  const space = spaceOf(pack, scopeOf(pack.clauses, ['accepts', 'refuses', 'reviewer'], 'grounds'));
  return space.ground.flatMap((ground): readonly GapFound[] => {
    const all = situationsIn({ ...space, ground: [ground] });
    const open = all.filter((situation) => isGap(pack, factsAtFirst(pack, situation, askedIn(pack, situation))));
    const [situation] = open;
    return situation === undefined ? [] : [{ ground, always: open.length === all.length, space, situation }];
  });
}

/** `{}` holds always, and what a clause is not asked for is found elsewhere: only what is written is looked at. */
function isEverMet(pack: Pack, when: When): boolean {
  const space = spaceOf(pack, scopeOfWhens(pack.clauses, [when]));
  return situationsIn(space).some((situation) => {
    const asked = askedIn(pack, situation);
    return holds(when, factsInFull(pack, situation, asked)) || holds(when, factsAtFirst(pack, situation, asked));
  });
}

function conditionsIn({ rule, tells }: Clause) {
  return [...pathsIn(rule, ['rule']), ...pathsIn(tells, ['tells'])];
}

function pathsIn(
  value: unknown,
  path: readonly (string | number)[],
): readonly { readonly path: readonly (string | number)[]; readonly when: When }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([name, inner]) => {
    if (name !== 'when' && name !== 'unless') return pathsIn(inner, [...path, name]);
    const [when] = whensIn({ when: inner });
    return when === undefined ? [] : [{ path: [...path, name], when }];
  });
}
