// Values of a body, read one by one; what is wrong is gathered under its path instead of thrown.
import type { Problem, ProblemCode } from '../contract/problems.ts';
import { type Instant, instantOf, msOf } from '../domain/instant.ts';

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

/** A text on one line, its length in characters; empty where there is a problem. */
export function textOf(place: Place | undefined, least: number, most: number): string {
  if (place === undefined) return '';
  const { value } = place;
  if (typeof value !== 'string') return note(place, 'WRONG_TYPE', 'A text is wanted here.') ?? '';
  const length = [...value].length;
  const fits = length >= least && length <= most;
  if (!fits) return note(place, 'BAD_VALUE', `A text of ${least} to ${most} characters is wanted here.`) ?? '';
  // Line and paragraph separators begin a new line in a mail as well.
  const clean = value.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(value);
  return clean ? value : (note(place, 'BAD_VALUE', 'Control characters and half characters are not allowed.') ?? '');
}

/** The entries of a list; none where there is a problem. */
export function entriesOf(place: Place | undefined, least: number, most: number): readonly Place[] {
  if (place === undefined) return [];
  const { at, value, problems } = place;
  if (!Array.isArray(value)) return note(place, 'WRONG_TYPE', 'A list is wanted here.') ?? [];
  const fits = value.length >= least && value.length <= most;
  if (!fits) return note(place, 'BAD_VALUE', `${least} to ${most} entries are wanted here.`) ?? [];
  return value.map((entry: unknown, index) => ({ at: `${at}[${index}]`, value: entry, problems }));
}

/** An instant in our written form; undefined where there is a problem. */
export function instantIn(place: Place): Instant | undefined {
  const { value } = place;
  if (typeof value !== 'string') return note(place, 'WRONG_TYPE', 'An instant is wanted here.');
  const parts = /^(20\d\d|2100)-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]\d\d:[0-5]\d)$/.exec(
    value,
  );
  // A parser may take the 30th of February for a day in March.
  const exists = Number(parts?.[3]) <= new Date(Date.UTC(Number(parts?.[1]), Number(parts?.[2]), 0)).getUTCDate();
  const ms = exists ? msOf(value) : NaN;
  if (!Number.isNaN(ms)) return instantOf(ms);
  return note(place, 'BAD_VALUE', 'An instant is written like 2026-03-22T03:00:00Z or 2026-03-22T11:00:00+08:00.');
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
