// A value read by a schema of the document; what is wrong with it is told in our problems.
import type { z } from '@hono/zod-openapi';
import type { Problem } from '../contract/problems.ts';
import type { Answer } from './answer.ts';
import type { Refused } from './doors.ts';

/** All that is wrong at once, each under its path below `within`. A message that a schema has itself is the detail. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  within = '',
): { readonly kind: 'value'; readonly value: z.output<Schema> } | Refused {
  const read = schema.safeParse(value, { reportInput: true, error: detailOf });
  if (read.success) return { kind: 'value', value: read.data };
  return { kind: 'problems', problems: read.error.issues.flatMap((issue) => problemsOf(issue, within)) };
}

/** What an operation does with a body of this form; a body of another form is refused before. */
export function reading<Schema extends z.ZodType, Asked extends { readonly body: unknown }>(
  schema: Schema,
  act: (call: Asked, body: z.output<Schema>) => Promise<Answer>,
): (call: Asked) => Promise<Answer> {
  return async (call) => {
    const read = readBy(schema, call.body);
    return read.kind === 'problems' ? read : act(call, read.value);
  };
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, within: string): readonly Problem[] {
  const at = placeOf(issue.path, within);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: placeOf([key], at), code: 'UNKNOWN_FIELD', detail: issue.message }));
  }
  if (issue.code === 'custom') return [{ at, code: 'BAD_VALUE', detail: issue.message }];
  if (issue.input === undefined) return [{ at, code: 'MISSING_FIELD', detail: 'This field is required.' }];
  return [{ at, code: isOfType(issue) ? 'BAD_VALUE' : 'WRONG_TYPE', detail: issue.message }];
}

/** Half a unit is a number as well, and another word is a word. */
function isOfType(issue: Issue): boolean {
  if (issue.code === 'invalid_type') return typeof issue.input === 'number' && isNumeric(issue.expected);
  if (issue.code === 'invalid_value') return issue.values.some((value) => typeof value === typeof issue.input);
  return true;
}

function isNumeric(expected: string): boolean {
  return expected === 'number' || expected === 'int';
}

/** In our words, where the schema has none of its own. */
function detailOf(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return `Wanted here: ${kinds[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'invalid_value') {
    return `Allowed here: ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}.`;
  }
  if (issue.code === 'too_big') return `At most ${String(issue.maximum)}${counted[issue.origin] ?? ''}.`;
  if (issue.code === 'too_small') return `At least ${String(issue.minimum)}${counted[issue.origin] ?? ''}.`;
  return issue.code === 'unrecognized_keys' ? 'There is no such field here.' : undefined;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  object: 'an object',
  array: 'a list',
  record: 'an object',
  int: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
};

const counted: Readonly<Record<string, string>> = { string: ' characters', array: ' entries', set: ' entries' };

/** `lines[2].quantity`, as all our problems name a place. */
function placeOf(path: readonly PropertyKey[], within: string): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    return place === '' ? String(part) : `${place}.${String(part)}`;
  }, within);
}
