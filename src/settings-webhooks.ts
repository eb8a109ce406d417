// The settings of webhooks: what shops' systems are told, and who may tell us something.
import { z } from 'zod';
import { secret, whole } from './settings-types.ts';

const words = (what: string) =>
  secret(z.string().min(8, 'a secret of eight characters and more').optional().describe(what));

/** As the Standard Webhooks write it. */
const standard = (what: string) =>
  secret(
    z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'whsec_ and a secret of 24 bytes and more in base 64')
      .optional()
      .describe(what),
  );

export const webhookVariables = {
  HOMEWARD_WEBHOOKS_PRIVATE: z
    .enum(['yes', 'no'], 'yes or no')
    .default('no')
    .describe('whether webhooks may go to http and to private networks, for development: yes or no'),
  HOMEWARD_WEBHOOKS_KEPT_DAYS: whole(7, 3650)
    .default(90)
    .describe('days after which events and their deliveries are deleted; what still waits for delivery stays'),
  STRIPE_WEBHOOK_SECRET: words('secret of our webhook endpoint at Stripe, which begins with whsec_'),
  PAYPAL_WEBHOOK_ID: z.string().optional().describe('id under which our address is registered for webhooks at PayPal'),
  EASYPOST_WEBHOOK_SECRET: words('secret of our webhook at EasyPost'),
  SHIPPO_WEBHOOK_TOKEN: words('token that stands as ?token= in the address that Shippo sends webhooks to'),
  HOMEWARD_CARRIER_WEBHOOK_SECRET: standard('secret with which other carriers sign the scans that they report'),
  HOMEWARD_BALANCE_WEBHOOK_SECRET: standard('secret with which the shop’s system for balances and credit signs'),
};

type Values = z.infer<z.ZodObject<typeof webhookVariables>>;

/** Null where nobody may report in that way. */
export function webhookSettings(values: Values) {
  return {
    allowPrivate: values.HOMEWARD_WEBHOOKS_PRIVATE === 'yes',
    keptDays: values.HOMEWARD_WEBHOOKS_KEPT_DAYS,
    stripeSecret: values.STRIPE_WEBHOOK_SECRET ?? null,
    paypalWebhookId: values.PAYPAL_WEBHOOK_ID ?? null,
    easypostSecret: values.EASYPOST_WEBHOOK_SECRET ?? null,
    shippoToken: values.SHIPPO_WEBHOOK_TOKEN ?? null,
    carrierSecret: values.HOMEWARD_CARRIER_WEBHOOK_SECRET ?? null,
    shopAccountSecret: values.HOMEWARD_BALANCE_WEBHOOK_SECRET ?? null,
  };
}
