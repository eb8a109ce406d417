// Refunds at the sandbox provider, over HTTP.
import { z } from 'zod';
import { instantOf } from '../domain/instant.ts';
import type { BookLine } from '../domain/refund-books.ts';
import type { NoAnswer, PaymentProvider, RefundAnswer, RefundFound, RefundOrder } from '../ports/payments.ts';

export interface SandboxPaymentsOptions {
  readonly url: string;
  readonly key: string;
  /** How long one call may take; a look-up and a refund together end within the time of one try. */
  readonly timeoutMs?: number;
}

/** Only an answer that says no for good is a decline; all else throws and is looked up before the next try. */
export function sandboxPayments({ url, key, timeoutMs = 8000 }: SandboxPaymentsOptions): PaymentProvider {
  return {
    async refund(order) {
      const headers = { 'idempotency-key': order.intentId, 'content-type': 'application/json' };
      return answerOf(await call('/v1/refunds', { method: 'POST', headers, body: bodyOf(order) }));
    },

    async lookUp({ intentId }) {
      const [refund, second] = await listOf({ intent: intentId });
      if (second) throw new Error(`The provider has more than one refund of ${intentId}.`);
      return refund && foundOf(refund);
    },

    list: async (payment) => (await listOf({ payment })).map(listedOf),
  };

  async function listOf(query: Readonly<Record<string, string>>): Promise<z.infer<typeof listBody>['data']> {
    const { status, body } = await call(`/v1/refunds?${new URLSearchParams(query).toString()}`);
    if (status !== 200) throw unexpected(status, body);
    return listBody.parse(body).data;
  }

  async function call(path: string, init: RequestInit = {}): Promise<Heard> {
    const headers = { ...init.headers, authorization: `Bearer ${key}` };
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(new URL(path, url), { ...init, headers, signal, redirect: 'error' });
    const body: unknown = await response.json();
    if (response.status === 429) throw busy(response.headers.get('retry-after'));
    return { status: response.status, body };
  }
}

interface Heard {
  readonly status: number;
  readonly body: unknown;
}

const refundBody = z.object({
  id: z.string().min(1),
  status: z.enum(['pending', 'succeeded', 'failed']),
  amount: z.int(),
  currency: z.string(),
  reason: z.string().optional(),
  metadata: z.object({ intent: z.string() }),
  at: z.string(),
});
const listBody = z.object({ data: z.array(refundBody) });
const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The provider has understood the request and has not taken it: nothing moved, and asking again changes nothing. */
const declines = [400, 402, 422];

function answerOf({ status, body }: Heard): RefundAnswer {
  if (status === 200 || status === 201) return foundOf(refundBody.parse(body));
  if (!declines.includes(status)) throw unexpected(status, body);
  const { code, message } = errorBody.parse(body).error;
  return { kind: 'declined', reason: `${code}: ${message}` };
}

function foundOf({ id, status, amount, currency, reason }: z.infer<typeof refundBody>): RefundFound {
  if (status === 'failed') return { kind: 'declined', reason: reason ?? `The refund ${id} has failed.` };
  const taken = status === 'succeeded' ? ('settled' as const) : status;
  return { kind: 'taken', providerId: id, status: taken, amount, currency };
}

function listedOf({ id, status, amount, currency, reason, metadata, at }: z.infer<typeof refundBody>): BookLine {
  return {
    providerId: id,
    intentId: metadata.intent,
    status: status === 'succeeded' ? 'settled' : status,
    amount,
    currency,
    madeAt: instantOf(Date.parse(at)),
    ...(reason !== undefined && { reason }),
  };
}

function bodyOf({ reference, refundable, amount, currency, intentId }: RefundOrder): string {
  const metadata = { intent: intentId };
  return JSON.stringify({ payment: reference, captured: refundable, amount, currency, metadata });
}

function unexpected(status: number, body: unknown): Error {
  const read = errorBody.safeParse(body);
  return new Error(`The provider answered ${status}${read.success ? `: ${read.data.error.message}` : ''}`);
}

function busy(retryAfter: string | null): NoAnswer {
  const seconds = Number(retryAfter);
  return Object.assign(new Error('The provider asks for patience (429).'), {
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  });
}
