// How many sends may be under way at once, so that receivers that hang leave room for all others.
import type { SendInTurn, SendWebhook } from '../../ports/webhooks.ts';

export interface MostSends {
  readonly toEndpoint: number;
  /** A shop may have many endpoints, and all of them may hang. */
  readonly ofShop: number;
}

/** Answers `busy` at once, and sends nothing, where as many are under way from this process as may be. */
export function inTurn(send: SendWebhook, { toEndpoint, ofShop }: MostSends = usual): SendInTurn {
  const underWay = new Map<string, number>();
  const change = (key: string, by: 1 | -1): void => {
    const count = (underWay.get(key) ?? 0) + by;
    if (count === 0) underWay.delete(key);
    else underWay.set(key, count);
  };
  return async (message) => {
    const [endpoint, shop] = [`endpoint ${message.endpoint}`, `shop ${message.shop}`];
    if ((underWay.get(endpoint) ?? 0) >= toEndpoint || (underWay.get(shop) ?? 0) >= ofShop) return 'busy';
    change(endpoint, 1);
    change(shop, 1);
    try {
      return await send(message);
    } finally {
      change(endpoint, -1);
      change(shop, -1);
    }
  };
}

/** Enough for a receiver that answers, and six shops that hang still leave room among the slots of the worker. */
const usual: MostSends = { toEndpoint: 10, ofShop: 30 };
