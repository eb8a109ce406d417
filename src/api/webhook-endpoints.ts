// Endpoints of a shop's own systems, as its backend and operators look after them.
import { type Action, can, type Principal } from '../contract/can.ts';
import type { AuditAction } from '../ports/audit.ts';
import { type EndpointWish, mostEndpoints, mostOldSecrets, type WebhookEndpoint } from '../ports/webhooks.ts';
import { type Answer, type NotDone, refuse } from './answer.ts';
import type { ApiDoors } from './doors.ts';
import type { Call } from './operation.ts';
import { whoOf } from './who.ts';

type Body = EndpointWish & { readonly shop?: string };

/** 201 with the secret, which is never told again. */
export async function makeEndpoint({ doors, principal }: Call, { shop: named, ...wish }: Body): Promise<Answer> {
  const shop = named ?? principal.shop;
  if (shop === undefined) return refuse('MISSING_FIELD', 'Say whose endpoint it is.', 'shop');
  if (!can(principal, 'manageWebhooks', { shop }))
    return refuse('NOT_ALLOWED', `This key looks after ${principal.shop} alone.`, 'shop');
  if (doors.book.packFor(shop, await doors.clock.now()) === undefined)
    return refuse('BAD_VALUE', 'There is no shop of this name.', 'shop');
  const unfit = doors.webhooks.unfit(wish.url);
  if (unfit !== undefined) return refuse('BAD_VALUE', unfit, 'url');
  const made = await doors.webhooks.create(shop, wish);
  if (made === undefined) return refuse('TOO_MUCH', `A shop has at most ${mostEndpoints} endpoints.`);
  const { endpoint, secret } = made;
  await note(doors, principal, endpoint, 'webhook-made');
  const location = `/v1/webhook-endpoints/${endpoint.id}`;
  return { kind: 'done', status: 201, body: { ...endpoint, secret }, location };
}

export async function listEndpoints({ doors, principal }: Call, shop: string | undefined): Promise<Answer> {
  const all = await doors.webhooks.list(principal.shop ?? shop ?? null);
  const endpoints = all.filter(
    (one) => can(principal, 'readWebhooks', one) && (shop === undefined || one.shop === shop),
  );
  return { kind: 'done', status: 200, body: { endpoints } };
}

export async function changeEndpoint(call: Call, wish: EndpointWish): Promise<Answer> {
  const found = await endpointOf(call, 'manageWebhooks');
  if ('kind' in found) return found;
  const { doors, principal } = call;
  const unfit = doors.webhooks.unfit(wish.url);
  if (unfit !== undefined) return refuse('BAD_VALUE', unfit, 'url');
  const changed = await doors.webhooks.change(found.id, wish);
  if (changed === undefined) return noSuchEndpoint();
  await note(doors, principal, changed, 'webhook-changed');
  return { kind: 'done', status: 200, body: changed };
}

export async function removeEndpoint(call: Call): Promise<Answer> {
  const found = await endpointOf(call, 'manageWebhooks');
  if ('kind' in found) return found;
  await call.doors.webhooks.remove(found.id);
  await note(call.doors, call.principal, found, 'webhook-removed');
  return { kind: 'done', status: 200, body: { id: found.id, removed: true } };
}

export async function rotateSecret(call: Call): Promise<Answer> {
  const found = await endpointOf(call, 'manageWebhooks');
  if ('kind' in found) return found;
  const rotated = await call.doors.webhooks.rotate(found.id);
  if (rotated === undefined) return noSuchEndpoint();
  if (rotated === 'too-many') {
    const most = `At most ${mostOldSecrets} secrets of before sign beside the new one, each for 24 hours.`;
    return refuse('TOO_MUCH', most);
  }
  await note(call.doors, call.principal, found, 'webhook-rotated');
  return { kind: 'done', status: 200, body: { id: found.id, ...rotated } };
}

/** The endpoint that the path names; another shop's is refused like one that does not exist. */
export async function endpointOf(
  { doors, principal, parts }: Call,
  action: Extract<Action, 'manageWebhooks' | 'readWebhooks'>,
): Promise<WebhookEndpoint | NotDone> {
  const found = await doors.webhooks.find(parts['id'] ?? '');
  return found !== undefined && can(principal, action, { shop: found.shop }) ? found : noSuchEndpoint();
}

function noSuchEndpoint(): NotDone {
  return refuse('NOT_FOUND', 'There is no webhook endpoint of this id that this key may see.');
}

type Noted = Extract<AuditAction, `webhook-${string}`>;

export function note(doors: ApiDoors, by: Principal, { id, shop }: WebhookEndpoint, action: Noted): Promise<void> {
  return doors.audit.record({ shop, rma: null, by: whoOf(by), action, once: null, facts: { endpoint: id } });
}
