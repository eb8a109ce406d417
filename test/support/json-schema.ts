// Whether a value is one by a JSON Schema: the part of the standard that our document uses, and an error for the rest.
import type { JsonSchema, JsonType } from '../../src/contract/json-schema.ts';

/** The schemas that `#/components/schemas/…` refers to. */
export type Shared = Readonly<Record<string, JsonSchema>>;

/** The paths at which the value is none, empty for the whole; none where it is one. */
export function faultsOf(schema: JsonSchema, value: unknown, shared: Shared, at = ''): readonly string[] {
  assertKnown(schema);
  const inner = (other: JsonSchema, part = value, place = at) => faultsOf(other, part, shared, place);
  const fits = (other: JsonSchema) => inner(other).length === 0;
  const faults: string[] = [];
  const wrong = (what: string) => void faults.push(`${at} ${what}`.trim());
  if (schema.$ref !== undefined) faults.push(...inner(resolved(schema.$ref, shared)));
  for (const part of schema.allOf ?? []) faults.push(...inner(part));
  if (schema.anyOf !== undefined && !schema.anyOf.some(fits)) wrong('fits none of anyOf');
  if (schema.oneOf !== undefined && schema.oneOf.filter(fits).length !== 1) wrong('does not fit one of oneOf');
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  if (types !== undefined && !types.some((type) => isOf(type, value))) wrong(`is no ${types.join(' or ')}`);
  if (schema.enum !== undefined && !schema.enum.some((one) => one === value)) wrong('is none of enum');
  if ('const' in schema && schema.const !== value) wrong('is not const');
  if (typeof value === 'string') textFaults(schema, value).forEach(wrong);
  if (typeof value === 'number') numberFaults(schema, value).forEach(wrong);
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) wrong('has too few entries');
    if (value.length > (schema.maxItems ?? Infinity)) wrong('has too many entries');
    const { items } = schema;
    if (items !== undefined) value.forEach((item, index) => faults.push(...inner(items, item, `${at}[${index}]`)));
  }
  if (isOf('object', value)) faults.push(...objectFaults(schema, value as Fields, shared, at));
  return faults;
}

type Fields = Readonly<Record<string, unknown>>;

function objectFaults(schema: JsonSchema, value: Fields, shared: Shared, at: string): readonly string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const within = (name: string) => (at === '' ? name : `${at}.${name}`);
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${within(name)} is missing`);
  const inside = Object.entries(value).flatMap(([name, part]): readonly string[] => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined) return faultsOf(own, part, shared, within(name));
    if (typeof additionalProperties === 'object') return faultsOf(additionalProperties, part, shared, within(name));
    return additionalProperties ? [] : [`${within(name)} is unknown`];
  });
  return [...missing, ...inside];
}

function textFaults({ minLength = 0, maxLength = Infinity, pattern }: JsonSchema, value: string): readonly string[] {
  const length = [...value].length;
  return [
    ...(length < minLength ? ['is too short'] : []),
    ...(length > maxLength ? ['is too long'] : []),
    ...(pattern !== undefined && !new RegExp(pattern, 'u').test(value) ? ['does not fit the pattern'] : []),
  ];
}

function numberFaults({ minimum = -Infinity, maximum = Infinity, exclusiveMinimum }: JsonSchema, value: number) {
  const isLess = value < minimum || (exclusiveMinimum !== undefined && value <= exclusiveMinimum);
  return [...(isLess ? ['is too small'] : []), ...(value > maximum ? ['is too large'] : [])];
}

function isOf(type: JsonType, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

/** The schema itself, where it refers to one by its name. */
export function resolved(reference: string, shared: Shared): JsonSchema {
  const found = shared[reference.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`Nothing stands under ${reference}.`);
  return found;
}

function assertKnown(schema: JsonSchema): void {
  const unknown = Object.keys(schema).filter((word) => !known.has(word));
  if (unknown.length > 0) throw new Error(`This judge of schemas does not know ${unknown.join(', ')}.`);
}

const known = new Set(
  `$ref type description enum const default example examples format pattern minLength maxLength minimum maximum
exclusiveMinimum items minItems maxItems properties required additionalProperties anyOf oneOf allOf`.split(/\s+/),
);
