// The body that starts a return.
import { z } from '@hono/zod-openapi';
import type { JsonSchema } from '../../contract/json-schema.ts';
import { isObject } from '../form.ts';
import { personSchema } from './person.ts';
import { line } from './typed.ts';

export const requestId = line(1, 200).openapi({
  description: 'The shop’s own id of this request: the same id with the same content is the same return.',
  example: 'web-4711',
});

/** A hundred years in milliseconds, which keeps a return's own time within four-digit years. */
const longestShift = 36_525 * 86_400_000;

export const clockShift = z.int().min(-longestShift).max(longestShift).openapi({
  description:
    'Whole milliseconds that the return’s own time lies behind ours; 0 unless the service allows time skipping.',
});

export const orderNumber = line(1, 200);

/** An object; what it holds is for the reader of cases, which describes it. */
const askedCase = z
  .custom<Readonly<Record<string, unknown>>>(isObject)
  .openapi({ type: 'object', $ref: '#/components/schemas/ReturnCase' } as object);

export const startSchema = z
  .strictObject({ requestId, person: personSchema, case: askedCase, clockShift: clockShift.exactOptional() })
  .openapi('Start');

export const previewBody = z.strictObject({ case: askedCase }).openapi('PreviewCase');

/** The case of a start: what the reader of case files takes, without what has not happened yet. */
export function returnCase(): JsonSchema {
  const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const properties = {
    shop: { type: 'string', description: 'A shop of this installation, by the name of its policy.' },
    order: refer('Order'),
    orderNumber: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'In place of the order, where the order service of the shop is set: it is asked for the order.',
    },
    request: refer('ReturnRequest'),
  } as const;
  const oneOf = [{ required: ['order'] }, { required: ['orderNumber'] }];
  return { type: 'object', properties, required: ['shop', 'request'], additionalProperties: false, oneOf };
}
