// The other companies' services that the settings name, each with a question to it that changes nothing.
import type { ServiceAsked } from './adapters/doctor/services.ts';
import { type CheckUp, ok, warn } from './domain/check-up.ts';
import type { Settings } from './settings.ts';

export function services({ payments, carrier: chosen, sandbox }: Settings): readonly ServiceAsked[] {
  const { stripe, paypal } = payments;
  const asked: ServiceAsked[] = [];
  if (stripe !== null) asked.push(atStripe(stripe));
  if (paypal !== null) asked.push(atPaypal(paypal));
  if (stripe === null && paypal === null) {
    const variable = 'HOMEWARD_SANDBOX_URL and HOMEWARD_SANDBOX_KEY';
    const headers = bearer(sandbox.key);
    asked.push({
      what: 'sandbox',
      name: 'The sandbox payment provider',
      url: `${sandbox.url}/v1/ledger`,
      headers,
      variable,
    });
  }
  if (chosen.name === 'easypost') {
    const url = `${chosen.url ?? 'https://api.easypost.com'}/v2/trackers?page_size=1`;
    asked.push({
      what: 'easypost',
      name: 'EasyPost',
      url,
      headers: basic(chosen.apiKey, ''),
      variable: 'EASYPOST_API_KEY',
    });
  }
  if (chosen.name === 'shippo') {
    const url = `${chosen.url ?? 'https://api.goshippo.com'}/carrier_accounts?results=1`;
    const headers = { authorization: `ShippoToken ${chosen.apiKey}` };
    asked.push({ what: 'shippo', name: 'Shippo', url, headers, variable: 'SHIPPO_API_KEY' });
  }
  return asked;
}

/** What no question can be asked about. */
export function carrier({ payments, carrier: chosen }: Settings): readonly CheckUp[] {
  const { stripe, paypal } = payments;
  const cure = 'Set STRIPE_SECRET_KEY, or PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET, where orders are paid there.';
  return [
    ...(stripe === null && paypal === null
      ? [warn('payments', 'No payment provider is set up: refunds go to the sandbox, or are made by hand.', cure)]
      : []),
    ...(chosen.name === 'paper' ? [ok('carrier', 'Labels are our own paper; none is bought.')] : []),
  ];
}

function atStripe({
  secretKey,
  url = 'https://api.stripe.com',
}: NonNullable<Settings['payments']['stripe']>): ServiceAsked {
  const variable = 'STRIPE_SECRET_KEY';
  return { what: 'stripe', name: 'Stripe', url: `${url}/v1/charges?limit=1`, headers: bearer(secretKey), variable };
}

/** A token is asked for and not used. */
function atPaypal({ url, clientId, clientSecret }: NonNullable<Settings['payments']['paypal']>): ServiceAsked {
  return {
    what: 'paypal',
    name: 'PayPal',
    url: `${url}/v1/oauth2/token`,
    method: 'POST',
    headers: { ...basic(clientId, clientSecret), 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
    variable: 'PAYPAL_CLIENT_ID and PAYPAL_CLIENT_SECRET',
  };
}

function bearer(key: string) {
  return { authorization: `Bearer ${key}` };
}

function basic(name: string, word: string) {
  return { authorization: `Basic ${Buffer.from(`${name}:${word}`).toString('base64')}` };
}
