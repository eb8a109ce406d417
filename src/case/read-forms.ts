// How fields, lists and choices are put together into the form of a whole; what a single value may be: read-values.ts.
import type { JsonSchema } from '../contract/json-schema.ts';
import { formOf, listSchema, nullable, objectSchema } from './form-schemas.ts';
import { isObject, placeIn } from './read-places.ts';
import type { Place, Report } from './read-places.ts';

/** Answers the value as we hold it; undefined where it has no such form, and then it was reported. */
export interface Form<T> {
  (value: unknown, place: Place, report: Report): T | undefined;
  /** What it takes, for the document of the API: it takes nothing else, and refuses some of it for its sense. */
  readonly schema: JsonSchema;
}

interface Needed<T> {
  readonly form: Form<T>;
  readonly when: 'required';
}
interface Defaulted<T> {
  readonly form: Form<T>;
  readonly when: 'defaulted';
  readonly otherwise: T;
}
interface Left<T> {
  readonly form: Form<T>;
  readonly when: 'optional';
}
type Field = Needed<unknown> | Defaulted<unknown> | Left<unknown>;

/** One entry for each field of T; a field that T always has is required or has a default. */
export type FieldsOf<T> = {
  readonly [Name in keyof T]-?: object extends Pick<T, Name>
    ? Needed<Exclude<T[Name], undefined>> | Defaulted<Exclude<T[Name], undefined>> | Left<Exclude<T[Name], undefined>>
    : Needed<T[Name]> | Defaulted<T[Name]>;
};

export function required<T>(form: Form<T>): Needed<T> {
  return { form, when: 'required' };
}

export function optional<T>(form: Form<T>): Left<T> {
  return { form, when: 'optional' };
}

export function otherwise<T>(form: Form<T>, value: T): Defaulted<T> {
  return { form, when: 'defaulted', otherwise: value };
}

/** An object with these fields and no others. */
export function record<T extends object>(fields: FieldsOf<T>): Form<T> {
  const known = new Map<string, Field>(Object.entries(fields));
  return formOf(objectSchema(known, 'reported'), (value, place, report) => {
    if (!isObject(value)) return wrongType(place, report, 'An object is needed here.');
    reportUnknown(value, known, place, report);
    const read = readKnown(value, known, place, report);
    return read.isWhole ? (read.parts as T) : undefined;
  });
}

/** The fields that could be read of an object, whatever else stands in it. */
export function partsOf<T extends object>(fields: FieldsOf<T>, others: 'reported' | 'ignored'): Form<Partial<T>> {
  const known = new Map<string, Field>(Object.entries(fields));
  return formOf(objectSchema(known, others), (value, place, report) => {
    if (!isObject(value)) return wrongType(place, report, 'An object is needed here.');
    if (others === 'reported') reportUnknown(value, known, place, report);
    return readKnown(value, known, place, report).parts as Partial<T>;
  });
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** A list of such values; more than `most` are TOO_LARGE and not looked at, fewer than `least` are a BAD_VALUE. */
export function list<T>(form: Form<T>, bounds: Bounds = {}): Form<readonly T[]> {
  const readAll = listWithGaps(form, bounds);
  return formOf(readAll.schema, (value, place, report) => {
    const items = readAll(value, place, report);
    return items?.every((item) => item !== undefined) === true ? items : undefined;
  });
}

/** A list in which what could not be read, and was reported, is undefined. */
export function listWithGaps<T>(form: Form<T>, bounds: Bounds): Form<readonly (T | undefined)[]> {
  const { least = 0, most } = bounds;
  return formOf(listSchema(form.schema, bounds), (value, place, report) => {
    if (!Array.isArray(value)) return wrongType(place, report, 'A list is needed here.');
    if (most !== undefined && value.length > most)
      return refuse(place, report, 'TOO_LARGE', `At most ${most} stand here.`);
    if (value.length < least) return badValue(place, report, `At least ${least} has to stand here.`);
    return value.map((item, index) => form(item, placeIn(place, index), report));
  });
}

/** One of these words. */
export function oneOf<const T extends string>(words: readonly T[]): Form<T> {
  const known: ReadonlySet<unknown> = new Set(words);
  const detail = `Allowed here: ${words.map((word) => `\`${word}\``).join(', ')}.`;
  return formOf({ type: 'string', enum: words }, (value, place, report) => {
    if (typeof value !== 'string') return wrongType(place, report, detail);
    return known.has(value) ? (value as T) : badValue(place, report, detail);
  });
}

/** A list of these words; twice is once. */
export function setOf<const T extends string>(words: readonly T[], bounds: Bounds = {}): Form<readonly T[]> {
  return refined(list(oneOf(words), bounds), (items) => [...new Set(items)]);
}

export function orNull<T>(form: Form<T>): Form<T | null> {
  return formOf<T | null>(nullable(form.schema), (value, place, report) =>
    value === null ? null : form(value, place, report),
  );
}

/** A form, and what is made or asked of its value once it has been read. */
export function refined<T, U>(form: Form<T>, next: (read: T, place: Place, report: Report) => U | undefined): Form<U> {
  return formOf(form.schema, (value, place, report) => {
    const read = form(value, place, report);
    return read === undefined ? undefined : next(read, place, report);
  });
}

export function wrongType(place: Place, report: Report, detail: string): undefined {
  return refuse(place, report, 'WRONG_TYPE', detail);
}

export function badValue(place: Place, report: Report, detail: string): undefined {
  return refuse(place, report, 'BAD_VALUE', detail);
}

function refuse(
  place: Place,
  report: Report,
  code: 'WRONG_TYPE' | 'BAD_VALUE' | 'TOO_LARGE',
  detail: string,
): undefined {
  report(place, code, detail);
  return undefined;
}

function reportUnknown(value: object, known: ReadonlyMap<string, Field>, place: Place, report: Report): void {
  let detail: string | undefined;
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    detail ??= `The fields known here: ${known.size === 0 ? 'none' : namesOf(known)}.`;
    report(placeIn(place, key), 'UNKNOWN_FIELD', detail);
  }
}

function namesOf(known: ReadonlyMap<string, Field>): string {
  return [...known.keys()].map((name) => `\`${name}\``).join(', ');
}

function readKnown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, Field>,
  place: Place,
  report: Report,
) {
  const parts: Record<string, unknown> = {};
  let isWhole = true;
  for (const [name, field] of known) {
    const part = readField(value, name, field, place, report);
    if (part !== undefined) parts[name] = part;
    else if (field.when !== 'optional' || Object.hasOwn(value, name)) isWhole = false;
  }
  return { parts, isWhole };
}

function readField(
  value: Readonly<Record<string, unknown>>,
  name: string,
  field: Field,
  place: Place,
  report: Report,
): unknown {
  if (Object.hasOwn(value, name)) return field.form(value[name], placeIn(place, name), report);
  if (field.when === 'required')
    report(placeIn(place, name), 'MISSING_FIELD', `The field \`${name}\` is required here.`);
  return field.when === 'defaulted' ? field.otherwise : undefined;
}
