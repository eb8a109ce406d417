// The settings of the side that moves money; no other process needs them.
import { z } from 'zod';
import { address, secret } from './settings-types.ts';

export const paymentVariables = {
  STRIPE_SECRET_KEY: secret(
    z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, 'a secret or restricted key of Stripe, which begins with sk_ or rk_')
      .optional()
      .describe('key of Stripe for orders that were paid there; a restricted one needs to read charges, write refunds'),
  ),
  HOMEWARD_STRIPE_URL: address.optional().describe('another place than Stripe itself, for tests'),
  PAYPAL_CLIENT_ID: z.string().optional().describe('client id of PayPal for orders that were paid there'),
  PAYPAL_CLIENT_SECRET: secret(z.string().optional().describe('its secret')),
  PAYPAL_URL: address.default('https://api-m.paypal.com').describe('address of PayPal; its sandbox has another one'),
  HOMEWARD_BALANCE_URL: address
    .optional()
    .describe('where the shop takes refunds to the customer’s balance; without it finance makes them'),
  HOMEWARD_BALANCE_KEY: secret(z.string().optional().describe('the key for it')),
  HOMEWARD_CREDIT_URL: address
    .optional()
    .describe('where the shop takes store credit for a customer; without it finance gives it'),
  HOMEWARD_CREDIT_KEY: secret(z.string().optional().describe('the key for it')),
};

type Values = z.infer<z.ZodObject<typeof paymentVariables>>;

/** Null for each provider that is not set up. Throws a sentence for one that is set up by half. */
export function paymentSettings(values: Values) {
  return {
    stripe: values.STRIPE_SECRET_KEY
      ? {
          secretKey: values.STRIPE_SECRET_KEY,
          ...(values.HOMEWARD_STRIPE_URL !== undefined && { url: values.HOMEWARD_STRIPE_URL }),
        }
      : null,
    paypal: both(values, 'PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', ([clientId, clientSecret]) => ({
      url: values.PAYPAL_URL,
      clientId,
      clientSecret,
    })),
    balance: both(values, 'HOMEWARD_BALANCE_URL', 'HOMEWARD_BALANCE_KEY', ([url, key]) => ({ url, key })),
    credit: both(values, 'HOMEWARD_CREDIT_URL', 'HOMEWARD_CREDIT_KEY', ([url, key]) => ({ url, key })),
  };
}

function both<Made>(
  values: Values,
  one: keyof Values,
  other: keyof Values,
  make: (pair: readonly [string, string]) => Made,
): Made | null {
  const [first, second] = [values[one], values[other]];
  if (first !== undefined && second !== undefined) return make([first, second]);
  if (first === undefined && second === undefined) return null;
  const [set, lacking] = first === undefined ? [other, one] : [one, other];
  throw new Error(`${set} is set and ${lacking} is not: set both, or none of them.`);
}
