// An error that nobody foresaw: the client gets a number to quote, the log gets where it broke.
import { placesOf } from '../domain/incident.ts';
import type { ApiDoors } from './doors.ts';
import { problemResponse } from './problem.ts';

/** Reports the incident and answers 500 without a word of the error itself. */
export function brokenResponse(doors: ApiDoors, route: string, error: unknown): Response {
  const incident = doors.newId();
  doors.report({ incident, route, ...placesOf(error) });
  const detail = `Something broke on our side. It is noted as ${incident}.`;
  return problemResponse([{ at: '', code: 'BROKEN', detail }], { incident });
}
