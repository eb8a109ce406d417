// An error that nobody foresaw: the client gets a number to quote, the log gets where it broke.
import type { ApiDoors, Incident } from './doors.ts';
import { problemResponse } from './problem.ts';

/** Reports the incident and answers 500 without a word of the error itself. */
export function brokenResponse(doors: ApiDoors, route: string, error: unknown): Response {
  const incident = doors.newId();
  (doors.report ?? reportOnStandardError)({ incident, route, ...placesOf(error) });
  const detail = `Something broke on our side. It is noted as ${incident}.`;
  return problemResponse([{ at: '', code: 'BROKEN', detail }], { incident });
}

function reportOnStandardError(incident: Incident): void {
  process.stderr.write(`${JSON.stringify(incident)}\n`);
}

/** The message may quote names and addresses, so only the kind of error and the places in the code are kept. */
function placesOf(error: unknown): Pick<Incident, 'error' | 'frames'> {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const { name, message, stack = '' } = error;
  const behindMessage = stack.slice(stack.indexOf(message) + message.length);
  return { error: name, frames: behindMessage.split('\n').filter((line) => line.startsWith('    at ')) };
}
