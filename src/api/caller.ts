// Who calls: by a key or a customer's link in a header, or by the session that a cookie names.
import type { Principal } from '../contract/can.ts';
import type { Session } from '../ports/sessions.ts';
import { type NotDone, refuse } from './answer.ts';
import { cookieOf } from './cookies.ts';
import type { ApiDoors } from './doors.ts';

export interface Caller {
  readonly kind: 'caller';
  readonly principal: Principal;
  readonly session?: Session;
  /** Under which their requests are counted; nothing can be done with it. */
  readonly mark: string;
}

/** Undefined: nobody we know. A header is meant and counts before any cookie, which browsers send by themselves. */
export async function callerOf(doors: ApiDoors, request: Request): Promise<Caller | NotDone | undefined> {
  const { headers } = request;
  if (headers.has('authorization')) {
    const presented = bearerOf(headers);
    const principal = presented === undefined ? undefined : await whoseIs(doors, presented);
    return principal && { kind: 'caller', principal, mark: doors.hashOf(presented) };
  }
  const token = cookieOf(doors.door, headers, 'session');
  const session = token === undefined ? undefined : await doors.door.sessions.find(token);
  if (session === undefined) return undefined;
  const foreign = foreignRequest(doors, request, session);
  return foreign ?? { kind: 'caller', principal: session.principal, session, mark: doors.hashOf(token) };
}

/** Whether a page of ours made the request, where it says what page did. */
export function isFromOurPages({ door }: ApiDoors, headers: Headers): boolean {
  const origin = headers.get('origin');
  return origin === null || origin === new URL(door.publicUrl).origin;
}

async function whoseIs({ keys, door }: ApiDoors, presented: string): Promise<Principal | undefined> {
  return keys(presented) ?? (await door.keys.whoseIs(presented)) ?? (await door.links.whoseIs(presented));
}

/** `Authorization: Bearer KEY`. */
function bearerOf(headers: Headers): string | undefined {
  return /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** A browser sends its cookies along with what other people's pages ask of us; these do not know the token. */
function foreignRequest(doors: ApiDoors, { method, headers }: Request, { csrf }: Session): NotDone | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (!isFromOurPages(doors, headers)) return refuse('NO_CSRF', 'The header Origin names another page than ours.');
  if (headers.get('x-csrf-token') === csrf) return undefined;
  return refuse('NO_CSRF', 'The header X-CSRF-Token does not have the token of this session.');
}
