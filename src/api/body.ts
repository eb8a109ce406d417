// The body of a request: its size, its type, its JSON.
import { refuse } from './answer.ts';
import type { ApiDoors, ReadJson } from './doors.ts';
import { isObject } from './form.ts';
import type { Sent } from './uploads.ts';

/** Reads one JSON value of at most 1 MiB; what is too large is not read to its end. */
export async function readBody(doors: ApiDoors, request: Request): Promise<ReadJson> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse('NOT_JSON', 'The header Content-Type has to be `application/json`.');
  }
  const bytes = await bytesOf(request, mostBytes);
  if (bytes === undefined) return refuse('TOO_LARGE', `A body has at most ${mostBytes} bytes.`);
  if (bytes.length === 0) return refuse('NOT_JSON', 'The body is empty.');
  const read = doors.readJson(bytes);
  if (read.kind === 'problems' || isObject(read.value)) return read;
  return refuse('NOT_JSON', 'The body is JSON, but no object.');
}

const mostBytes = 1_048_576;

/** Undefined if there are more than allowed; the length that the sender announces is not trusted. */
export async function bytesOf(request: Sent | Request, most: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
