// Stripe's protocol, as far as refunds use it. Source: docs.stripe.com/api/refunds, /api/idempotent_requests.
import { fromStripe, toStripe } from '../../src/adapters/payments/stripe-amounts.ts';
import { unreachable } from '../../src/domain/vocabulary.ts';
import type { Ask, FakePayments, ProtocolCall } from './fake-payments.ts';
import type { BookedRefund, PaymentBook, Refusal, Reply } from './payment-book.ts';

export const stripeTestKey = 'sk_test_fake';

/** Stripe keeps keys for at least a day. */
const keyLifeMs = 24 * 3_600_000;

export function stripeCall({ book, keysExpired }: Pick<FakePayments, 'book' | 'keysExpired'>, ask: Ask): ProtocolCall {
  const isRefund = ask.method === 'POST';
  const form = isRefund ? new URLSearchParams(ask.text) : ask.query;
  const payment = form.get('payment_intent') ?? form.get('charge') ?? '';
  const key = String(ask.headers['idempotency-key'] ?? '');
  const keep = (reply: Reply): Reply => {
    if (isRefund) book.keep(key, ask.text, reply, keyLifeMs);
    return reply;
  };
  const isPayment = ask.path === '/v1/payment_intents';
  const call: ProtocolCall = {
    on: isPayment ? 'other' : isRefund ? 'refund' : 'look-up',
    payment,
    act: () =>
      unauthorized(ask, keysExpired) ??
      (isPayment ? paidBy(book, form) : undefined) ??
      (isRefund ? replayed(book, key, ask) : undefined) ??
      call.book(),
    isKept: () => isRefund && book.kept(key, ask.text) !== undefined,
    begin: () => book.begin(key),
    book: (less = 0) => (isRefund ? keep(created(book, form, payment, less)) : listed(book, payment, form)),
    break: () => keep(refusal(500, 'api_error', 'An error of ours.')),
    tooMany: { ...refusal(429, 'invalid_request_error', 'Too many.', 'rate_limit'), headers: { 'retry-after': '7' } },
  };
  return call;
}

function paidBy(book: PaymentBook, form: URLSearchParams): Reply {
  const { amount, currency } = fromStripe(Number(form.get('amount')), form.get('currency') ?? '');
  const id = `pi_paid_${book.payments.size}`;
  book.capture(id, amount, currency);
  return { status: 200, body: { id, object: 'payment_intent', status: 'succeeded' } };
}

function unauthorized({ headers }: Ask, keysExpired: boolean): Reply | undefined {
  const type = 'invalid_request_error';
  if (keysExpired) return refusal(401, type, `Expired API Key provided: ${stripeTestKey}`, 'api_key_expired');
  if (headers.authorization === `Bearer ${stripeTestKey}`) return undefined;
  return refusal(401, type, `Invalid API Key provided: ${headers.authorization ?? ''}`);
}

function replayed(book: PaymentBook, key: string, { text }: Ask): Reply | undefined {
  if (key === '') return refusal(400, 'invalid_request_error', 'A refund of ours comes with a key.');
  const kept = book.kept(key, text);
  if (kept === 'busy') return refusal(409, 'idempotency_error', 'The key is under way.', 'idempotency_key_in_use');
  if (kept !== 'other') return kept && { ...kept, headers: { 'idempotent-replayed': 'true' } };
  return refusal(400, 'idempotency_error', 'Keys can only be used with the parameters they were first used with.');
}

function created(book: PaymentBook, form: URLSearchParams, payment: string, less: number): Reply {
  const { currency = 'USD' } = book.payments.get(payment) ?? {};
  const { amount } = fromStripe(Number(form.get('amount')), currency);
  const intent = form.get('metadata[homeward_intent]') ?? undefined;
  const made = book.refund({ payment, amount: amount - less, currency, intent });
  return typeof made === 'string' ? refused(made, payment) : { status: 200, body: shown(made) };
}

/** Two on a page whatever is asked for, the latest first, so that most lists have more than one page. */
function listed(book: PaymentBook, payment: string, query: URLSearchParams): Reply {
  if (!book.payments.has(payment)) return refused('no-such-payment', payment);
  const all = book.of(payment).toReversed();
  const after = query.get('starting_after');
  const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const page = all.slice(from, from + 2);
  const isMore = from + page.length < all.length;
  return { status: 200, body: { object: 'list', url: '/v1/refunds', data: page.map(shown), has_more: isMore } };
}

function shown({ id, payment, amount, currency, intent, status, reason, madeMs }: BookedRefund) {
  const units = toStripe(amount, currency);
  return {
    id,
    object: 'refund',
    created: Math.floor(madeMs / 1000),
    amount: 'units' in units ? units.units : Number.NaN,
    currency: currency.toLowerCase(),
    [payment.startsWith('pi_') ? 'payment_intent' : 'charge']: payment,
    metadata: intent === undefined ? {} : { homeward_intent: intent },
    status: status === 'requires-action' ? 'requires_action' : status,
    ...(status === 'failed' && { failure_reason: reason ?? 'unknown' }),
    ...(status === 'pending' && { pending_reason: reason ?? 'processing' }),
  };
}

function refused(why: Refusal, payment: string): Reply {
  const type = 'invalid_request_error';
  switch (why) {
    case 'no-such-payment':
      return refusal(404, type, `No such payment: '${payment}'`, 'resource_missing');
    case 'disputed':
      return refusal(400, type, 'The charge has been charged back; cannot issue a refund.', 'charge_disputed');
    case 'fully-refunded':
      return refusal(400, type, 'The charge has already been refunded.', 'charge_already_refunded');
    case 'too-much':
    case 'other-currency':
      return refusal(400, type, 'Refund amount is greater than unrefunded amount on charge.', undefined, {
        param: 'amount',
      });
    default:
      return unreachable(why);
  }
}

function refusal(status: number, type: string, message: string, code?: string, more: object = {}): Reply {
  return { status, body: { error: { type, message, ...(code && { code }), ...more } } };
}
