// An operation becomes a route, and an entry of the document.
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Problem } from '../contract/problems.ts';
import { admit } from './admit.ts';
import { type Answer, refuse, responseOf, withHeaders } from './answer.ts';
import { readBody } from './body.ts';
import type { ApiDoors, Refused } from './doors.ts';
import type { OpenCall, Operation } from './operation.ts';
import { readBy } from './read-by.ts';
import { longestAnswer, longestUpload, within } from './time-limit.ts';

/** What a request carries from its route to whoever measures it. */
export interface Carried {
  readonly Variables: { operation?: string };
  /** What the server knows of the connection; absent where a test calls the API itself. */
  readonly Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } };
}

export function mount(app: OpenAPIHono<Carried>, doors: ApiDoors, operation: Operation): void {
  app.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
    const { req } = context;
    context.set('operation', operation.id);
    const socket = context.env?.incoming?.socket?.remoteAddress;
    const address = doors.door.addressOf(socket, req.header('x-forwarded-for') ?? null);
    const parts = req.param() as Readonly<Record<string, string>>;
    const asked = { doors, operation, request: req.raw, address, parts };
    const limit = operation.body?.kind === 'bytes' ? longestUpload : longestAnswer;
    const answer = await within(limit, carryOut(asked, req.queries()));
    return answer instanceof Response ? answer : responseOf(answer);
  });
}

interface Asked {
  readonly doors: ApiDoors;
  readonly operation: Operation;
  readonly request: Request;
  readonly address: string;
  readonly parts: Readonly<Record<string, string>>;
}

/** Who comes first: nothing that somebody unknown has sent is read. */
async function carryOut(asked: Asked, typed: Readonly<Record<string, readonly string[]>>): Promise<Answer | Response> {
  const { doors, operation, parts } = asked;
  if (operation.action === null) {
    const call = await readCall(asked, typed);
    return call.kind === 'problems' ? call : operation.run(call);
  }
  const admitted = await admit(doors, asked, operation.action, parts['rma']);
  if (admitted.kind === 'problems') return admitted;
  const call = Object.values(parts).some(isNoName) ? nothingOfThatName : await readCall(asked, typed);
  const answer = call.kind === 'problems' ? call : await operation.run({ ...call, ...admitted });
  return withHeaders(answer instanceof Response ? answer : responseOf(answer), admitted.headers);
}

/** Nothing has a control character in its name, and a database may not even be asked for it. */
function isNoName(part: string): boolean {
  return /\p{Cc}/u.test(part);
}

const nothingOfThatName = refuse('NOT_FOUND', 'Nothing here has such a name.');

async function readCall(
  { doors, operation, request, address, parts }: Asked,
  typed: Readonly<Record<string, readonly string[]>>,
): Promise<(OpenCall & { readonly kind: 'call' }) | Refused> {
  const query = queryOf(operation, typed);
  if (query.kind === 'problems') return query;
  const body = operation.body?.kind === 'json' ? await readBody(doors, request) : none;
  if (body.kind === 'problems') return body;
  return { kind: 'call', doors, parts, query: query.value, body: body.value, request, address };
}

const none = { kind: 'value', value: undefined } as const;

/** A provider that sends a browser to us adds what it likes: such a query takes everything. */
function takes({ shape, def }: NonNullable<Operation['query']>, name: string): boolean {
  return Object.hasOwn(shape, name) || def.catchall?._zod.def.type === 'unknown';
}

type Query = { readonly kind: 'value'; readonly value: Readonly<Record<string, unknown>> } | Refused;

/** A parameter stands once; what the operation does not know is refused, since it was meant to change the answer. */
function queryOf({ query }: Operation, typed: Readonly<Record<string, readonly string[]>>): Query {
  const problems = Object.entries(typed).flatMap(([at, values]): readonly Problem[] => {
    if (query === undefined || !takes(query, at))
      return [{ at, code: 'UNKNOWN_FIELD', detail: 'This path has no such parameter.' }];
    return values.length > 1 ? [{ at, code: 'INCONSISTENT', detail: 'Give the parameter once.' }] : [];
  });
  if (problems.length > 0) return { kind: 'problems', problems };
  if (query === undefined) return { kind: 'value', value: {} };
  return readBy(query, Object.fromEntries(Object.entries(typed).map(([name, [value]]) => [name, value])));
}
