// Fields that may be absent, shown as such in the document.
import type { z } from '@hono/zod-openapi';

/**
 * The document's generator takes a field for optional if its schema takes `undefined`. An exactly optional one does not,
 * though it may be absent, so for the generator alone, which asks by `safeParse`, it is made to say yes.
 */
export function showOptional(schema: z.core.$ZodType, seen: Set<z.core.$ZodType> = new Set()): void {
  if (seen.has(schema)) return;
  seen.add(schema);
  if (schema._zod.optin === 'optional') alsoTakesNothing(schema as z.ZodType);
  for (const part of partsOf(schema._zod.def as Parts)) showOptional(part, seen);
}

function alsoTakesNothing(schema: z.ZodType): void {
  const safeParse = schema.safeParse.bind(schema);
  const orNothing: typeof safeParse = (value, settings) =>
    value === undefined ? { success: true, data: undefined } : safeParse(value, settings);
  Object.assign(schema, { safeParse: orNothing });
}

/** Where the schemas within a schema stand, by its kind. */
interface Parts {
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly out?: z.core.$ZodType;
  readonly left?: z.core.$ZodType;
  readonly right?: z.core.$ZodType;
}

function partsOf(def: Parts): readonly z.core.$ZodType[] {
  const { shape = {}, options = [], items = [], element, innerType, valueType, in: from, out, left, right } = def;
  const single = [element, innerType, valueType, from, out, left, right].filter((part) => part !== undefined);
  return [...Object.values(shape), ...options, ...items, ...single];
}
