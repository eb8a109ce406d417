// How many sends may be under way at once, so that receivers that hang leave room for all others.
import type { SendInTurn, SendWebhook, Whose } from '../../ports/webhooks.ts';

export interface MostSends {
  readonly toEndpoint: number;
  /** A shop may have many endpoints, and all of them may hang. */
  readonly ofShop: number;
}

/** Answers `busy` at once, and sends nothing, where as many are under way from this process as may be. */
export function inTurn(send: SendWebhook, { toEndpoint, ofShop }: MostSends = usual): SendInTurn {
  const underWay = new Set<Whose>();
  return async (message) => {
    const { endpoint, shop } = message;
    const alike = [...underWay].filter((one) => one.shop === shop);
    const same = alike.filter((one) => one.endpoint === endpoint);
    if (same.length >= toEndpoint || alike.length >= ofShop) return 'busy';
    const one = { endpoint, shop };
    underWay.add(one);
    try {
      return await send(message);
    } finally {
      underWay.delete(one);
    }
  };
}

/** Enough for a receiver that answers, and six shops that hang still leave room among the slots of the worker. */
const usual: MostSends = { toEndpoint: 10, ofShop: 30 };
