// A value read by a schema of the document; what is wrong with it is told in our problems.
import type { z } from '@hono/zod-openapi';
import type { Problem } from '../contract/problems.ts';
import type { Refused } from './doors.ts';

/** All that is wrong at once, each under its path. A message that stands in the schema itself is the detail. */
export function readBy<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { readonly kind: 'value'; readonly value: z.output<Schema> } | Refused {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return { kind: 'value', value: read.data };
  return { kind: 'problems', problems: read.error.issues.flatMap((issue) => problemsOf(issue)) };
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue): readonly Problem[] {
  const at = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      at: at === '' ? key : `${at}.${key}`,
      code: 'UNKNOWN_FIELD',
      detail: 'There is no such field here.',
    }));
  }
  if (issue.code !== 'invalid_type') return [{ at, code: 'BAD_VALUE', detail: issue.message }];
  if (issue.input === undefined) return [{ at, code: 'MISSING_FIELD', detail: 'This field is required.' }];
  return [{ at, code: 'WRONG_TYPE', detail: issue.message }];
}

/** `lines[2].quantity`, as all our problems name a place. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === 'number') return `${place}[${part}]`;
    return place === '' ? String(part) : `${place}.${String(part)}`;
  }, '');
}
