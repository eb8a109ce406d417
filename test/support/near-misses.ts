// One place of a value made wrong: a field removed, added or of another type, a bound passed, a word that is none.
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { faultsOf, resolved, type Shared } from './json-schema.ts';

export interface Spoiling {
  /** Which of the places, and which of the ways there, counted round. */
  readonly place: number;
  readonly way: number;
  readonly shared: Shared;
}

/** A new value; it may be right by chance. */
export function spoiltOnce(schema: JsonSchema, value: unknown, { place, way, shared }: Spoiling): unknown {
  const places = placesOf(schema, value, shared, (other) => other);
  const chosen = places[place % places.length];
  if (chosen === undefined) return value;
  const ways = waysOf(chosen.schema, chosen.value);
  return chosen.within(ways[way % ways.length]);
}

interface Spot {
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** The whole with another value here. */
  readonly within: (other: unknown) => unknown;
}

function placesOf(schema: JsonSchema, value: unknown, shared: Shared, within: Spot['within']): readonly Spot[] {
  const own = plain(schema, value, shared);
  const here = { schema: own, value, within };
  if (Array.isArray(value)) {
    const items = own.items ?? {};
    const inside = value.map((item: unknown, index) =>
      placesOf(items, item, shared, (other) => within(value.with(index, other))),
    );
    return [here, ...inside.flat()];
  }
  if (typeof value !== 'object' || value === null) return [here];
  const inside = Object.entries(value).map(([name, part]: [string, unknown]) =>
    placesOf(own.properties?.[name] ?? {}, part, shared, (other) => within({ ...value, [name]: other })),
  );
  // The whole object is spoilt as often as any of its fields.
  return [...Object.keys(value).map(() => here), here, ...inside.flat()];
}

/** The schema that this value follows: what is referred to, and of several the one that fits. */
function plain(schema: JsonSchema, value: unknown, shared: Shared): JsonSchema {
  if (schema.$ref !== undefined) return plain(resolved(schema.$ref, shared), value, shared);
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const chosen = choices.find((choice) => choice.type !== undefined && faultsOf(choice, value, shared).length === 0);
  return chosen === undefined ? schema : plain(chosen, value, shared);
}

function waysOf(schema: JsonSchema, value: unknown): readonly unknown[] {
  const others = otherTypes.filter((other) => typeof other !== typeof value || other === null);
  if (Array.isArray(value)) return [...others, ...listWays(schema, value)];
  if (typeof value === 'object' && value !== null) return [...others.slice(0, 2), ...objectWays(schema, value)];
  if (typeof value === 'string') return [...others, ...textWays(schema, value)];
  if (typeof value === 'number') {
    return [...others, value + 0.5, (schema.minimum ?? 0) - 1, (schema.maximum ?? 0) + 1, -1, 1e300, 2 ** 53];
  }
  return others;
}

const otherTypes: readonly unknown[] = [null, 7, 'text', true, [], {}, [[]], -1.5];

function textWays({ maxLength }: JsonSchema, value: string): readonly string[] {
  const long = maxLength === undefined ? [] : [`x${'y'.repeat(maxLength)}`];
  return [
    ...long,
    '',
    'no such word',
    `${value}\u0000`,
    `${value}\r\nBcc: all@example.org`,
    ' ',
    '\u009f',
    '2026-02-30',
  ];
}

function listWays({ minItems = 0, maxItems = Infinity }: JsonSchema, value: readonly unknown[]): readonly unknown[] {
  const long = maxItems > 2_000 ? [] : [Array.from({ length: maxItems + 1 }, () => value[0] ?? null)];
  return [...(minItems > 0 ? [[]] : []), ...long, [...value, null]];
}

function objectWays({ required = [] }: JsonSchema, value: object): readonly unknown[] {
  const lacking = required.map((name) => Object.fromEntries(Object.entries(value).filter(([field]) => field !== name)));
  const added = ['surplus', '__proto__', 'constructor', ''].map((name) =>
    Object.fromEntries([...Object.entries(value), [name, 'x']]),
  );
  return [...lacking, ...added];
}
