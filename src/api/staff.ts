// Accounts of staff: operators look after them.
import type { Principal } from '../contract/can.ts';
import type { StaffMember } from '../ports/staff.ts';
import { type Answer, type NotDone, refuse } from './answer.ts';
import type { PeopleDoors } from './doors.ts';
import type { MemberChangesBody, NewMemberBody } from './schemas/staff.ts';
import { whoOf } from './who.ts';
import { isUnknownShop, reachOf } from './whose.ts';

export async function listStaff(
  { door }: PeopleDoors,
  principal: Principal,
  shop: string | undefined,
): Promise<Answer> {
  const reach = reachOf(principal, shop);
  const staff = reach === 'nobody' ? [] : await door.staff.list(reach.shop);
  return { kind: 'done', status: 200, body: { staff } };
}

export async function addMember(doors: PeopleDoors, principal: Principal, member: NewMemberBody): Promise<Answer> {
  const refusal =
    (await refusalOf(doors, principal, member.shop)) ??
    (await nameRefusal(doors, principal, member)) ??
    identityRefusal(principal, member);
  if (refusal !== undefined) return refusal;
  const added = await doors.door.staff.add(member);
  if (added === 'taken') return taken();
  await audited(doors, principal, 'staff-added', added);
  return { kind: 'done', status: 201, body: added, location: `/v1/staff/${added.name}` };
}

/** Whoever works on another shop is refused like somebody who does not exist. */
export async function changeMember(
  doors: PeopleDoors,
  principal: Principal,
  name: string,
  changes: MemberChangesBody,
): Promise<Answer> {
  const known = await doors.door.staff.find(name);
  if (known === undefined || !isTheirs(principal, known)) return noSuchMember();
  const refusal =
    (changes.shop === undefined ? undefined : await refusalOf(doors, principal, changes.shop)) ??
    identityRefusal(principal, changes);
  if (refusal !== undefined) return refusal;
  const changed = await doors.door.staff.change(name, changes);
  if (changed === 'taken') return taken();
  if (changed === undefined) return noSuchMember();
  await audited(doors, principal, 'staff-changed', changed, Object.keys(changes).sort().join(' '));
  return { kind: 'done', status: 200, body: changed };
}

function isTheirs({ shop }: Principal, member: StaffMember): boolean {
  return shop === undefined || member.shop === shop;
}

async function refusalOf(doors: PeopleDoors, principal: Principal, shop: string | null): Promise<NotDone | undefined> {
  if (principal.shop !== undefined && shop !== principal.shop) {
    return refuse('NOT_ALLOWED', `You look after the staff of ${principal.shop} alone.`, 'shop');
  }
  const isUnknown = shop !== null && (await isUnknownShop(doors, shop));
  return isUnknown ? refuse('BAD_VALUE', 'There is no such shop here.', 'shop') : undefined;
}

/**
 * Names are of all shops together, and nobody ever gets one twice. Those that a shop gives begin with the shop, so that
 * no shop learns from a name that is taken whom another one has.
 */
async function nameRefusal(
  doors: PeopleDoors,
  principal: Principal,
  { name, shop }: NewMemberBody,
): Promise<NotDone | undefined> {
  if (principal.shop !== undefined) {
    const own = `${principal.shop}.`;
    return name.startsWith(own)
      ? undefined
      : refuse('BAD_VALUE', `A name that you give begins with \`${own}\`.`, 'name');
  }
  const [first = '', ...more] = name.split('.');
  const isOfAnother = more.length > 0 && first !== shop && !(await isUnknownShop(doors, first));
  return isOfAnother
    ? refuse('BAD_VALUE', `Names that begin with \`${first}.\` are of its own staff.`, 'name')
    : undefined;
}

/** All shops have the company's sign-in in common: whom it lets in, and that they are in already, is not one shop's to know. */
function identityRefusal(
  { shop }: Principal,
  { email = null, subject = null }: Pick<MemberChangesBody, 'email' | 'subject'>,
): NotDone | undefined {
  if (shop === undefined || (email === null && subject === null)) return undefined;
  const detail = 'By what somebody is known at the company’s sign-in, an operator of all shops says.';
  return refuse('NOT_ALLOWED', detail, email === null ? 'subject' : 'email');
}

function taken(): NotDone {
  return refuse('TAKEN', 'Somebody has this name, this address or this subject, or had the name before.');
}

function noSuchMember(): NotDone {
  return refuse('NOT_FOUND', 'There is nobody of this name whom you may see.');
}

/** Who, and which role; nothing by which they sign in. */
async function audited(
  doors: PeopleDoors,
  by: Principal,
  action: 'staff-added' | 'staff-changed',
  member: StaffMember,
  fields = '',
) {
  const { name, role, shop, disabledAt } = member;
  const facts = { name, role, disabled: disabledAt !== null, fields };
  await doors.audit.record({ shop, rma: null, by: whoOf(by), action, once: null, facts });
}
