// The body that starts a return: the shop's own id, the customer, and the case without events.
import type { Principal } from '../contract/can.ts';
import type { Person } from '../ports/people.ts';
import { readAsked } from './asked.ts';
import type { ApiDoors, AskedCase, Refused } from './doors.ts';
import { fieldsOf, note, placeOf, type Place, valueOf } from './form.ts';
import { personSchema } from './schemas/person.ts';
import { clockShift as shiftSchema, requestId as requestIdSchema } from './schemas/start.ts';

export interface Start {
  readonly requestId: string;
  readonly person: Person;
  readonly asked: AskedCase;
  /** The order was looked up: as the shop's service told it now, and may tell it otherwise next time. */
  readonly byNumber: boolean;
  /** Whole milliseconds that the return's own time lies behind ours. */
  readonly clockShift: number;
}

/** Reads everything before it refuses, so that the sender sees all problems at once. */
export async function readStart(
  doors: ApiDoors,
  principal: Principal,
  body: unknown,
): Promise<{ readonly kind: 'start'; readonly start: Start } | Refused> {
  const whole = placeOf(body);
  const fields = fieldsOf(whole, ['requestId', 'person', 'case'], ['clockShift']);
  const requestId = valueOf(fields.requestId, requestIdSchema);
  const person = valueOf(fields.person, personSchema);
  const asked = await readAsked({ doors, principal, action: 'startReturn' }, fields.case);
  const clockShift = readShift(doors, fields.clockShift);
  if (asked === undefined || person === undefined || requestId === undefined || whole.problems.length > 0)
    return { kind: 'problems', problems: whole.problems };
  return { kind: 'start', start: { requestId, person, asked: asked.file, byNumber: asked.byNumber, clockShift } };
}

function readShift(doors: ApiDoors, place: Place | undefined): number {
  if (place === undefined) return 0;
  const value = valueOf(place, shiftSchema) ?? 0;
  if (value === 0 || doors.clockShiftAllowed) return value;
  return (
    note(
      place,
      'BAD_VALUE',
      'Time runs as it is here: leave clockShift out, or allow time skipping in the settings.',
    ) ?? 0
  );
}
