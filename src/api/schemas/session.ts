// Sessions, as the API tells of them.
import { z } from '@hono/zod-openapi';
import { linkPurposes, type Principal, scopes, staffRoles } from '../../contract/can.ts';
import { line } from './typed.ts';
import { instant, rma } from './words.ts';

const speakers = [...staffRoles, 'shop', 'customer', 'carrier', 'provider', 'mail'] as const;

const known = {
  role: z.enum(speakers),
  name: z.string().exactOptional().describe('Of staff.'),
  shop: z.string().exactOptional().describe('Where given, returns of this shop alone are open.'),
  rma: rma.exactOptional().describe('Where given, this return alone is open.'),
  scopes: z.array(z.enum(scopes)).exactOptional().describe('Where given, these alone are open.'),
  purpose: z.enum(linkPurposes).exactOptional().describe('Of a customer’s link.'),
};

z.strictObject(known) satisfies z.ZodType<Principal>;

export const sessionSchema = z
  .strictObject({
    ...known,
    csrf: z
      .string()
      .exactOptional()
      .describe('Of a browser’s session: whatever is not a GET shows it in the header X-CSRF-Token.'),
    endsAt: instant.exactOptional().describe('At the latest; unused it ends earlier.'),
  })
  .openapi('Session');

export const endedSchema = z.strictObject({ ended: z.boolean() }).openapi('SessionEnded');

export const signInSchema = z.strictObject({ name: line(1, 200), password: line(1, 200) }).openapi('SignIn');

export type SignInBody = z.output<typeof signInSchema>;
