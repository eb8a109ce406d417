// Keys, as the API tells of them.
import { z } from '@hono/zod-openapi';
import { scopes } from '../../contract/can.ts';
import { type ApiKey, keyRoles } from '../../ports/keys.ts';
import { line } from './typed.ts';
import { instant, who } from './words.ts';

const about = {
  id: z.string(),
  role: z.enum(keyRoles),
  shop: z.string().nullable().describe('Null: all shops.'),
  name: z.string(),
  scopes: z.array(z.enum(scopes)).describe('Of a key of the role `shop`; the others do one thing each.'),
  prefix: z.string().describe('How the key begins.'),
  madeBy: who,
  madeAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
};

export const keySchema = z.strictObject(about).openapi('Key') satisfies z.ZodType<ApiKey>;

export const madeKeySchema = z
  .strictObject({ ...about, key: z.string().describe('The key itself: it is shown this once.') })
  .openapi('MadeKey');

export const keysSchema = z.strictObject({ keys: z.array(keySchema) }).openapi('Keys');

export const wantedKeySchema = z
  .strictObject({
    role: z.enum(keyRoles).default('shop'),
    shop: line(1, 100).exactOptional().describe('Whose returns it opens; a key of a shop makes keys of its own shop.'),
    name: line(1, 100).describe(
      'What it is for. Two keys of one name may be active, so that one can follow the other.',
    ),
    scopes: z.array(z.enum(scopes)).max(scopes.length).default([]),
  })
  .openapi('WantedKey');

export type WantedKeyBody = z.output<typeof wantedKeySchema>;
