// Reports as payment providers and carriers sign them.
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { HearingSecrets } from '../../src/adapters/hearings/hearings.ts';

const standard = (byte: number) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;

export const reportSecrets = {
  stripeSecret: 'whsec_stripe-test-secret',
  paypalWebhookId: 'WH-1',
  easypostSecret: 'easypost-secret-ü',
  shippoToken: 'shippo-token',
  carrierSecret: standard(3),
  shopAccountSecret: standard(4),
} as const satisfies HearingSecrets;

export interface SignedReport {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json' };

/** @param at seconds since 1970; by default now */
export function stripeReport(event: object, at = Math.floor(Date.now() / 1000)): SignedReport {
  const body = JSON.stringify(event, null, 2);
  const signature = createHmac('sha256', reportSecrets.stripeSecret).update(`${at}.${body}`).digest('hex');
  return { path: '/v1/webhooks/stripe', headers: { ...json, 'stripe-signature': `t=${at},v1=${signature}` }, body };
}

export function refundEvent(change: object = {}) {
  const object = { id: 're_1', object: 'refund', payment_intent: 'pi_1', charge: 'ch_1', status: 'succeeded' };
  return { id: 'evt_1', object: 'event', type: 'refund.updated', created: 1_774_148_400, data: { object }, ...change };
}

/** Whom PayPal's reports name. */
export const payer = { name: 'Paula Payer', email_address: 'paula.payer@mail.example' };

/** What PayPal would answer of it depends on the signature: `right` is its own. */
export function paypalReport(capture: string, signature = 'right', sentAt = new Date()): SignedReport {
  const links = [{ rel: 'up', href: `https://api-m.paypal.com/v2/payments/captures/${capture}` }];
  const event = {
    id: 'WH-EVENT-1',
    event_type: 'PAYMENT.CAPTURE.REFUNDED',
    create_time: '2026-03-22T03:00:00Z',
    resource: { id: 're_00000001', links, payer },
  };
  const headers = {
    ...json,
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': 'https://api-m.paypal.com/cert',
    'paypal-transmission-id': 't-1',
    'paypal-transmission-sig': signature,
    'paypal-transmission-time': sentAt.toISOString(),
  };
  return { path: '/v1/webhooks/paypal', headers, body: JSON.stringify(event) };
}

export function easypostReport(tracker: string, description = 'tracker.updated'): SignedReport {
  const body = JSON.stringify({ id: 'evt_2', object: 'Event', description, result: { id: tracker, weight: 17.0 } });
  const digest = createHmac('sha256', reportSecrets.easypostSecret.normalize('NFKD')).update(body).digest('hex');
  const headers = { ...json, 'x-hmac-signature': `hmac-sha256-hex=${digest}` };
  return { path: '/v1/webhooks/easypost', headers, body };
}

export function shippoReport(trackingNumber: string, token: string = reportSecrets.shippoToken): SignedReport {
  const data = { carrier: 'usps', tracking_number: trackingNumber, tracking_status: { status: 'TRANSIT' } };
  const body = JSON.stringify({ event: 'track_updated', data });
  return { path: `/v1/webhooks/shippo?token=${token}`, headers: json, body };
}

export function standardReport(
  source: 'carrier' | 'shop-account',
  content: object,
  { at = new Date(), id = 'msg_1' } = {},
): SignedReport {
  const body = JSON.stringify(content);
  const secret = source === 'carrier' ? reportSecrets.carrierSecret : reportSecrets.shopAccountSecret;
  const headers = {
    ...json,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return { path: `/v1/webhooks/${source}`, headers, body };
}
