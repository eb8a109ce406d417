// Who is at the door, by the key they present, and what is open to them.
import { type Action, can, type Principal, rolesFor, type Subject } from '../contract/can.ts';
import { readRma } from '../domain/rma.ts';
import { noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors, Refused } from './doors.ts';

/** Somebody who may come in; `rma` in its written form, empty where no return is named yet. */
export interface Admitted {
  readonly kind: 'admitted';
  readonly principal: Principal;
  readonly rma: string;
}

/**
 * Checks the key, then the role, which says nothing about any return, then the return: somebody else's is refused like
 * one that does not exist. What a start is done to stands in its body and is checked there.
 */
export async function admit(
  doors: ApiDoors,
  headers: Headers,
  action: Action,
  typedRma?: string,
): Promise<Admitted | Refused> {
  const principal = principalOf(doors, headers);
  if (principal === undefined) return refuse('NO_KEY', 'The header Authorization has no key of this service.');
  const roles = rolesFor(action);
  if (!roles.includes(principal.role)) {
    return refuse('NOT_ALLOWED', `${action} is open to ${roles.join(', ')}; this key is of ${principal.role}.`);
  }
  if (typedRma === undefined) return { kind: 'admitted', principal, rma: '' };
  const rma = readRma(typedRma);
  if (rma === undefined) return noSuchReturn();
  return (await mayTouch(doors, principal, action, rma)) ? { kind: 'admitted', principal, rma } : noSuchReturn();
}

/** Whether somebody may do this to this return, where the path did not name it. */
export async function mayTouch(doors: ApiDoors, principal: Principal, action: Action, rma: string): Promise<boolean> {
  return can(principal, action, await subjectOf(doors, principal, rma));
}

/** `Authorization: Bearer KEY`. */
function principalOf(doors: ApiDoors, headers: Headers): Principal | undefined {
  const presented = /^Bearer +(\S{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1];
  return presented === undefined ? undefined : doors.keys(presented);
}

/** An RMA number begins with its shop's prefix, so whose a return is can be told without asking for it. */
async function subjectOf(doors: ApiDoors, { shop }: Principal, rma: string): Promise<Subject> {
  const pack = shop === undefined ? undefined : doors.book.packFor(shop, await doors.clock.now());
  const own = pack !== undefined && rma.startsWith(`${doors.book.shop(pack).rmaPrefix}-`);
  return own ? { rma, shop } : { rma };
}
