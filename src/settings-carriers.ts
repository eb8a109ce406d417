// The settings of whoever carries parcels back on the shop's account.
import { z } from 'zod';
import { unreachable } from './domain/vocabulary.ts';
import { carrierNames } from './ports/carriers.ts';
import { address, secret } from './settings-types.ts';

const whole = (what: string) =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,5}$/, what)
    .transform(Number);

export const carrierVariables = {
  HOMEWARD_CARRIER: z
    .enum(carrierNames, `one of ${carrierNames.join(', ')}`)
    .default('paper')
    .describe('where return labels come from: paper (printed by us, nothing is bought), easypost or shippo'),
  EASYPOST_API_KEY: secret(z.string().optional().describe('key of EasyPost, which buys the labels')),
  HOMEWARD_EASYPOST_URL: address.optional().describe('another place than EasyPost itself, for tests'),
  SHIPPO_API_KEY: secret(z.string().optional().describe('key of Shippo, which buys the labels')),
  HOMEWARD_SHIPPO_URL: address.optional().describe('another place than Shippo itself, for tests'),
  HOMEWARD_PARCEL_CM: z
    .string()
    .regex(/^[1-9][0-9]{0,2}x[1-9][0-9]{0,2}x[1-9][0-9]{0,2}$/, 'length, width and height in whole cm such as 30x20x15')
    .default('30x20x15')
    .describe('what a parcel that comes back is taken for, in cm, since orders do not say how large goods are'),
  HOMEWARD_PARCEL_GRAMS: whole('a whole number of grams')
    .default(1000)
    .describe('and its weight in grams, for the price of a label'),
};

type Values = z.infer<z.ZodObject<typeof carrierVariables>>;

/** Throws a sentence for a carrier that is chosen and whose key is not set. */
export function carrierSettings(values: Values) {
  const [lengthCm = 0, widthCm = 0, heightCm = 0] = values.HOMEWARD_PARCEL_CM.split('x').map(Number);
  const parcel = { lengthCm, widthCm, heightCm, grams: values.HOMEWARD_PARCEL_GRAMS };
  switch (values.HOMEWARD_CARRIER) {
    case 'paper':
      return { name: 'paper' as const };
    case 'easypost': {
      const account = accountOf(values, 'EASYPOST_API_KEY', values.HOMEWARD_EASYPOST_URL);
      return { name: 'easypost' as const, ...account, parcel };
    }
    case 'shippo': {
      const account = accountOf(values, 'SHIPPO_API_KEY', values.HOMEWARD_SHIPPO_URL);
      return { name: 'shippo' as const, ...account, parcel };
    }
    default:
      return unreachable(values.HOMEWARD_CARRIER);
  }
}

export type CarrierSettings = ReturnType<typeof carrierSettings>;

function accountOf(values: Values, name: 'EASYPOST_API_KEY' | 'SHIPPO_API_KEY', url: string | undefined) {
  const apiKey = values[name];
  if (apiKey === undefined || apiKey === '')
    throw new Error(`HOMEWARD_CARRIER is ${values.HOMEWARD_CARRIER} and ${name} is not set: set it, or choose paper.`);
  return { apiKey, ...(url !== undefined && { url: url.replace(/\/+$/, '') }) };
}
