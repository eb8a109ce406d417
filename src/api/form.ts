// Values of a body, read one by one; what is wrong is gathered under its path instead of thrown.
import type { z } from '@hono/zod-openapi';
import type { Problem, ProblemCode } from '../contract/problems.ts';
import { readBy } from './read-by.ts';

/** One value of a body, the path under which problems name it, and where they are gathered. */
export interface Place {
  readonly at: string;
  readonly value: unknown;
  readonly problems: Problem[];
}

/** The whole body. */
export function placeOf(value: unknown): Place {
  return { at: '', value, problems: [] };
}

/** Notes a problem; answers nothing, so that a reader can fall back on an empty value. */
export function note(place: Place, code: ProblemCode, detail: string): undefined {
  place.problems.push({ at: place.at, code, detail });
}

type Fields<Name extends string> = { readonly [Field in Name]?: Place };

/** The fields that an object has, of those it may have; what it lacks or has beside them is noted. */
export function fieldsOf<Name extends string>(
  place: Place | undefined,
  required: readonly Name[],
  optional: readonly Name[] = [],
): Fields<Name> {
  const none = {} as Fields<Name>;
  if (place === undefined) return none;
  const { value } = place;
  if (!isObject(value)) return note(place, 'WRONG_TYPE', 'An object is wanted here.') ?? none;
  const known = [...required, ...optional];
  const inside = (name: string): Place => ({
    at: place.at === '' ? name : `${place.at}.${name}`,
    value: value[name],
    problems: place.problems,
  });
  for (const name of Object.keys(value)) {
    if (known.some((other) => other === name)) continue;
    note(inside(name), 'UNKNOWN_FIELD', `The fields here are ${known.join(', ')}.`);
  }
  for (const name of required) {
    if (!Object.hasOwn(value, name)) note(inside(name), 'MISSING_FIELD', `The field ${name} is required.`);
  }
  const present = known.filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(present.map((name) => [name, inside(name)])) as Fields<Name>;
}

/** The value of this schema; undefined where there is none, and where there is a problem, which is noted then. */
export function valueOf<Schema extends z.ZodType>(
  place: Place | undefined,
  schema: Schema,
): z.output<Schema> | undefined {
  if (place === undefined) return undefined;
  const read = readBy(schema, place.value, place.at);
  if (read.kind === 'value') return read.value;
  place.problems.push(...read.problems);
  return undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
