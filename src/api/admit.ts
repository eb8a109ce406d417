// Who is at the door, and what is open to them.
import { type Action, barOf, can, type Principal, rolesFor, scopeOf, type Subject } from '../contract/can.ts';
import { readRma } from '../domain/rma.ts';
import { type NotDone, noSuchReturn, refuse } from './answer.ts';
import { callerOf } from './caller.ts';
import type { Session } from '../ports/sessions.ts';
import type { ApiDoors } from './doors.ts';
import { limitHeaders, overLimit, tooMany } from './limits.ts';

/** Somebody who may come in; `rma` in its written form, empty where no return is named yet. */
export interface Admitted {
  readonly kind: 'admitted';
  readonly principal: Principal;
  readonly session?: Session;
  /** Under which what they do is counted. */
  readonly mark: string;
  readonly rma: string;
  /** For the answer, whatever it is. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface AtTheDoor {
  readonly request: Request;
  /** Where the request comes from. */
  readonly address: string;
}

/**
 * Asks who it is, then how often they have come, then for the role, which says nothing about any return, then for the
 * return: somebody else's is refused like one that does not exist. What a start is done to stands in its body and is
 * checked there.
 */
export async function admit(
  doors: ApiDoors,
  { request, address }: AtTheDoor,
  action: Action,
  typedRma?: string,
): Promise<Admitted | NotDone> {
  const caller = await callerOf(doors, request);
  if (caller === undefined) {
    return (await overLimit(doors.door, 'stranger', address)) ?? refuse('NO_KEY', 'It has no key of this service.');
  }
  if (caller.kind === 'problems') return caller;
  const taken = await doors.door.limits.take('key', caller.mark);
  if (!taken.allowed) return tooMany('key', taken);
  const { principal, session, mark } = caller;
  const headers = limitHeaders('key', taken);
  const refusal = refusalOf(principal, action);
  if (refusal !== undefined) return { ...refusal, headers };
  const admitted = { kind: 'admitted' as const, principal, ...(session && { session }), mark, headers };
  if (typedRma === undefined) return { ...admitted, rma: '' };
  const rma = readRma(typedRma);
  const may = rma !== undefined && (await mayTouch(doors, principal, action, rma));
  return may ? { ...admitted, rma } : { ...noSuchReturn(), headers };
}

/** Whether somebody may do this to this return, where the path did not name it. */
export async function mayTouch(doors: ApiDoors, principal: Principal, action: Action, rma: string): Promise<boolean> {
  return can(principal, action, await subjectOf(doors, principal, rma));
}

function refusalOf(principal: Principal, action: Action): NotDone | undefined {
  const bar = barOf(principal, action);
  if (bar === undefined) return undefined;
  const { role, scopes = [] } = principal;
  const details = {
    role: `${action} is open to ${rolesFor(action).join(', ')}; this key is of ${role}.`,
    scope: `${action} takes the scope ${scopeOf(action)}; this key has ${scopes.join(', ') || 'none'}.`,
    purpose: 'This link is for giving evidence, and for looking at the return.',
  };
  return refuse('NOT_ALLOWED', details[bar]);
}

/** An RMA number begins with its shop's prefix, so whose a return is can be told without asking for it. */
async function subjectOf(doors: ApiDoors, { shop }: Principal, rma: string): Promise<Subject> {
  const pack = shop === undefined ? undefined : doors.book.packFor(shop, await doors.clock.now());
  const own = pack !== undefined && rma.startsWith(`${doors.book.shop(pack).rmaPrefix}-`);
  return own ? { rma, shop } : { rma };
}
