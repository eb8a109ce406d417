// Orders, asked for at the order services of the shops over HTTP.
import type { Orders } from '../ports/orders.ts';
import { ReturnsUnavailable } from '../ports/returns.ts';
import { call, type Heard } from './payments/http.ts';

export interface OrderService {
  /** An order's number is put behind it, after a slash. */
  readonly url: string;
  /** Sent as `Authorization: Bearer KEY`. */
  readonly key: string;
}

/** `GET URL/NUMBER` answers the order of a case file, as JSON, or 404. */
export function httpOrders(services: Readonly<Record<string, OrderService>>, timeoutMs = 5_000): Orders {
  const serviceOf = (shop: string) => (Object.hasOwn(services, shop) ? services[shop] : undefined);
  return {
    knows: (shop) => serviceOf(shop) !== undefined,

    async find(shop, number) {
      const service = serviceOf(shop);
      // Dots would lead to another place than that of an order.
      if (service === undefined || /^\.+$/.test(number)) return undefined;
      const headers = { authorization: `Bearer ${service.key}`, accept: 'application/json' };
      const url = new URL(`${service.url.replace(/\/+$/, '')}/${encodeURIComponent(number)}`);
      const { status, body } = await call('the order service', url, { headers, timeoutMs }).catch((error: unknown) => {
        throw unavailable(shop, 'does not answer', error);
      });
      if (status === 404 || status === 410) return undefined;
      if (!isOrder({ status, body })) throw unavailable(shop, `answered ${status}, and no JSON object of an order`);
      return body;
    },
  };
}

function isOrder({ status, body }: Heard): boolean {
  return status === 200 && typeof body === 'object' && body !== null && !Array.isArray(body);
}

function unavailable(shop: string, what: string, cause?: unknown): ReturnsUnavailable {
  const detail = `The order service of ${shop} ${what}. Nothing was started.`;
  return new ReturnsUnavailable({ at: 'case.orderNumber', code: 'UNAVAILABLE', detail }, cause);
}
