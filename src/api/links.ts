// Links by which a customer reaches their return, made for them and taken back.
import type { Principal } from '../contract/can.ts';
import { hoursFrom } from '../domain/instant.ts';
import type { CustomerLink } from '../ports/links.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import { madeBefore, madeOtherwise } from './asked-as.ts';
import type { ApiDoors } from './doors.ts';
import type { WantedLinkBody } from './schemas/links.ts';
import { whoOf } from './who.ts';

export async function makeLink(
  doors: ApiDoors,
  principal: Principal,
  rma: string,
  { purpose, days, askedAs }: WantedLinkBody & { readonly askedAs?: string | undefined },
): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const wanted = { rma, purpose, days, by: whoOf(principal) };
  const made = await doors.door.links.make({ ...wanted, ...(askedAs !== undefined && { askedAs }) });
  const { link } = made;
  const isAsWanted = link.purpose === purpose && link.expiresAt === hoursFrom(link.madeAt, days * 24);
  if (made.kind === 'made-before' && !isAsWanted) return madeOtherwise('link', link.id);
  // Also for the same again: the one before may have ended between the link and this.
  await audited(doors, principal, 'link-made', link);
  const path = `/v1/returns/${rma}/links/${link.id}`;
  if (made.kind === 'made-before') return madeBefore('link', { id: link.id, path });
  return { kind: 'done', status: 201, body: { ...link, token: made.token }, location: path };
}

/** Also those that open nothing any more; of none what it consists of. */
export async function listLinks(doors: ApiDoors, rma: string): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  return { kind: 'done', status: 200, body: { links: await doors.door.links.list(rma) } };
}

export async function revokeLink(doors: ApiDoors, principal: Principal, rma: string, id: string): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const link = await doors.door.links.revoke(rma, id);
  if (link === undefined) return refuse('NOT_FOUND', 'This return has no link of this id.');
  await audited(doors, principal, 'link-revoked', link);
  return { kind: 'done', status: 200, body: link };
}

async function audited(doors: ApiDoors, by: Principal, action: 'link-made' | 'link-revoked', link: CustomerLink) {
  const { id, rma, purpose, expiresAt } = link;
  const once = JSON.stringify([action, id]);
  const facts = { link: id, purpose, expiresAt };
  await doors.audit.record({ shop: null, rma, by: whoOf(by), action, once, facts });
}
