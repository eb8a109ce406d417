// The fields of a body, one row each, those within others under their path.
import type { JsonSchema } from '../../contract/json-schema.ts';

export interface FieldRow {
  /** `case.order.lines[].unitPrice` */
  readonly path: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly says: string;
}

type Shared = Readonly<Record<string, JsonSchema>>;

/** Down to the last field; lists show what stands in them under `[]`. */
export function fieldRows(schema: JsonSchema, shared: Shared, within = ''): readonly FieldRow[] {
  const whole = resolved(schema, shared);
  if (whole.items !== undefined) return fieldRows(whole.items, shared, `${within}[]`);
  const { properties = {}, required = [] } = whole;
  return Object.entries(properties).flatMap(([name, part]): readonly FieldRow[] => {
    const path = within === '' ? name : `${within}.${name}`;
    const field = resolved(part, shared);
    const row = { path, type: typeOf(field, shared), isRequired: required.includes(name), says: saysOf(part, field) };
    return [row, ...fieldRows(field, shared, path)];
  });
}

/** What stands for a named schema, or for one of several that may also be null. */
function resolved(schema: JsonSchema, shared: Shared): JsonSchema {
  const { $ref, anyOf = [], allOf = [] } = schema;
  if ($ref !== undefined) return resolved(shared[$ref.replace('#/components/schemas/', '')] ?? {}, shared);
  const [first] = allOf;
  if (first !== undefined) return { ...resolved(first, shared), ...schema };
  const [only, ...others] = anyOf.filter(({ type }) => type !== 'null');
  return only !== undefined && others.length === 0 ? { ...resolved(only, shared), ...schema } : schema;
}

function typeOf(schema: JsonSchema, shared: Shared): string {
  const { type, enum: words, items, format, anyOf } = schema;
  if (words !== undefined) return words.map((word) => `\`${String(word)}\``).join(' ');
  if (items !== undefined) return `list of ${typeOf(resolved(items, shared), shared)}`;
  if (type === undefined && anyOf !== undefined) return anyOf.map((part) => typeOf(part, shared)).join(' or ');
  const names = [type ?? 'any'].flat().map((name) => (name === 'string' && format !== undefined ? format : name));
  return [...names, boundsOf(schema)].filter(Boolean).join(' ').replaceAll(' null', ' or null');
}

function boundsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems }: JsonSchema): string {
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) return `${minimum ?? ''}…${maximum}`;
  if (maxLength !== undefined) return `of ${minLength ?? 0}…${maxLength} characters`;
  return maxItems === undefined ? '' : `of ${minItems ?? 0}…${maxItems}`;
}

function saysOf(part: JsonSchema, field: JsonSchema): string {
  const said = part.description ?? field.description ?? '';
  return field.default === undefined ? said : `${said} Without it: \`${JSON.stringify(field.default)}\`.`.trim();
}
