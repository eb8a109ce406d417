// Which problems an operation may answer with, by status.
import { type ProblemCode, problems } from '../contract/problems.ts';
import type { Operation } from './operation.ts';

/** The responses of the document: one for each status, with the codes that it may name. */
export function refusalsOf(operation: Operation) {
  const codes = codesOf(operation);
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => {
      const said = codes.filter((code) => problems[code].status === status);
      const description = said.map((code) => `\`${code}\` ${problems[code].title}`).join('; ');
      return [status, { description, content: { 'application/problem+json': { schema: oneOf(said) } } }];
    }),
  );
}

/** All that it may answer, its own last. */
export function codesOf(operation: Operation): readonly ProblemCode[] {
  return [...new Set([...generalCodes(operation), ...(operation.problems ?? [])])];
}

function oneOf(said: readonly ProblemCode[]) {
  return { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: [...said] } } }] };
}

function generalCodes({ action, method, path, query, body }: Operation): readonly ProblemCode[] {
  return [
    ...(action === null ? [] : guardCodes),
    ...(action === null || method === 'get' ? [] : (['NO_CSRF'] as const)),
    ...(path.includes('{') ? (['NOT_FOUND'] as const) : []),
    'UNKNOWN_FIELD',
    ...(query === undefined ? [] : queryCodes),
    ...(body?.kind === 'json' ? jsonCodes : []),
    'UNAVAILABLE',
    'BROKEN',
  ];
}

const guardCodes = ['NO_KEY', 'NOT_ALLOWED', 'TOO_MANY'] as const satisfies readonly ProblemCode[];

const queryCodes = ['MISSING_FIELD', 'BAD_VALUE', 'INCONSISTENT'] as const satisfies readonly ProblemCode[];

const jsonCodes = [
  'NOT_JSON',
  'DUPLICATE_KEY',
  'TOO_LARGE',
  'MISSING_FIELD',
  'WRONG_TYPE',
  'BAD_VALUE',
  'INCONSISTENT',
] as const satisfies readonly ProblemCode[];
