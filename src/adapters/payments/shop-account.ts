// Money that goes to the customer's account at the shop: its balance or store credit. The shop's own system books it.
import { z } from 'zod';
import type { BookLine } from '../../domain/refund-books.ts';
import type { PaymentProvider, RefundOrder } from '../../ports/payments.ts';
import { foundOf, ownAmong } from './books.ts';
import { call, type Heard } from './http.ts';
import { keyRefused, noAnswer } from './no-answer.ts';

export interface ShopAccountOptions {
  /** Where intents are posted; a look-up adds `?intent=` or `?reference=`. */
  readonly url: string;
  readonly key: string;
  readonly timeoutMs?: number;
}

/**
 * The shop takes an intent once, by `Idempotency-Key` and by `intent` in the body, and answers
 * `{ id, intent, status, amount, currency, reason? }` with the status `pending`, `settled` or `failed`; what is pending
 * it reports later as any provider does, by `refundReported`. 4xx with `{ message }` is a refusal for good.
 */
export function shopAccount({ url, key, timeoutMs = 8000 }: ShopAccountOptions): PaymentProvider {
  return {
    async refund(order) {
      const heard = await ask(url, { method: 'POST', body: bodyOf(order), key: order.intentId });
      if (heard.status < 300) return foundOf(listedOf(read(bookedBody, heard)));
      const refusal = refusalBody.safeParse(heard.body);
      if (!refusal.success) throw undocumented(heard);
      return { kind: 'declined', reason: `The shop's account system: ${refusal.data.message}` };
    },
    lookUp: async ({ intentId }) => ownAmong(await booked({ intent: intentId }), intentId),
    list: (reference) => booked({ reference }),
  };

  async function booked(query: Readonly<Record<string, string>>): Promise<readonly BookLine[]> {
    const place = new URL(url);
    for (const [name, value] of Object.entries(query)) place.searchParams.set(name, value);
    return read(listBody, await ask(place.href, {})).data.map(listedOf);
  }

  async function ask(place: string, { key: idempotencyKey, ...request }: Ask): Promise<Heard> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    };
    const heard = await call('The shop’s account system', new URL(place), { ...request, headers, timeoutMs });
    if (heard.status === 401 || heard.status === 403)
      throw keyRefused(`The shop's account system refused our key (${heard.status}).`);
    return heard;
  }
}

interface Ask {
  readonly method?: 'POST';
  readonly body?: string;
  /** The idempotency key. */
  readonly key?: string;
}

const bookedBody = z.object({
  id: z.string().min(1),
  intent: z.string().optional(),
  status: z.enum(['pending', 'settled', 'failed']),
  amount: z.int(),
  currency: z.string(),
  reason: z.string().optional(),
});
const listBody = z.object({ data: z.array(bookedBody) });
const refusalBody = z.object({ message: z.string() });

function bodyOf({ intentId, reference, amount, currency }: RefundOrder): string {
  return JSON.stringify({ intent: intentId, reference, amount, currency });
}

function listedOf({ id, intent, reason, ...booked }: z.infer<typeof bookedBody>): BookLine {
  return {
    providerId: id,
    ...(intent !== undefined && { intentId: intent }),
    ...booked,
    ...(reason !== undefined && { reason }),
  };
}

function read<Body>(form: z.ZodType<Body>, heard: Heard): Body {
  const found = form.safeParse(heard.body);
  if (heard.status >= 300 || !found.success) throw undocumented(heard);
  return found.data;
}

function undocumented({ status }: Heard) {
  return noAnswer(`The shop's account system answered ${status}, and not as it is documented.`);
}
