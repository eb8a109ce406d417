// What clients type: texts on one line, instants, and ids, each read and described by the same schema.
import { z } from '@hono/zod-openapi';
import { instantPattern, readInstant } from '../../domain/written-instant.ts';

/** A text on one line of so many characters, which are code points. */
export function line(least: number, most: number) {
  const fits = (text: string) => {
    const length = [...text].length;
    return length >= least && length <= most;
  };
  return z
    .string()
    .refine(fits, { error: `A text of ${least} to ${most} characters is wanted here.`, abort: true })
    .refine(isPlain, { error: 'Control characters and half characters are not allowed.', abort: true })
    .openapi({ ...(least === 0 ? {} : { minLength: least }), maxLength: most, pattern: plainPattern });
}

/** Line and paragraph separators begin a new line in a mail as well. */
function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text);
}

/** Written so that every engine of regular expressions reads it alike. */
const plainPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$';

/** Read into our one written form, in UTC. */
export const typedInstant = z
  .string()
  .transform((written, { addIssue }) => {
    const read = readInstant(written);
    if (read === undefined) {
      addIssue({
        code: 'custom',
        message: 'An instant is written like 2026-03-22T03:00:00Z or 2026-03-22T11:00:00+08:00.',
      });
    }
    return read ?? z.NEVER;
  })
  .openapi({
    type: 'string',
    format: 'date-time',
    pattern: instantPattern,
    description: 'An instant of RFC 3339 with seconds and an offset, in the years 2000 to 2100.',
    example: '2026-03-22T03:00:00Z',
  });
