// Values made from a JSON Schema: such as it takes, and near misses that it does not.
import fc from 'fast-check';
import type { JsonSchema, JsonType } from '../../src/contract/json-schema.ts';
import { faultsOf, resolved, type Shared } from './json-schema.ts';
import { spoiltOnce } from './near-misses.ts';

export interface Making {
  readonly shared: Shared;
  /** Values that fields of a name often have, so that what they mean fits, too; those that the schema takes are used. */
  readonly hints: Readonly<Record<string, readonly unknown[]>>;
}

/** Values that the schema takes. */
export function fromSchema(schema: JsonSchema, making: Making): fc.Arbitrary<unknown> {
  return made(schema, making, '').filter((value) => faultsOf(schema, value, making.shared).length === 0);
}

/** Values that differ at one place from one of these, so that the schema does not take them. */
export function nearMisses(schema: JsonSchema, good: fc.Arbitrary<unknown>, { shared }: Making): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, fc.nat(), fc.nat())
    .map(([value, place, way]) => spoiltOnce(schema, value, { place, way, shared }))
    .filter((value) => faultsOf(schema, value, shared).length > 0);
}

function made(schema: JsonSchema, making: Making, name: string): fc.Arbitrary<unknown> {
  const { shared, hints } = making;
  const bare = bareOf(schema, making, name);
  const known = [...(hints[name] ?? []), ...(schema.example === undefined ? [] : [schema.example])];
  const fitting = known.filter((value) => faultsOf(schema, value, shared).length === 0);
  return fitting.length === 0 ? bare : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fitting) }, bare);
}

function bareOf(schema: JsonSchema, making: Making, name: string): fc.Arbitrary<unknown> {
  const { $ref, enum: words, anyOf = [], oneOf = [], allOf = [] } = schema;
  if ($ref !== undefined) return made(resolved($ref, making.shared), making, name);
  if (words !== undefined) return fc.constantFrom(...words);
  if ('const' in schema) return fc.constant(schema.const);
  const choices = [...anyOf, ...oneOf];
  // Beside a type they only say more of it, and what does not fit is not used.
  if (schema.type === undefined && choices.length > 0)
    return fc.oneof(...choices.map((choice) => made(choice, making, name)));
  if (allOf.length > 0) return made(merged([schema, ...allOf], making.shared), making, name);
  const types = schema.type === undefined ? (['string'] as const) : [schema.type].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, making)));
}

function merged(parts: readonly JsonSchema[], shared: Shared): JsonSchema {
  const whole = parts.map((part) => (part.$ref === undefined ? part : { ...resolved(part.$ref, shared), ...part }));
  const properties = Object.assign({}, ...whole.map((part) => part.properties ?? {})) as JsonSchema['properties'];
  const required = whole.flatMap((part) => part.required ?? []);
  const { allOf: _all, $ref: _ref, ...rest } = Object.assign({}, ...whole) as JsonSchema;
  return properties === undefined ? rest : { ...rest, properties, required };
}

function ofType(type: JsonType, schema: JsonSchema, making: Making): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objects(schema, making);
    case 'array':
      return arrays(schema, making);
    case 'string':
      return texts(schema);
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
  }
}

function objects({ properties = {}, required = [] }: JsonSchema, making: Making): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, part]) => [name, made(part, making, name)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required], noNullPrototype: true });
}

function arrays({ items = {}, minItems = 0, maxItems = Infinity }: JsonSchema, making: Making): fc.Arbitrary<unknown> {
  return fc.array(made(items, making, ''), { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) });
}

function numbers({ minimum = -1000, maximum = 1_000_000 }: JsonSchema): fc.Arbitrary<number> {
  const most = Math.min(maximum, minimum + 1_000_000);
  return fc.oneof(fc.integer({ min: minimum, max: most }), fc.constantFrom(minimum, maximum));
}

function texts({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return instants;
  if (format === 'date') return instants.map((instant) => instant.slice(0, 10));
  if (format === 'email') return fc.constantFrom('ada@example.org', 'o’neill+x@mail.example.co', 'ü@exämple.de');
  const isClass = pattern === undefined || pattern.startsWith('^[^');
  if (!isClass) return fc.stringMatching(new RegExp(pattern)).map((text) => text.slice(0, maxLength));
  const most = Math.min(maxLength, Math.max(minLength, 12));
  const fitting = new RegExp(pattern ?? '', 'u');
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: most }).filter((text) => fitting.test(text)),
    fc
      .constantFrom('__proto__', 'constructor', '<script>', "' or 1=1 --", '../../etc/passwd', '%00', '𝔄')
      .filter((text) => text.length >= minLength && text.length <= maxLength),
    fc.constantFrom('x'.repeat(Math.max(1, minLength)), 'x'.repeat(maxLength)),
  );
}

const instants = fc
  .tuple(fc.date({ min: new Date('2025-06-01'), max: new Date('2027-06-01'), noInvalidDate: true }), fc.boolean())
  .map(([date, isUtc]) => date.toISOString().replace(/\.\d+Z$/, isUtc ? 'Z' : '+08:00'));
