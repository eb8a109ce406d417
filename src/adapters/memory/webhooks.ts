// Endpoints of webhooks in memory, to which nothing is ever sent.
import type { EndpointWish, WebhookDesk, WebhookEndpoint } from '../../ports/webhooks.ts';
import { unfitAddress } from '../webhooks/address.ts';

const madeAt = '2026-03-20T09:00:00Z';
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

export function memoryWebhooks(): WebhookDesk {
  const all = new Map<string, WebhookEndpoint>();
  const change = (id: string, to: Partial<WebhookEndpoint>) => {
    const known = all.get(id);
    if (known !== undefined) all.set(id, { ...known, ...to });
    return Promise.resolve(all.get(id));
  };
  return {
    create(shop: string, wish: EndpointWish) {
      const id = `ep_${all.size + 1}`;
      const endpoint = { id, shop, ...wish, disabledBecause: null, madeAt, oldSecretUntil: null };
      all.set(id, endpoint);
      return Promise.resolve({ endpoint, secret });
    },
    list: (shop) => Promise.resolve([...all.values()].filter((one) => shop === null || one.shop === shop)),
    find: (id) => Promise.resolve(all.get(id)),
    change,
    remove: (id) => Promise.resolve(void all.delete(id)),
    rotate: async (id) =>
      (await change(id, { oldSecretUntil: madeAt })) ? { secret, oldSecretUntil: madeAt } : undefined,
    deliveries: () => Promise.resolve({ deliveries: [], next: null }),
    replay: () => Promise.resolve(undefined),
    replayFailed: () => Promise.resolve(0),
    unfit: (url) => unfitAddress(url, { allowPrivate: false }),
  };
}
