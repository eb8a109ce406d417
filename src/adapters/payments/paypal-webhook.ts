// Whether a message came from PayPal: PayPal says so itself. Source: developer.paypal.com/api/rest/webhooks/rest.
import { z } from 'zod';
import { noAnswer } from './no-answer.ts';
import { type PaypalAccess, paypalCalls } from './paypal-token.ts';

export interface PaypalWebhook extends Omit<PaypalAccess, 'timeoutMs' | 'now'> {
  /** Under which our address is registered at PayPal; a message for another one is not for us. */
  readonly webhookId: string;
  /** How long one call may take. */
  readonly timeoutMs?: number;
}

export interface PaypalMessage {
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came. */
  readonly body: string;
}

/** Answers whether PayPal has sent and signed the message. Throws `NoAnswer`: then PayPal is to send it once more. */
export function paypalVerifier(webhook: PaypalWebhook): (message: PaypalMessage) => Promise<boolean> {
  const { webhookId, timeoutMs = 4000 } = webhook;
  const paypal = paypalCalls({ ...webhook, timeoutMs, now: Date.now });
  return async ({ headers, body }) => {
    const signature = signatureBody.safeParse(headers);
    const event = parsed(body);
    if (!signature.success || event === undefined) return false;
    const heard = await paypal('/v1/notifications/verify-webhook-signature', {
      body: {
        auth_algo: signature.data['paypal-auth-algo'],
        cert_url: signature.data['paypal-cert-url'],
        transmission_id: signature.data['paypal-transmission-id'],
        transmission_sig: signature.data['paypal-transmission-sig'],
        transmission_time: signature.data['paypal-transmission-time'],
        webhook_id: webhookId,
        webhook_event: event,
      },
    });
    if (heard.status === 400 || heard.status === 422) return false;
    const verdict = verdictBody.safeParse(heard.body);
    if (!verdict.success)
      throw noAnswer(`PayPal answered ${heard.status} and did not say whether it sent the message.`);
    return verdict.data.verification_status === 'SUCCESS';
  };
}

const signatureBody = z.object({
  'paypal-auth-algo': z.string(),
  'paypal-cert-url': z.string(),
  'paypal-transmission-id': z.string(),
  'paypal-transmission-sig': z.string(),
  'paypal-transmission-time': z.string(),
});
const verdictBody = z.object({ verification_status: z.string() });

/** Undefined: not JSON, so not from PayPal. */
function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
