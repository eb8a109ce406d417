// The body of a message: its id, when the fact happened, and the fields of its event.
import { type Speaker } from '../contract/can.ts';
import type { EventName } from '../contract/events.ts';
import { refundReports, type SignalName, signalEvents, type UpdateName, updateEvents } from '../contract/messages.ts';
import type { Instant } from '../domain/instant.ts';
import type { ApiDoors, Refused } from './doors.ts';
import { isObject, note, placeOf, type Place, valueOf } from './form.ts';
import type { Sending } from './message.ts';
import { messageAt, messageId } from './schemas/message.ts';

export interface MessageBody {
  readonly kind: 'message';
  readonly id: string;
  /** Undefined: the fact happens with the message. */
  readonly at: Instant | undefined;
  readonly fields: object;
}

/** Reads everything before it refuses, so that the sender sees all problems at once. */
export function readMessageBody(doors: ApiDoors, sending: Sending, body: unknown): MessageBody | Refused {
  const { name } = sending.named;
  const whole = placeOf(body);
  const { id: givenId, at: givenAt, ...given } = isObject(body) ? body : {};
  const id = idOf({ ...whole, at: 'id', value: givenId }, sending.idempotencyKey);
  const at = atOf({ ...whole, at: 'at', value: givenAt }, sending.principal.role);
  const fixed = fixedFields[name] ?? {};
  for (const field of Object.keys(fixed)) {
    if (Object.hasOwn(given, field)) note({ ...whole, at: field }, 'UNKNOWN_FIELD', `${name} says it by its name.`);
  }
  const fields =
    name === 'refundReported'
      ? reportFields(doors, whole, given)
      : fieldsFor(doors, whole, name, { ...given, ...fixed });
  return whole.problems.length > 0
    ? { kind: 'problems', problems: whole.problems }
    : { kind: 'message', id, at, fields };
}

/** What a message says by its name, so that its body need not and may not. */
export const fixedFields: Readonly<Partial<Record<UpdateName | SignalName, object>>> = {
  approve: { verdict: 'approve' },
  decline: { verdict: 'decline' },
  overrideRuling: { override: true },
};

function fieldsFor(doors: ApiDoors, whole: Place, name: UpdateName | SignalName, given: object): object {
  const event: EventName | null = { ...updateEvents, ...signalEvents }[name];
  if (event !== null) return eventFields(doors, whole, event, given);
  for (const field of Object.keys(given)) note({ ...whole, at: field }, 'UNKNOWN_FIELD', `${name} has \`id\` alone.`);
  return {};
}

/** One signal reports all that a provider has to say of a refund: taken, arrived, or failed. */
function reportFields(doors: ApiDoors, whole: Place, given: Readonly<Record<string, unknown>>): object {
  const { status = 'submitted', ...rest } = given;
  const known = Object.keys(refundReports);
  if (typeof status !== 'string' || !Object.hasOwn(refundReports, status)) {
    note({ ...whole, at: 'status' }, 'BAD_VALUE', `The status is one of ${known.join(', ')}.`);
    return {};
  }
  const event = refundReports[status as keyof typeof refundReports];
  return { ...eventFields(doors, whole, event, rest), status };
}

function eventFields(doors: ApiDoors, whole: Place, event: EventName, given: object): object {
  const read = doors.readMessage(event, given);
  if (read.kind === 'event') return read.fields;
  whole.problems.push(...read.problems);
  return {};
}

function idOf(place: Place, idempotencyKey: string | undefined): string {
  const { value = idempotencyKey } = place;
  if (value === undefined)
    return note(place, 'MISSING_FIELD', 'Name the message, so that a repeat is the same one.') ?? '';
  const id = valueOf({ ...place, value }, messageId) ?? '';
  if (idempotencyKey === undefined || idempotencyKey === value) return id;
  return note(place, 'INCONSISTENT', 'The header Idempotency-Key says another id.') ?? '';
}

/** Those whose source tells when it happened: scans, reports, and e-mails that staff enter. */
const datedSpeakers: readonly Speaker[] = [
  'carrier',
  'provider',
  'mail',
  'shop',
  'agent',
  'supervisor',
  'inspector',
  'finance',
];

function atOf(place: Place, role: Speaker): Instant | undefined {
  if (place.value === undefined) return undefined;
  if (datedSpeakers.includes(role)) return valueOf(place, messageAt);
  return note(place, 'NOT_ALLOWED', `What ${role} says counts from its arrival: leave \`at\` out.`);
}
