// What the OpenAPI document says of an operation.
import { type RouteConfig, z } from '@hono/zod-openapi';
import { rolesFor, staffRoles } from '../contract/can.ts';
import { evidenceItems } from '../domain/vocabulary.ts';
import type { Described } from './doors.ts';
import { refusalsOf } from './document-refusals.ts';
import type { AnswerForm, BodyForm, HeaderName, Operation } from './operation.ts';
import { messageId } from './schemas/message.ts';
import { rma } from './schemas/words.ts';

/** The entry of one operation; its refusals are put together by status. */
export function documentOf(operation: Operation, described: Described): RouteConfig {
  const { id, method, path, tag, summary, description, query, body, answers, headers = [] } = operation;
  const parts = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const shaped = Object.fromEntries(parts.map((name) => [name, partSchemas[name] ?? z.string()]));
  return {
    operationId: id,
    method,
    path,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(operation),
    request: {
      ...(parts.length === 0 ? {} : { params: z.object(shaped) }),
      ...(query === undefined ? {} : { query }),
      ...(headers.length === 0 ? {} : { headers: headers.map((name) => headerSchemas[name]) }),
      ...(body === undefined ? {} : { body: { required: true, content: contentOfBody(body, described) } }),
    },
    responses: { ...Object.fromEntries(Object.entries(answers).map(answered)), ...refusalsOf(operation) },
  };
}

/** Parts of paths that are more than any text. */
const partSchemas: Readonly<Record<string, z.ZodType>> = { rma, evidence: z.enum(evidenceItems) };

const headerSchemas: Readonly<Record<HeaderName, z.ZodType>> = {
  'idempotency-key': messageId.optional().openapi({
    param: { name: 'Idempotency-Key', in: 'header' },
    description: 'The sender’s own id of what is asked for; of a message it may stand for `id` in the body.',
  }),
};

/** By what those who may do it can show who they are. */
function securityOf({ action }: Operation): { readonly [scheme: string]: string[] }[] {
  if (action === null) return [];
  const roles = rolesFor(action);
  const isStaff = roles.some((role) => staffRoles.some((staff) => staff === role));
  const hasKey = roles.some((role) => role !== 'customer' && !staffRoles.some((staff) => staff === role));
  return [
    ...(hasKey || isStaff ? [{ key: [] }] : []),
    ...(roles.includes('customer') ? [{ link: [] }] : []),
    ...(isStaff ? [{ session: [] }] : []),
  ];
}

function contentOfBody(body: BodyForm, described: Described) {
  if (body.kind === 'json') {
    const schema = typeof body.schema === 'function' ? (body.schema(described) as MediaSchema) : body.schema;
    return { 'application/json': { schema, example: body.example } };
  }
  return { [body.mediaType]: { schema: { type: 'string', format: 'binary', description: body.says } as const } };
}

/** The library's own word for it, where lists may be written to. */
type MediaSchema = Extract<
  NonNullable<NonNullable<RouteConfig['request']>['body']>['content'][string],
  { readonly schema: unknown }
>['schema'];

function answered([status, form]: [string, AnswerForm]) {
  const { says } = form;
  if (!('schema' in form)) {
    if (form.mediaType === null) return [status, { description: says }] as const;
    const schema = { type: 'string', format: 'binary' } as const;
    return [status, { description: says, content: { [form.mediaType]: { schema } } }] as const;
  }
  const { schema, example, orAs } = form;
  const json = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  const content = orAs === undefined ? json : { ...json, [orAs]: { schema: { type: 'string' } as const } };
  return [status, { description: says, content }] as const;
}
