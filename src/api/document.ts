// What the OpenAPI document says of an operation.
import { type RouteConfig, z } from '@hono/zod-openapi';
import { type ProblemCode, problems } from '../contract/problems.ts';
import type { AnswerForm, BodyForm, Operation } from './operation.ts';
import { problemSchema } from './schemas/problem.ts';

/** The entry of one operation; its refusals are put together by status. */
export function documentOf(operation: Operation): RouteConfig {
  const { id, method, path, tag, summary, description, action, query, body, answers } = operation;
  const parts = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  return {
    operationId: id,
    method,
    path,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: action === null ? [] : [{ key: [] }],
    request: {
      ...(parts.length === 0 ? {} : { params: z.object(Object.fromEntries(parts.map((name) => [name, z.string()]))) }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: { required: true, content: contentOfBody(body) } }),
    },
    responses: { ...Object.fromEntries(Object.entries(answers).map(answered)), ...refusals(operation) },
  };
}

function contentOfBody(body: BodyForm) {
  if (body.kind === 'json') return { 'application/json': { schema: body.schema, example: body.example } };
  return { [body.mediaType]: { schema: { type: 'string', format: 'binary', description: body.says } as const } };
}

function answered([status, form]: [string, AnswerForm]) {
  const { says } = form;
  if (!('schema' in form)) {
    const schema = { type: 'string', format: 'binary' } as const;
    return [status, { description: says, content: { [form.mediaType]: { schema } } }] as const;
  }
  const { schema, example } = form;
  const content = { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
  return [status, { description: says, content }] as const;
}

/** Every code that the operation may answer, under its status: `404`: NOT_FOUND. */
function refusals(operation: Operation) {
  const codes = [...new Set([...codesOfAll(operation), ...(operation.problems ?? [])])];
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const said = codes.filter((code) => problems[code].status === status);
      const description = said.map((code) => `\`${code}\` ${problems[code].title}`).join('; ');
      return [status, { description, content: { 'application/problem+json': { schema: problemSchema } } }];
    }),
  );
}

function codesOfAll({ action, path, query, body }: Operation): readonly ProblemCode[] {
  return [
    ...(action === null ? [] : (['NO_KEY', 'NOT_ALLOWED'] as const)),
    ...(path.includes('{') ? (['NOT_FOUND'] as const) : []),
    ...(query === undefined ? (['UNKNOWN_FIELD'] as const) : (['UNKNOWN_FIELD', 'BAD_VALUE', 'INCONSISTENT'] as const)),
    ...(body?.kind === 'json' ? jsonCodes : []),
    'UNAVAILABLE',
    'BROKEN',
  ];
}

const jsonCodes = [
  'NOT_JSON',
  'DUPLICATE_KEY',
  'TOO_LARGE',
  'UNKNOWN_FIELD',
  'MISSING_FIELD',
  'WRONG_TYPE',
  'BAD_VALUE',
  'INCONSISTENT',
] as const satisfies readonly ProblemCode[];
