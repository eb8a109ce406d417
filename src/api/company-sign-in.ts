// Sign-in at the company's own OpenID provider: the browser goes there and comes back with a word on who it is.
import { type NotDone, refuse } from './answer.ts';
import { cookieHeader, cookieOf } from './cookies.ts';
import { overLimit } from './limits.ts';
import type { OpenCall } from './operation.ts';
import { open } from './session.ts';

export async function beginCompanySignIn({ doors: { door }, address }: OpenCall): Promise<Response | NotDone> {
  if (door.companySignIn === undefined) return notSetUp();
  const refusal = await overLimit(door, 'sign-in-address', address);
  if (refusal !== undefined) return refusal;
  const begun = await door.companySignIn.begin();
  if (begun.kind === 'away') return away();
  return redirect(302, begun.url, [cookieHeader(door, 'sign-in', begun.keep, keepSeconds)]);
}

/** Whoever has no account here is not let in, whatever the provider says of them. */
export async function finishCompanySignIn(call: OpenCall): Promise<Response | NotDone> {
  const { doors, request, address } = call;
  const { door } = doors;
  if (door.companySignIn === undefined) return notSetUp();
  const refusal = await overLimit(door, 'sign-in-address', address);
  if (refusal !== undefined) return refusal;
  const keep = cookieOf(door, request.headers, 'sign-in');
  if (keep === undefined) return refuse('SIGN_IN_FAILED', 'This browser did not begin to sign in, or too long ago.');
  const finished = await door.companySignIn.finish(new URL(request.url).search, keep);
  if (finished.kind === 'away') return away();
  if (finished.kind === 'refused') return refuse('SIGN_IN_FAILED', finished.sentence);
  const member = await door.staff.byIdentity(finished.identity);
  const session = member && (await open(call, member, 'company'));
  if (session === undefined) return refuse('SIGN_IN_FAILED', 'Nobody here is known by that account: ask an operator.');
  const cookies = [cookieHeader(door, 'session', session.opened.token), cookieHeader(door, 'sign-in')];
  return redirect(303, `${door.publicUrl}/`, cookies);
}

/** As long as somebody may take to sign in over there. */
const keepSeconds = 600;

function away(): NotDone {
  return refuse('UNAVAILABLE', 'The company’s sign-in does not answer.');
}

function notSetUp(): NotDone {
  return refuse('NOT_FOUND', 'The company’s own sign-in is not set up here.');
}

function redirect(status: 302 | 303, location: string, cookies: readonly string[]): Response {
  const response = new Response(null, { status, headers: { location, 'cache-control': 'no-store' } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
