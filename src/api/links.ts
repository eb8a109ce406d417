// Links by which a customer reaches their return, made for them and taken back.
import type { Principal } from '../contract/can.ts';
import type { CustomerLink } from '../ports/links.ts';
import { type Answer, noSuchReturn, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import type { WantedLinkBody } from './schemas/links.ts';
import { whoOf } from './who.ts';

export async function makeLink(
  doors: ApiDoors,
  principal: Principal,
  rma: string,
  { purpose, days }: WantedLinkBody,
): Promise<Answer> {
  if ((await doors.returns.card(rma)) === undefined) return noSuchReturn();
  const { link, token } = await doors.door.links.make({ rma, purpose, days, by: whoOf(principal) });
  await audited(doors, principal, 'link-made', link);
  return { kind: 'done', status: 201, body: { ...link, token }, location: `/v1/returns/${rma}/links/${link.id}` };
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
