// The body of a message as the document shows it: `id`, `at`, and what the reader of its event takes.
import type { EventName } from '../contract/events.ts';
import type { JsonSchema } from '../contract/json-schema.ts';
import { refundReports, signalEvents, updateEvents } from '../contract/messages.ts';
import type { Described } from './doors.ts';
import { fixedFields } from './message-body.ts';
import type { Named } from './message.ts';

/** One flat object, without what the message says by its name. */
export function messageSchema(described: Described, { name }: Named): JsonSchema {
  if (name === 'refundReported') return withHead(described.fieldsOf('refund-submitted'), { status: reportStatus });
  const event: EventName | null = { ...updateEvents, ...signalEvents }[name];
  if (event === null) return withHead({ type: 'object', properties: {}, additionalProperties: false });
  const { properties = {}, required = [], ...others } = described.fieldsOf(event);
  const isFixed = (field: string) => Object.hasOwn(fixedFields[name] ?? {}, field);
  return withHead({
    ...others,
    properties: Object.fromEntries(Object.entries(properties).filter(([field]) => !isFixed(field))),
    required: required.filter((field) => !isFixed(field)),
  });
}

function withHead(fields: JsonSchema, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const { properties = {}, required = [], ...others } = fields;
  return {
    ...others,
    properties: { ...head, ...more, ...properties },
    ...(required.length === 0 ? {} : { required }),
  };
}

const head = {
  id: { $ref: '#/components/schemas/MessageId' },
  at: { $ref: '#/components/schemas/MessageAt' },
} as const;

const reportStatus: JsonSchema = {
  type: 'string',
  enum: Object.keys(refundReports),
  default: 'submitted',
  description: 'Whether the provider has taken the refund, the money has arrived, or it has failed.',
};
