// How the forms of a case file describe themselves: JSON Schema, made beside the reader by the same hand.
import type { JsonSchema } from '../contract/json-schema.ts';
import type { Form } from './read-forms.ts';

/** A reader made for this form, with its description. */
export function formOf<T>(schema: JsonSchema, read: (...args: Parameters<Form<T>>) => T | undefined): Form<T> {
  return Object.assign(read, { schema });
}

/** The same form, and what its name does not say. */
export function told<T>(form: Form<T>, description: string): Form<T> {
  return formOf({ ...form.schema, description }, (value, place, report) => form(value, place, report));
}

interface DescribedField {
  readonly form: Form<unknown>;
  readonly when: 'required' | 'defaulted' | 'optional';
  readonly otherwise?: unknown;
}

/** An object with these fields; with others only where they are ignored. */
export function objectSchema(fields: ReadonlyMap<string, DescribedField>, others: 'reported' | 'ignored'): JsonSchema {
  const entries = [...fields];
  const required = entries.filter(([, { when }]) => when === 'required').map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, fieldSchema(field)])),
    ...(required.length === 0 ? {} : { required }),
    ...(others === 'reported' ? { additionalProperties: false } : {}),
  };
}

function fieldSchema({ form, when, otherwise }: DescribedField): JsonSchema {
  return when === 'defaulted' ? { ...form.schema, default: otherwise } : form.schema;
}

export function listSchema(items: JsonSchema, { least = 0, most }: { least?: number; most?: number }): JsonSchema {
  return {
    type: 'array',
    items,
    ...(least === 0 ? {} : { minItems: least }),
    ...(most === undefined ? {} : { maxItems: most }),
  };
}

export function nullable(schema: JsonSchema): JsonSchema {
  if (typeof schema.type === 'string' && schema.enum === undefined) return { ...schema, type: [schema.type, 'null'] };
  return { anyOf: [schema, { type: 'null' }] };
}
