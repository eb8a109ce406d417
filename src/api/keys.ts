// Keys are made, listed and revoked: by operators, and by a shop for itself.
import type { Principal, Scope } from '../contract/can.ts';
import type { ApiKey, KeyRole } from '../ports/keys.ts';
import { type Answer, type NotDone, refuse } from './answer.ts';
import { madeBefore, madeOtherwise } from './asked-as.ts';
import type { PeopleDoors } from './doors.ts';
import type { WantedKeyBody } from './schemas/keys.ts';
import { isUnknownShop, reachOf } from './whose.ts';
import { whoOf } from './who.ts';

export async function listKeys(doors: PeopleDoors, principal: Principal, shop: string | undefined): Promise<Answer> {
  const reach = reachOf(principal, shop);
  const keys = reach === 'nobody' ? [] : await doors.door.keys.list(reach.shop);
  return { kind: 'done', status: 200, body: { keys } };
}

/** @param askedAs the maker's own name of the wish, if they gave it one */
export async function makeKey(
  doors: PeopleDoors,
  principal: Principal,
  body: WantedKeyBody,
  askedAs?: string,
): Promise<Answer> {
  const wanted = { ...body, shop: body.shop ?? principal.shop ?? null, by: whoOf(principal) };
  const refusal = await refusalOf(doors, principal, wanted);
  if (refusal !== undefined) return refusal;
  const made = await doors.door.keys.make({ ...wanted, ...(askedAs !== undefined && { askedAs }) });
  if (made.kind === 'too-many') {
    const active = made.active.map(({ id, prefix }) => `${prefix}… (${id})`).join(' and ');
    return refuse('KEYS_ACTIVE', `Of this name are active ${active}.`, 'name');
  }
  const { key } = made;
  if (made.kind === 'made-before' && !isAsWanted(key, wanted)) return madeOtherwise('key', key.id);
  // Also for the same again: the one before may have ended between the key and this.
  await audited(doors, principal, 'key-made', key);
  if (made.kind === 'made-before') return madeBefore('key', { id: key.id, path: pathOf(key) });
  return { kind: 'done', status: 201, body: { ...key, key: made.secret }, location: pathOf(key) };
}

function pathOf({ id }: ApiKey): string {
  return `/v1/keys/${id}`;
}

/** Scopes are a set. */
function isAsWanted(key: ApiKey, wanted: Wanted): boolean {
  const [one, other] = [key, wanted].map(({ role, shop, name, scopes }) =>
    JSON.stringify([role, shop, name, [...new Set(scopes)].sort()]),
  );
  return one === other;
}

/** Somebody else's key is refused like one that does not exist. */
export async function revokeKey(doors: PeopleDoors, principal: Principal, id: string): Promise<Answer> {
  const { keys } = doors.door;
  const known = await keys.find(id);
  const isTheirs = known !== undefined && (principal.shop === undefined || known.shop === principal.shop);
  const key = isTheirs ? await keys.revoke(id) : undefined;
  if (key === undefined) return refuse('NOT_FOUND', 'There is no key of this id that this key may see.');
  await audited(doors, principal, 'key-revoked', key);
  return { kind: 'done', status: 200, body: key };
}

interface Wanted extends Omit<WantedKeyBody, 'shop'> {
  readonly shop: string | null;
}

/** Nobody makes a key that opens more than their own. */
async function refusalOf(doors: PeopleDoors, principal: Principal, wanted: Wanted): Promise<NotDone | undefined> {
  const { role, shop, scopes } = wanted;
  if (principal.shop !== undefined && shop !== principal.shop) {
    return refuse('NOT_ALLOWED', `This key is of ${principal.shop} and makes keys of it alone.`, 'shop');
  }
  if (principal.role === 'shop' && !ownRoles.includes(role)) {
    return refuse(
      'NOT_ALLOWED',
      `A shop makes keys for ${ownRoles.join(' and ')}; an operator makes the others.`,
      'role',
    );
  }
  const opened = role === 'shop' ? scopes : writes;
  const more = opened.filter((scope) => principal.scopes !== undefined && !principal.scopes.includes(scope));
  if (more.length > 0) return refuse('NOT_ALLOWED', `This key itself lacks ${more.join(', ')}.`, 'scopes');
  if (role === 'shop' && shop === null) return refuse('MISSING_FIELD', 'A key of a shop names its shop.', 'shop');
  if (role === 'shop' && scopes.length === 0) return refuse('MISSING_FIELD', 'Say what it is for.', 'scopes');
  if (role !== 'shop' && scopes.length > 0) {
    return refuse('INCONSISTENT', `A key of the role ${role} does one thing alone.`, 'scopes');
  }
  const isUnknown = shop !== null && (await isUnknownShop(doors, shop));
  return isUnknown ? refuse('BAD_VALUE', 'There is no such shop here.', 'shop') : undefined;
}

/** Whoever reports to returns changes them. */
const writes: readonly Scope[] = ['returns:write'];

/** The mail server is a part of the shop; carriers and payment providers are not. */
const ownRoles: readonly KeyRole[] = ['shop', 'mail'];

interface AboutKey {
  readonly id: string;
  readonly role: KeyRole;
  readonly shop: string | null;
  readonly name: string;
  readonly scopes: readonly string[];
}

async function audited(doors: PeopleDoors, by: Principal, action: 'key-made' | 'key-revoked', key: AboutKey) {
  const { id, role, shop, name, scopes } = key;
  const facts = { key: id, role, name, scopes: scopes.join(' ') };
  const once = JSON.stringify([action, id]);
  await doors.audit.record({ shop, rma: null, by: whoOf(by), action, once, facts });
}
