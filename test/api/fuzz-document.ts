// The document as anybody gets it, taken apart.
import type { Operation } from '../../src/api/operation.ts';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import type { Shared } from '../support/json-schema.ts';
import { openBench } from './bench.ts';

interface Entry {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required?: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>>;

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
  readonly components: { readonly schemas: Shared; readonly securitySchemes: Readonly<Record<string, object>> };
  readonly tags: readonly { readonly name: string }[];
}

export const document = (await (await openBench().app.request('/v1/openapi.json')).json()) as Document;

export const shared: Shared = document.components.schemas;

/** What the document says of an operation. */
export function entryOf({ path, method, id }: Operation): Entry {
  const entry = document.paths[path]?.[method];
  if (entry?.operationId !== id) throw new Error(`The document does not have ${method} ${path} as ${id}.`);
  return entry;
}
