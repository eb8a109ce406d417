// PayPal's protocol, as far as refunds use it. Source: developer.paypal.com/api/payments/v2, /api/orders/v2.
import { fromPaypal, type PaypalAmount, toPaypal } from '../../src/adapters/payments/paypal-amounts.ts';
import { unreachable } from '../../src/domain/vocabulary.ts';
import type { Ask, FakePayments, ProtocolCall } from './fake-payments.ts';
import type { BookedRefund, PaymentBook, Refusal, Reply } from './payment-book.ts';

export const paypalTestClient = { clientId: 'client', clientSecret: 'fake-secret' };

/** PayPal keeps request ids for 45 days. */
const keyLifeMs = 45 * 24 * 3_600_000;

type Fake = Pick<FakePayments, 'book' | 'keysExpired'>;

export function paypalCall(fake: Fake, ask: Ask): ProtocolCall {
  const { book } = fake;
  const capture = /^\/v2\/payments\/captures\/([^/]+)(\/refund)?$/.exec(ask.path);
  const order = /^\/v2\/checkout\/orders\/O-(.+)$/.exec(ask.path)?.[1];
  const refund = book.refunds.find(({ id }) => ask.path === `/v2/payments/refunds/${id}`);
  const payment = capture?.[1] ?? order ?? refund?.payment ?? '';
  const isRefund = capture?.[2] !== undefined;
  const key = String(ask.headers['paypal-request-id'] ?? '');
  const keep = (reply: Reply): Reply => {
    if (isRefund) book.keep(key, ask.text, reply, keyLifeMs);
    return reply;
  };
  const found = (): Reply => {
    if (ask.path === '/v1/oauth2/token') return token(fake, ask);
    if (ask.path === '/v1/notifications/verify-webhook-signature') return verdict(ask);
    if (isRefund) return keep(created(book, ask, payment, 0));
    if (order !== undefined) return { status: 200, body: shownOrder(book, payment) };
    if (capture !== null && book.payments.has(payment)) return { status: 200, body: shownCapture(book, payment) };
    return refund ? { status: 200, body: shown(refund) } : refused('no-such-payment');
  };
  return {
    on: isRefund ? 'refund' : payment === '' ? 'other' : 'look-up',
    payment,
    act: () => unauthorized(fake, ask) ?? (isRefund ? replayed(book, key, ask) : undefined) ?? found(),
    isKept: () => isRefund && book.kept(key, ask.text) !== undefined,
    begin: () => book.begin(key),
    book: (less = 0) => (isRefund ? keep(created(book, ask, payment, less)) : found()),
    // Only what has come to an end is kept under a request id.
    break: () => refusal(500, 'INTERNAL_SERVER_ERROR', 'An error of ours.'),
    tooMany: { ...refusal(429, 'RATE_LIMIT_REACHED', 'Too many.'), headers: { 'retry-after': '7' } },
  };
}

function token({ keysExpired }: Fake, { headers }: Ask): Reply {
  const { clientId, clientSecret } = paypalTestClient;
  const wanted = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  if (keysExpired || headers.authorization !== wanted)
    return { status: 401, body: { error: 'invalid_client', error_description: 'Client Authentication failed' } };
  return { status: 200, body: { access_token: 'A21-fake', token_type: 'Bearer', expires_in: 32_400 } };
}

function verdict({ text }: Ask): Reply {
  const { transmission_sig: signature } = JSON.parse(text) as { readonly transmission_sig: string };
  return { status: 200, body: { verification_status: signature === 'right' ? 'SUCCESS' : 'FAILURE' } };
}

function unauthorized({ keysExpired }: Fake, { headers, path }: Ask): Reply | undefined {
  if (path === '/v1/oauth2/token') return undefined;
  if (!keysExpired && headers.authorization === 'Bearer A21-fake') return undefined;
  return { status: 401, body: { error: 'invalid_token', error_description: 'Token signature verification failed' } };
}

function replayed(book: PaymentBook, key: string, { text }: Ask): Reply | undefined {
  if (key === '') return refusal(400, 'INVALID_REQUEST', 'A refund of ours comes with a request id.');
  const kept = book.kept(key, text);
  if (kept === 'busy') return refusal(409, 'RESOURCE_CONFLICT', 'The request id is under way.');
  if (kept !== 'other') return kept && { ...kept, status: kept.status === 201 ? 200 : kept.status };
  return issue('PAYPAL_REQUEST_ID_REUSED', 'The request id was used with another request.');
}

interface RefundWanted {
  readonly amount: PaypalAmount;
  readonly custom_id?: string;
}

function created(book: PaymentBook, { text }: Ask, payment: string, less: number): Reply {
  const { amount: wanted, custom_id: intent } = JSON.parse(text) as RefundWanted;
  const { amount, currency } = fromPaypal(wanted);
  const made = book.refund({ payment, amount: amount - less, currency, intent });
  return typeof made === 'string' ? refused(made) : { status: 201, body: shown(made) };
}

function shownCapture(book: PaymentBook, payment: string) {
  const { captured = 0 } = book.payments.get(payment) ?? {};
  const out = book.outOf(payment);
  const status = out === 0 ? 'COMPLETED' : out < captured ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  // Captures of old ways to pay name no order.
  const order = payment.startsWith('OLD') ? {} : { related_ids: { order_id: `O-${payment}` } };
  return { id: payment, status, supplementary_data: order };
}

function shownOrder(book: PaymentBook, payment: string) {
  return { id: `O-${payment}`, purchase_units: [{ payments: { refunds: book.of(payment).map(shown) } }] };
}

function shown({ id, payment, amount, currency, intent, status, reason, madeMs }: BookedRefund) {
  return {
    id,
    status: {
      succeeded: 'COMPLETED',
      pending: 'PENDING',
      'requires-action': 'PENDING',
      failed: 'FAILED',
      canceled: 'CANCELLED',
    }[status],
    ...(reason !== undefined && { status_details: { reason } }),
    amount: toPaypal(amount, currency),
    create_time: new Date(madeMs).toISOString(),
    ...(intent !== undefined && { custom_id: intent }),
    links: [{ rel: 'up', href: `https://paypal.example/v2/payments/captures/${payment}` }],
  };
}

function refused(why: Refusal): Reply {
  switch (why) {
    case 'no-such-payment':
      return refusal(404, 'RESOURCE_NOT_FOUND', 'The specified resource does not exist.');
    case 'disputed':
      return issue('TRANSACTION_DISPUTED', 'The transaction is disputed; no partial refund can be offered.');
    case 'fully-refunded':
      return issue('CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.');
    case 'too-much':
      return issue('REFUND_AMOUNT_EXCEEDED', 'The refund amount must be at most the capture amount less refunds.');
    case 'other-currency':
      return issue('REFUND_CAPTURE_CURRENCY_MISMATCH', 'The refund must be in the currency of the capture.');
    default:
      return unreachable(why);
  }
}

function issue(code: string, description: string): Reply {
  const details = [{ issue: code, description }];
  const message = 'The requested action could not be performed, semantically incorrect, or failed.';
  return { status: 422, body: { name: 'UNPROCESSABLE_ENTITY', message, details } };
}

function refusal(status: number, name: string, message: string): Reply {
  return { status, body: { name, message } };
}
