// Who may come in: staff and their sign-in, proxies before us, and how much one key may ask for.
import { z } from 'zod';
import { isNetwork } from './adapters/door/client-address.ts';
import { address, secret, whole } from './settings-types.ts';

export const doorVariables = {
  HOMEWARD_DEV_KEYS: z
    .enum(['yes', 'no'], 'yes or no')
    .default('no')
    .describe('whether the keys of the keys file open the door, never in production: yes or no'),
  HOMEWARD_SESSION_IDLE_MINUTES: whole(5, 1440)
    .default(60)
    .describe('minutes without any use after which a session of staff ends'),
  HOMEWARD_SESSION_HOURS: whole(1, 168).default(12).describe('hours after which it ends in any case'),
  // A hundred a second, as at the APIs that shops use already.
  HOMEWARD_REQUESTS_PER_MINUTE: whole(1, 1_000_000)
    .default(6000)
    .describe('how many requests one key, session or link may make in a minute'),
  // Twenty of the largest files. They come to the disk; in memory are never more than two of them (evidence.ts).
  HOMEWARD_UPLOADS_MEGABYTES: whole(50, 1_000_000)
    .default(1000)
    .describe('how many megabytes of evidence and returned mail may be coming in at once, in one process of the API'),
  HOMEWARD_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), 'addresses or networks such as 10.0.0.0/8, with commas between them')
    .optional()
    .describe('proxies before us whose X-Forwarded-For counts, such as 127.0.0.1,10.0.0.0/8'),
  HOMEWARD_OIDC_ISSUER: address
    .optional()
    .describe('address of the OpenID provider of the company; without it staff sign in by password alone'),
  HOMEWARD_OIDC_CLIENT_ID: z.string().optional().describe('our client id there'),
  HOMEWARD_OIDC_CLIENT_SECRET: secret(z.string().optional().describe('its secret')),
};

type Values = z.infer<z.ZodObject<typeof doorVariables>>;

/** Throws a sentence for a company sign-in that is set up by half. */
export function doorSettings(values: Values) {
  return {
    devKeys: values.HOMEWARD_DEV_KEYS === 'yes',
    session: { idleMinutes: values.HOMEWARD_SESSION_IDLE_MINUTES, hours: values.HOMEWARD_SESSION_HOURS },
    perKey: { points: values.HOMEWARD_REQUESTS_PER_MINUTE, seconds: 60 },
    uploadBytes: values.HOMEWARD_UPLOADS_MEGABYTES * 1_048_576,
    trustedProxies: values.HOMEWARD_TRUSTED_PROXIES ?? [],
    /** Null: there is none. */
    oidc: oidcSettings(values),
  };
}

function oidcSettings(values: Values) {
  const { HOMEWARD_OIDC_ISSUER: issuer, HOMEWARD_OIDC_CLIENT_ID: clientId } = values;
  const { HOMEWARD_OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      'HOMEWARD_OIDC_ISSUER, HOMEWARD_OIDC_CLIENT_ID and HOMEWARD_OIDC_CLIENT_SECRET belong together: set all three, or none of them.',
    );
  }
  return { issuer, clientId, clientSecret };
}
