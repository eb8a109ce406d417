// How the commands about returns reach the API; no other process reads these.
import { z } from 'zod';
import { address, secret } from './settings-types.ts';

export const clientVariables = {
  HOMEWARD_URL: address
    .optional()
    .describe('where the commands of homeward find the API; without it on this machine, at its port'),
  HOMEWARD_KEY: secret(
    z
      .string()
      .optional()
      .describe('the key of the API that these commands use; without it the development key of the role they need'),
  ),
};

type Values = z.infer<z.ZodObject<typeof clientVariables>>;

export function clientSettings({ HOMEWARD_URL: url, HOMEWARD_KEY: key }: Values, apiPort: number) {
  return { url: (url ?? `http://127.0.0.1:${apiPort}`).replace(/\/+$/, ''), key: key ?? null };
}
