// An operation becomes a route, and an entry of the document.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../contract/problems.ts';
import { type Answer, responseOf } from './answer.ts';
import { readBody } from './body.ts';
import { documentOf } from './document.ts';
import type { ApiDoors, Refused } from './doors.ts';
import { admit } from './keys.ts';
import type { OpenCall, Operation } from './operation.ts';
import { readBy } from './read-by.ts';

export function mount(app: OpenAPIHono, doors: ApiDoors, operation: Operation): void {
  app.openAPIRegistry.registerPath(documentOf(operation));
  app.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async ({ req }) => {
    const asked = { doors, operation, request: req.raw, parts: req.param() as Readonly<Record<string, string>> };
    const answer = await carryOut(asked, req.queries());
    return answer instanceof Response ? answer : responseOf(answer);
  });
}

interface Asked {
  readonly doors: ApiDoors;
  readonly operation: Operation;
  readonly request: Request;
  readonly parts: Readonly<Record<string, string>>;
}

/** Who comes first: nothing that somebody unknown has sent is read. */
async function carryOut(asked: Asked, typed: Readonly<Record<string, readonly string[]>>): Promise<Answer | Response> {
  const { doors, operation, request, parts } = asked;
  if (operation.action === null) {
    const call = await readCall(asked, typed);
    return call.kind === 'problems' ? call : operation.run(call);
  }
  const admitted = await admit(doors, request.headers, operation.action, parts['rma']);
  if (admitted.kind === 'problems') return admitted;
  const call = await readCall(asked, typed);
  return call.kind === 'problems' ? call : operation.run({ ...call, ...admitted });
}

async function readCall(
  { doors, operation, request, parts }: Asked,
  typed: Readonly<Record<string, readonly string[]>>,
): Promise<(OpenCall & { readonly kind: 'call' }) | Refused> {
  const query = queryOf(operation, typed);
  if (query.kind === 'problems') return query;
  const body = operation.body?.kind === 'json' ? await readBody(doors, request) : none;
  if (body.kind === 'problems') return body;
  return { kind: 'call', doors, parts, query: query.value, body: body.value, request };
}

const none = { kind: 'value', value: undefined } as const;

type Query = { readonly kind: 'value'; readonly value: Readonly<Record<string, unknown>> } | Refused;

/** A parameter stands once; what the operation does not know is refused, since it was meant to change the answer. */
function queryOf({ query }: Operation, typed: Readonly<Record<string, readonly string[]>>): Query {
  const problems = Object.entries(typed).flatMap(([at, values]): readonly Problem[] => {
    if (query === undefined || !Object.hasOwn(query.shape, at))
      return [{ at, code: 'UNKNOWN_FIELD', detail: 'This path has no such parameter.' }];
    return values.length > 1 ? [{ at, code: 'INCONSISTENT', detail: 'Give the parameter once.' }] : [];
  });
  if (problems.length > 0) return { kind: 'problems', problems };
  if (query === undefined) return { kind: 'value', value: {} };
  return readBy(query, Object.fromEntries(Object.entries(typed).map(([name, [value]]) => [name, value])));
}
