// The body that starts a return: the shop's own id, the customer, and the case without events.
import type { Problem } from '../contract/problems.ts';
import type { Person } from '../ports/people.ts';
import type { ApiDoors, AskedCase, Refused } from './doors.ts';
import { fieldsOf, isObject, note, placeOf, type Place, textOf } from './form.ts';
import { readPerson } from './person.ts';

export interface Start {
  readonly requestId: string;
  readonly person: Person;
  readonly asked: AskedCase;
  /** Whole milliseconds that the return's own time lies behind ours. */
  readonly clockShift: number;
}

/** Reads everything before it refuses, so that the sender sees all problems at once. */
export function readStart(doors: ApiDoors, body: unknown): { readonly kind: 'start'; readonly start: Start } | Refused {
  const whole = placeOf(body);
  const fields = fieldsOf(whole, ['requestId', 'person', 'case'], ['clockShift']);
  const requestId = textOf(fields.requestId, 1, 200);
  const person = readPerson(fields.person);
  const asked = readAsked(doors, fields.case);
  const clockShift = readShift(doors, fields.clockShift);
  if (asked === undefined || whole.problems.length > 0) return { kind: 'problems', problems: whole.problems };
  return { kind: 'start', start: { requestId, person, asked, clockShift } };
}

/** The reader wants a whole case file; here it has not begun yet, so events have no place in it. */
function readAsked(doors: ApiDoors, place: Place | undefined): AskedCase | undefined {
  if (place === undefined) return undefined;
  if (!isObject(place.value))
    return note(place, 'WRONG_TYPE', 'An object with shop, order and request is wanted here.');
  const { events, asOf, ...bare } = place.value;
  for (const [name, value] of Object.entries({ events, asOf })) {
    if (value === undefined) continue;
    note(
      { ...place, at: `case.${name}` },
      'UNKNOWN_FIELD',
      'A return starts without it: what happens later is a message.',
    );
  }
  const read = doors.readCase({ ...bare, events: [] });
  if (read.kind === 'case') return read.file;
  place.problems.push(...read.problems.map(fromTop));
  return undefined;
}

/** The reader's paths begin at the case, ours at the body. */
function fromTop(problem: Problem): Problem {
  return { ...problem, at: problem.at === '' ? 'case' : `case.${problem.at}` };
}

function readShift(doors: ApiDoors, place: Place | undefined): number {
  if (place === undefined) return 0;
  const { value } = place;
  if (typeof value !== 'number') return note(place, 'WRONG_TYPE', 'Whole milliseconds are wanted here.') ?? 0;
  const whole = Number.isSafeInteger(value) && Math.abs(value) <= longestShift;
  if (!whole) return note(place, 'BAD_VALUE', `Whole milliseconds of at most ${longestShift} are wanted here.`) ?? 0;
  if (value === 0 || doors.clockShiftAllowed) return value;
  return (
    note(
      place,
      'BAD_VALUE',
      'Time runs as it is here: leave clockShift out, or allow time skipping in the settings.',
    ) ?? 0
  );
}

/** A hundred years in milliseconds, which keeps a return's own time within four-digit years. */
const longestShift = 36_525 * 86_400_000;
