// What the answer to a matter depends on: the conditions in play, and the facts that these name.
import type { Clause, Rule, When } from '../schema.ts';

/** A fact that conditions name; `window`: how long ago it was delivered; `channel`: where it was bought. */
export type Field = keyof When | 'window' | 'channel';

export interface Scope {
  readonly fields: ReadonlySet<Field>;
  /** Theirs are the values that matter. */
  readonly whens: readonly When[];
}

/** Of these kinds of rule in all clauses. */
export function scopeOf(clauses: readonly Clause[], kinds: readonly (keyof Rule)[], ...more: readonly Field[]): Scope {
  const parts = clauses.flatMap(({ rule }) => kinds.map((kind) => rule[kind]));
  return scopeOfWhens(clauses, whensIn(parts), ...more);
}

/** Of these conditions, and of those from which the facts that they name follow. */
export function scopeOfWhens(clauses: readonly Clause[], direct: readonly When[], ...more: readonly Field[]): Scope {
  const whens = [...direct];
  const followed = new Set<keyof Rule>();
  // The list grows while it is read: what a cause names may have causes of its own.
  for (const when of whens) {
    const kinds = fieldsIn(when).flatMap((field) => causes[field] ?? []);
    for (const kind of kinds.filter((one) => !followed.has(one))) {
      followed.add(kind);
      whens.push(...whensIn(clauses.map(({ rule }) => rule[kind])));
    }
  }
  const fields = new Set<Field>([...whens.flatMap(fieldsIn), ...more]);
  // A ground is a gap, or the shop's fault, by what clauses say of it.
  if (fields.has('gap') || fields.has('shopsFault')) fields.add('grounds');
  return { fields, whens };
}

/** All conditions within rules or messages, however deep. */
export function whensIn(value: unknown): readonly When[] {
  if (Array.isArray(value)) return value.flatMap(whensIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === 'when' || name === 'unless') && inner !== undefined ? [inner as When] : whensIn(inner),
  );
}

function fieldsIn(when: When): readonly (keyof When)[] {
  return (Object.keys(when) as (keyof When)[]).filter((name) => when[name] !== undefined);
}

/** Facts that follow from what clauses say of the line. The way of the goods a reviewer may choose: it follows from nothing. */
const causes: { readonly [Name in Field]?: readonly (keyof Rule)[] } = {
  shopsFault: ['accepts'],
  gap: ['accepts', 'refuses', 'reviewer'],
  bearer: ['borne-by'],
};
