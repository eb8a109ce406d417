// Where papers and evidence are kept.
import { z } from 'zod';
import { address, secret } from './settings-types.ts';

export const fileVariables = {
  HOMEWARD_S3_URL: address
    .optional()
    .describe('address of the S3 bucket for papers and evidence; without it they lie in the data folder'),
  HOMEWARD_S3_REGION: z.string().default('auto').describe('its region'),
  HOMEWARD_S3_KEY_ID: z.string().optional().describe('id of the key to it'),
  HOMEWARD_S3_SECRET: secret(z.string().optional().describe('the secret of that key')),
};

/** Null: files lie on the local disk. Throws a sentence where the key to the bucket is lacking. */
export function fileSettings(values: z.infer<z.ZodObject<typeof fileVariables>>) {
  const { HOMEWARD_S3_URL: url, HOMEWARD_S3_REGION: region } = values;
  const { HOMEWARD_S3_KEY_ID: keyId, HOMEWARD_S3_SECRET: secretKey } = values;
  if (url === undefined) return null;
  if (keyId === undefined || secretKey === undefined) {
    throw new Error('HOMEWARD_S3_URL is set: set HOMEWARD_S3_KEY_ID and HOMEWARD_S3_SECRET, too, or unset it.');
  }
  return { url, region, keyId, secret: secretKey };
}
