// What the sandbox provider answers to a refund: the rules of its book, without HTTP.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SandboxLedger, SandboxLine, SandboxRefund } from './sandbox-ledger.ts';

/** What goes back over HTTP; `retryAfter` in seconds. */
export interface SandboxAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number;
}

/**
 * Takes a refund, or says why not: 201 with the refund; the same again for the same key and content; 400 for what
 * cannot be understood; 402 with a code for what is declined; 409 for a second refund of one intent or other content.
 *
 * By the payment's reference a demonstration chooses its end: `card_closed…` is declined, `instant_…` succeeds at once,
 * all others stay pending until they are told otherwise.
 */
export function takeRefund(ledger: SandboxLedger, key: string | undefined, body: unknown): SandboxAnswer {
  if (!key || key.length > 200) return refusal(400, 'key_missing', 'Send an Idempotency-Key of 1 to 200 characters.');
  const read = refundBody.safeParse(body);
  if (!read.success) return refusal(400, 'invalid_request', inWords(read.error));
  return before(ledger, key, read.data) ?? declined(ledger, read.data) ?? committed(ledger, key, read.data);
}

const shortText = z.string().min(1).max(200);
const minor = z.int().positive();

const refundBody = z.strictObject({
  payment: shortText,
  captured: minor,
  amount: minor,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters'),
  metadata: z.strictObject({ intent: shortText }),
});
type RefundBody = z.infer<typeof refundBody>;

const changeBody = z.strictObject({ status: z.enum(['succeeded', 'failed']), reason: shortText.optional() });

function before(ledger: SandboxLedger, key: string, body: RefundBody): SandboxAnswer | undefined {
  const refunds = ledger.lines().filter((line) => line.kind === 'refunded');
  const sameKey = refunds.find((line) => line.key === key);
  if (sameKey && isSame(sameKey, body)) return { status: 201, body: shown(sameKey) };
  if (sameKey) return refusal(409, 'key_reused', `The key ${key} was sent with other content: ${sumOf(sameKey)}.`);
  const sameIntent = refunds.find((line) => line.intent === body.metadata.intent);
  if (!sameIntent) return undefined;
  const message = `The intent ${sameIntent.intent} is refunded already, by ${sameIntent.id}: ${sumOf(sameIntent)}.`;
  return refusal(409, 'intent_refunded', message);
}

function isSame(line: SandboxRefund, body: RefundBody): boolean {
  const { intent, payment, amount, currency } = line;
  const same = intent === body.metadata.intent && payment === body.payment;
  return same && amount === body.amount && currency === body.currency;
}

function declined(ledger: SandboxLedger, body: RefundBody): SandboxAnswer | undefined {
  if (body.payment.startsWith('card_closed')) return refusal(402, 'card_closed', 'The card takes no refunds any more.');
  const earlier = refundsOf(ledger.lines()).filter(({ payment }) => payment === body.payment);
  const { captured, currency } = earlier[0] ?? body;
  if (currency !== body.currency) {
    return refusal(402, 'other_currency', `The payment ${body.payment} is in ${currency}, not in ${body.currency}.`);
  }
  const left = earlier.reduce((rest, { status, amount }) => rest - (status === 'failed' ? 0 : amount), captured);
  if (body.amount <= left) return undefined;
  return refusal(402, 'refund_exceeds_payment', `Of the payment ${body.payment} only ${left} ${currency} are left.`);
}

function committed(ledger: SandboxLedger, key: string, { metadata, ...body }: RefundBody): SandboxAnswer {
  const line: SandboxLine = {
    kind: 'refunded',
    key,
    id: `re_${randomUUID().replaceAll('-', '')}`,
    intent: metadata.intent,
    ...body,
    status: body.payment.startsWith('instant_') ? 'succeeded' : 'pending',
    at: new Date().toISOString(),
  };
  ledger.append(line);
  return { status: 201, body: shown(line) };
}

/** Tells the end of a refund; one that failed stays so. */
export function changeRefund(ledger: SandboxLedger, id: string, body: unknown): SandboxAnswer {
  const read = changeBody.safeParse(body);
  if (!read.success) return refusal(400, 'invalid_request', inWords(read.error));
  const refund = refundsOf(ledger.lines()).find((one) => one.id === id);
  if (!refund) return refusal(404, 'not_found', `There is no refund ${id}.`);
  const { status, reason } = read.data;
  if (refund.status === 'failed' && status !== 'failed') return refusal(409, 'failed', `The refund ${id} has failed.`);
  if (refund.status !== status) {
    ledger.append({ kind: 'changed', id, status, ...(reason && { reason }), at: new Date().toISOString() });
  }
  return { status: 200, body: shown({ ...refund, status, ...(reason && { reason }) }) };
}

/** The refunds as they stand after all lines. */
export function refundsOf(lines: readonly SandboxLine[]): readonly SandboxRefund[] {
  const refunds = new Map<string, SandboxRefund>();
  for (const line of lines) {
    const { kind: _, ...told } = line;
    refunds.set(line.id, { ...refunds.get(line.id), ...told } as SandboxRefund);
  }
  return [...refunds.values()];
}

/** A refund as clients see it. */
export function shown({ id, intent, payment, amount, currency, status, reason, at }: SandboxRefund) {
  return { id, status, payment, amount, currency, metadata: { intent }, at, ...(reason && { reason }) };
}

export function refusal(status: number, code: string, message: string): SandboxAnswer {
  return { status, body: { error: { code, message } } };
}

function sumOf({ amount, currency, payment }: SandboxRefund): string {
  return `${amount} ${currency} of ${payment}`;
}

function inWords(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
