// Whether an answer is one that the document has.
import type { Operation } from '../../src/api/operation.ts';
import { faultsOf } from '../support/json-schema.ts';
import { entryOf, shared } from './fuzz-document.ts';
import type { Told } from './fuzz-world.ts';

/** What is wrong with it; nothing where it is as the document says. */
export function asTheDocumentSays(operation: Operation, { status, headers, json, text }: Told): readonly string[] {
  const type = (headers.get('content-type') ?? '').replace(/;.*/, '');
  const said = entryOf(operation).responses[String(status)];
  // Whether Temporal is away is none of our doing; all else of the kind is.
  if (status >= 500 && status !== 503) return [`It answers ${status}: ${text}`];
  if (said === undefined) return [`The document has no ${status} here: ${text}`];
  const bare = headers.get('x-content-type-options') === 'nosniff' ? [] : ['A browser may sniff at it.'];
  if (said.content === undefined) return text === '' ? bare : [...bare, `The document has no body under ${status}.`];
  const [expected] = Object.keys(said.content).filter((one) => fits(one, type));
  if (expected === undefined) return [...bare, `The document has no ${type} under ${status}.`];
  if (!expected.includes('json')) return bare;
  const { schema = {} } = said.content[expected] ?? {};
  const form = operation.answers[status];
  const read = form !== undefined && 'schema' in form ? form.schema.safeParse(json) : undefined;
  const unlike = read?.success === false ? [`Our own schema does not take it: ${read.error.message}`] : [];
  return [...bare, ...unlike, ...faultsOf(schema, json, shared)];
}

function fits(expected: string, type: string): boolean {
  return expected === '*/*' || expected === type;
}
