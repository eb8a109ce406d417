// Files and mails that are sent to us: as many at once, and as much of them, as this process has room for.
import type { UploadKind } from '../ports/uploads.ts';
import { type Answer, type NotDone, refuse } from './answer.ts';
import type { Call } from './operation.ts';

/** A request's body as it comes; past the room that there is, it ends with an error that `withRoom` knows. */
export interface Sent {
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Takes the body in while there is room; who finds none is told when to come again, and no more of theirs is read. */
export async function withRoom(
  call: Pick<Call, 'doors' | 'request' | 'principal' | 'mark'>,
  { kind, mostBytes }: { readonly kind: UploadKind; readonly mostBytes: number },
  act: (sent: Sent) => Promise<Answer>,
): Promise<Answer> {
  const { doors, request, principal, mark } = call;
  const { headers } = request;
  const announced = Number(headers.get('content-length') ?? 0);
  if (announced > mostBytes) return refuse('TOO_LARGE', `It has at most ${mostBytes / 1_048_576} MB.`);
  const isCustomer = principal.role === 'customer';
  // Of a return that has many links, one customer holds all.
  const who = isCustomer ? `return ${principal.rma ?? mark}` : mark;
  const place = doors.door.uploads.enter({ kind, who, isCustomer, announced });
  if (place.kind === 'busy') return busy(place.most);
  if (place.kind === 'full') return full();
  try {
    return await act({ headers, body: counted(request.body ?? [], (bytes) => place.take(bytes)) });
  } catch (error) {
    if (error instanceof NoRoom) return full();
    throw error;
  } finally {
    place.leave();
  }
}

class NoRoom extends Error {}

async function* counted(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  take: (bytes: number) => boolean,
): AsyncGenerator<Uint8Array> {
  for await (const part of body) {
    if (!take(part.length)) throw new NoRoom();
    yield part;
  }
}

function busy(most: number): NotDone {
  const detail = `${most} uploads at once is the most: send the next one when one of these is done.`;
  return { ...refuse('TOO_MANY', detail), headers: { 'retry-after': soon } };
}

/** Seconds; most uploads are done by then. */
const soon = '5';

function full(): NotDone {
  return refuse(
    'UNAVAILABLE',
    'So much is being sent to us that there is no room for more just now. Nothing was kept.',
  );
}
