// Staff sign in and out; a session begins anew with every sign-in.
import type { Principal } from '../contract/can.ts';
import type { ProvenMember } from '../ports/staff.ts';
import { type Answer, type NotDone, refuse } from './answer.ts';
import { isFromOurPages } from './caller.ts';
import { cookieHeader, cookieOf } from './cookies.ts';
import { overLimit } from './limits.ts';
import type { Call, OpenCall } from './operation.ts';
import type { SignInBody } from './schemas/session.ts';
import { whoOf } from './who.ts';

type Asked = Pick<OpenCall, 'doors' | 'request' | 'address'>;

/** One refusal for a name that nobody has, a wrong password, and an account that is disabled or has none. */
export async function signIn(asked: Asked, { name, password }: SignInBody): Promise<Answer> {
  const { doors, request, address } = asked;
  const { door } = doors;
  if (!isFromOurPages(doors, request.headers)) {
    return refuse('NO_CSRF', 'The header Origin names another page than ours.');
  }
  const account = doors.hashOf(name.toLowerCase());
  const refusal =
    (await overLimit(door, 'sign-in-address', address)) ?? (await overLimit(door, 'sign-in-account', account));
  if (refusal !== undefined) return refusal;
  const member = await door.staff.byPassword(name, password);
  if (member === undefined) return notSignedIn();
  await door.limits.forget('sign-in-account', account);
  const session = await open(asked, member, 'password');
  if (session === undefined) return notSignedIn();
  const { opened, principal } = session;
  const { csrf, endsAt } = opened;
  const headers = { 'set-cookie': cookieHeader(door, 'session', opened.token) };
  return { kind: 'done', status: 201, body: { ...principal, csrf, endsAt }, headers };
}

function notSignedIn(): NotDone {
  return refuse('SIGN_IN_FAILED', 'The name or the password is not right.');
}

/**
 * Never a session that was there before, which somebody else may have put there: that one ends. Undefined: the account
 * has changed since it was proved.
 */
export async function open({ doors, request }: Asked, member: ProvenMember, way: 'password' | 'company') {
  const { sessions } = doors.door;
  const before = cookieOf(doors.door, request.headers, 'session');
  if (before !== undefined) await sessions.end(before);
  const opened = await sessions.open(member);
  if (opened === undefined) return undefined;
  const { role, name, shop } = member;
  const principal: Principal = { role, name, ...(shop !== null && { shop }) };
  const by = whoOf(principal);
  await doors.audit.record({ shop, rma: null, by, action: 'signed-in', once: null, facts: { way } });
  return { opened, principal };
}

export function readSession({ principal, session }: Call): Promise<Answer> {
  const more = session === undefined ? {} : { csrf: session.csrf, endsAt: session.endsAt };
  return Promise.resolve({ kind: 'done', status: 200, body: { ...principal, ...more } });
}

/** A key is no session: it goes on until it is revoked. */
export async function signOut({ doors, session, request }: Call): Promise<Answer> {
  const token = cookieOf(doors.door, request.headers, 'session');
  if (session === undefined || token === undefined) return { kind: 'done', status: 200, body: { ended: false } };
  await doors.door.sessions.end(token);
  const headers = { 'set-cookie': cookieHeader(doors.door, 'session') };
  return { kind: 'done', status: 200, body: { ended: true }, headers };
}
