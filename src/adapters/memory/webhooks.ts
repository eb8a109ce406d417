// Endpoints of webhooks in memory, to which nothing is ever sent.
import {
  type EndpointWish,
  mostEndpoints,
  mostOldSecrets,
  type WebhookDesk,
  type WebhookEndpoint,
} from '../../ports/webhooks.ts';
import { unfitAddress } from '../webhooks/address.ts';

const madeAt = '2026-03-20T09:00:00Z';
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

export function memoryWebhooks(): WebhookDesk {
  const all = new Map<string, WebhookEndpoint>();
  const rotations = new Map<string, number>();
  const change = (id: string, to: Partial<WebhookEndpoint>) => {
    const known = all.get(id);
    if (known !== undefined) all.set(id, { ...known, ...to });
    return Promise.resolve(all.get(id));
  };
  return {
    async create(shop: string, wish: EndpointWish) {
      if ([...all.values()].filter((one) => one.shop === shop).length >= mostEndpoints) return undefined;
      const id = `ep_${all.size + 1}`;
      const endpoint = { id, shop, ...wish, disabledBecause: null, madeAt, oldSecretUntil: null };
      all.set(id, endpoint);
      return { endpoint, secret };
    },
    list: (shop) => Promise.resolve([...all.values()].filter((one) => shop === null || one.shop === shop)),
    find: (id) => Promise.resolve(all.get(id)),
    change,
    remove: (id) => Promise.resolve(void all.delete(id)),
    async rotate(id) {
      if ((rotations.get(id) ?? 0) >= mostOldSecrets) return 'too-many';
      rotations.set(id, (rotations.get(id) ?? 0) + 1);
      return (await change(id, { oldSecretUntil: madeAt })) && { secret, oldSecretUntil: madeAt };
    },
    deliveries: (_, { cursor }) => Promise.resolve(cursor === undefined ? { deliveries: [], next: null } : undefined),
    replay: () => Promise.resolve(undefined),
    replayFailed: () => Promise.resolve(0),
    unfit: (url) => unfitAddress(url, { allowPrivate: false }),
  };
}
